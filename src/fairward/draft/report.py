"""Assessed cases become a report in one language."""

from __future__ import annotations

from collections.abc import Iterable

from fairward import __version__, books
from fairward.draft.words import supported
from fairward.model.draft import Assessed, Report
from fairward.model.payment import Followed
from fairward.model.problem import Problem


def report(
    assessed: Iterable[Assessed],
    language: str = "en",
    problems: Iterable[Problem] = (),
    followed: Iterable[Followed] = (),
) -> Report:
    """Return the report on assessed cases in one output language (ISO 639-1: en or es; English where there is no other).

    `problems` are the sources that were not read; what a case or a document could not use is added by itself.
    `followed` is the money of ledgers.
    """
    spoken = supported(language)
    cases = tuple(assessed)
    seen: dict[Problem, None] = dict.fromkeys(problems)
    for one in cases:
        seen.update(dict.fromkeys(one.case.problems))
        for document in one.case.documents:
            seen.update(dict.fromkeys(document.problems))
    return Report(
        assessed=cases,
        language=spoken,
        edition=books.rulebook().edition,
        problems=tuple(seen),
        program=f"Fairward {__version__}",
        clauses=books.clauses(spoken),
        followed=tuple(followed),
    )
