"""How far a statement can be trusted: its speaker's grade, one lower where the rule that found it errs often."""

from collections.abc import Mapping

from generator.model.accuracy import Sieve
from generator.model.findings import Grade

_LOWER: Mapping[Grade, Grade] = {"A": "B", "B": "C", "C": "C"}


def graded(grade: Grade, sieve: Sieve | None) -> Grade:
    """Return the grade of a statement.

    Args:
        grade: As the speaker is known.
        sieve: The rule that found the statement.  One that is not listed, was
            never measured, or found too little to tell, keeps the grade: its
            cases in the tests are all that is known of it.  When it errs too
            often is said at `model.accuracy.SURE`.
    """
    return _LOWER[grade] if sieve is not None and sieve.is_unsure else grade
