"""Hear what MkDocs reports while it works."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[int, str], None]
"""Takes the level of a message, as `logging` numbers them, and its text."""


@contextmanager
def listening(level: int, listen: Listener) -> Iterator[None]:
    """Pass on MkDocs' messages from a level on, as long as the context lasts."""
    logger, forwarder = logging.getLogger("mkdocs"), _Forwarder(level, listen)
    logger.addHandler(forwarder)
    try:
        yield
    finally:
        logger.removeHandler(forwarder)


class _Forwarder(logging.Handler):
    def __init__(self, level: int, listen: Listener) -> None:
        super().__init__(level)
        self._listen = listen

    def emit(self, record: logging.LogRecord) -> None:
        self._listen(record.levelno, record.getMessage())
