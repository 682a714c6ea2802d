"""Turn a folder of press articles and a dossier into a site of briefings."""

__version__ = "0.1.0"
