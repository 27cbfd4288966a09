"""Reading along: each passage of a document is put to a language model of the user's choice, and its proposals are checked.

Off unless asked for. What fails a check is dropped and counted; what holds stands beside our own reading, with its origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fairward.extract import proposed
from fairward.extract.proposed import Answered, Failure
from fairward.model.document import Document
from fairward.model.problem import Problem
from fairward.model.statement import Statement
from fairward.run.calling import Caller, NoAnswer

LONGEST = 4000
_GIVE_UP = 5
Read = tuple[tuple[Statement, ...], tuple[Problem, ...]]


@dataclass(slots=True, kw_only=True)
class Asking:
    """A model that reads along: whom to ask, and what became of all that it proposed so far.

    `tell` is called once, before the first call, with the sentence that says where text goes; `step` after each passage. After an interruption
    (Ctrl-C) or five failures in a row nothing more is asked; what was read stands.
    """

    caller: Caller
    tell: Callable[[str], None]
    step: Callable[[], object] = lambda: None
    longest: int = LONGEST
    counts: Counter[str] = field(default_factory=Counter, init=False)
    dropped: Counter[Failure] = field(default_factory=Counter, init=False)
    stopped: str = field(default="", init=False)
    _seen: set[str] = field(default_factory=set, init=False)
    _told: bool = field(default=False, init=False)
    _failed: int = field(default=0, init=False)

    @property
    def where(self) -> str:
        """Return the name of the model and its host, as problems name them."""
        return f"language model {self.caller.name} at {self.caller.address.host}"

    def notice(self) -> str:
        """Return the sentence that says whether text leaves this machine, and where it goes."""
        address, name = self.caller.address, self.caller.name
        if address.local:
            return (
                f"The text of what is read goes to the language model {name} on this machine ({address.host}); "
                "Fairward sends it nowhere else."
            )
        how = "" if address.encrypted else ", without encryption"
        return (
            f"The text of what is read, with every name and detail in it, leaves this machine: "
            f"it goes to {address.host}{how}, to the language model {name}."
        )

    def read(self, document: Document, own: Sequence[Statement]) -> Read:
        """Return a document's own statements with those that the model proposes, and a Problem for each passage that failed.

        No text is sent twice: of a document that was read before only its own statements come back.
        """
        if document.id in self._seen:
            return tuple(own), ()
        self._seen.add(document.id)
        spans = proposed.passages(document, self.longest)
        checking = proposed.Checking(document, self.caller.name, own)
        found: dict[tuple[object, ...], Statement] = {}
        problems: list[Problem] = []
        number = 0
        try:
            for number, (start, end) in enumerate(spans):
                if self.stopped:
                    problems.append(self._left(document, len(spans) - number))
                    break
                answer = self._answer(document, start, end, problems)
                if answer is not None:
                    self._take(answer.rows, (start, end), checking, found)
                self.step()
        except KeyboardInterrupt:
            self.stopped = "after an interruption"
            problems.append(self._left(document, len(spans) - number))
        merged = proposed.merged(own, found.values())
        self.counts.update(agreed=merged.agreed, added=merged.added, otherwise=merged.otherwise)
        return merged.statements, tuple(problems)

    def account(self) -> Iterator[Problem]:
        """Yield one Problem that says what became of all proposals, or none where the model was not asked."""
        if not self._told:
            return
        counts, failed = self.counts, sum(self.dropped.values())
        kinds = ", ".join(f"{number:,} {kind.value}" for kind, number in self.dropped.most_common() if number)
        passages = f"{counts['passages']:,} passage{'s' if counts['passages'] != 1 else ''} sent"
        yield Problem(
            where=self.where,
            what=f"{passages}; of {counts['proposed']:,} proposals {counts['agreed']:,} confirm what was read, "
            f"{counts['added']:,} add to it, {counts['otherwise']:,} read a place otherwise, "
            f"{failed:,} were dropped{f' ({kinds})' if failed else ''}.",
            hint="What only the model reads is marked: check its words before using them.",
        )

    def _answer(self, document: Document, start: int, end: int, problems: list[Problem]) -> Answered | None:
        """Return what the model answers on one passage; where there is none, None and one more Problem."""
        if not self._told:
            self._told = True
            self.tell(self.notice())
        self.counts["passages"] += 1
        try:
            answer = self.caller.ask(proposed.instruction(), proposed.question(document.text[start:end]))
        except NoAnswer as failure:
            self._failed += 1
            if failure.for_all or self._failed >= _GIVE_UP:
                self.stopped = "as every call would fail alike" if failure.for_all else f"after {_GIVE_UP} failures"
            problems.append(self._problem(document, start, end, failure.what, failure.hint))
            return None
        self._failed = 0
        told = proposed.rows(answer.text)
        self.dropped[Failure.BROKEN] += told.broken
        self.counts["proposed"] += told.broken
        if not told.readable:
            problems.append(
                self._problem(
                    document, start, end, "The model's answer holds no statement in JSON.", "Try another model."
                )
            )
        elif answer.cut:
            what = "The model's answer was cut off; what came before the cut was used."
            problems.append(self._problem(document, start, end, what, "Let the server give longer answers."))
        return told

    def _take(
        self,
        rows: Iterable[Mapping[str, object]],
        passage: tuple[int, int],
        checking: proposed.Checking,
        found: dict[tuple[object, ...], Statement],
    ) -> None:
        """Check all that an answer proposes, and keep what holds, each once."""
        for row in rows:
            self.counts["proposed"] += 1
            checked = checking.checked(row, passage)
            if isinstance(checked, Failure):
                self.dropped[checked] += 1
            elif (checked.id, checked.about) in found:
                self.dropped[Failure.TWICE] += 1
            else:
                found[checked.id, checked.about] = checked

    def _problem(self, document: Document, start: int, end: int, what: str, hint: str) -> Problem:
        """Return the Problem of one passage, named by its place in the text."""
        page = document.page_at(start)
        place = f"{f'page {page}, ' if page else ''}characters {start:,} to {end:,}"
        return Problem(where=f"{document.source.name}, {place}, {self.where}", what=what, hint=hint)

    def _left(self, document: Document, number: int) -> Problem:
        """Return the Problem of the passages that were not asked about."""
        many = "1 passage was" if number == 1 else f"{number:,} passages were"
        return Problem(
            where=f"{document.source.name}, {self.where}",
            what=f"{many} not put to the model, {self.stopped}.",
            hint="What Fairward reads itself stands; run again for the rest.",
        )
