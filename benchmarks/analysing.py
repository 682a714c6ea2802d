"""How many articles a second are read and analysed, on one core."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Row, time_calls
from benchmarks.projects import read_project
from generator.reading.articles import read_articles
from generator.site import analyse_article, build_corpus, clean_article, load_engine, prepare_dossier


def analyse(folder: Path, project: Path, repeat: int) -> Iterator[Row]:
    """Measure reading, cleaning, and all stages with the project's dossier.

    Args:
        folder: Articles to analyse.
        project: Its dossier gives the names and cues.
        repeat: How often.
    """
    engine = load_engine()
    dossier = build_corpus(read_project(project), project, engine).dossier
    knowledge = prepare_dossier(dossier)
    raw, _ = read_articles(folder, folder)
    articles = [clean_article(article, engine) for article in raw]
    count = len(articles)
    words = sum(len(paragraph.text.split()) for article in raw for paragraph in article.paragraphs)
    print(f"{count:,} articles of {words / count:.0f} words on average:")
    yield Row("  read", time_calls(lambda: read_articles(folder, folder), repeat), items=count)
    yield Row("  clean", time_calls(lambda: [clean_article(one, engine) for one in raw], repeat), items=count)
    runs = time_calls(lambda: [analyse_article(one, knowledge, engine) for one in articles], max(1, repeat // 2))
    yield Row("  analyse, with the project's dossier", runs, items=count)
    empty = prepare_dossier(None)
    runs = time_calls(lambda: [analyse_article(one, empty, engine) for one in articles], max(1, repeat // 2))
    yield Row("  analyse, without a dossier", runs, items=count)
