"""Everything that is known, for the pages: articles, dossier and findings together."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Notice
from generator.model.articles import Article, Segments
from generator.model.dossier import Dossier
from generator.model.findings import Analysis


@dataclass(frozen=True, slots=True)
class Corpus:
    """The analysed articles with the dossier."""

    dossier: Dossier
    articles: Mapping[str, Article]
    """By id, in the order of the files' names."""
    segments: Mapping[str, Segments]
    """By article id."""
    analyses: Mapping[str, Analysis]
    """By article id."""
    notices: tuple[Notice, ...]
    """What a person should look at, in order of place."""
