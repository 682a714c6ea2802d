"""Machine-readable files: the facts of the pages, for programs.

`records` is the public form of every item and `forms` that of every file;
`findings` and `dossier` fill them, `passages` turns places and words into their
public form, and `files` writes each file with its JSON Schema.
"""

from generator.publishing.data.files import data_files

__all__ = ["data_files"]
