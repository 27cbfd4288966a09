"""Documents and statements with every private detail masked, and the count of what was withheld."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import PurePath
from typing import Any

from fairward.model.document import Document, Quote
from fairward.model.statement import Statement
from fairward.publish.redact.decisions import Decision
from fairward.publish.redact.folded import alternatives, folded
from fairward.publish.redact.persons import Known, known_names
from fairward.publish.redact.search import Detail, details

BAR = "█"
_PRIVATE_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """What may be published: documents and statements without private details, and what was withheld.

    `found` are the details by document as they were found (never to be published); `withheld` counts them by document
    and kind; `kept` by kind what a person decided to keep, with the reasons; `mask` masks the same details in any words.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    found: tuple[tuple[Document, tuple[Detail, ...]], ...]
    withheld: Mapping[str, Mapping[str, int]]
    kept: tuple[tuple[str, str], ...]
    words: re.Pattern[str] | None

    def mask(self, text: str) -> str:
        """Return words with every detail masked that was found anywhere, and any that they hold themselves."""
        return _mask_words(text, self.words)


def masked(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    decisions: Sequence[Decision] = (),
    read_again: Callable[[Document], Iterable[Statement]] | None = None,
    private: frozenset[str] = frozenset(),
    clean: Container[str] = frozenset(),
) -> Masked:
    """Return documents and statements with private details masked, letter for letter, so that quotes keep their place.

    `private` are folded names that texts elsewhere show to be private; `clean` are documents (ids) known to hold no details.
    1. Details are found in each text. 2. Names that one text shows to be private are looked for in all. 3. What a person
    decided to keep is let through. 4. Texts, titles, file names, speakers and values are masked. 5. A text in which
    something was masked is read again (`read_again`), so that no statement is made of what is hidden.
    """
    given = tuple(documents)
    keep = {(one.kind, folded(one.text)) for one in decisions if one.decision == "keep"}
    known = known_names()
    first = {document.id: () if document.id in clean else details(document.text, known) for document in given}
    kept = frozenset(" ".join(name.split()) for kind, name in keep if kind == "person")
    names = private_names(first.values()) | private
    names -= kept
    everywhere = Known(names=known.names, private=names)
    hidden = {
        document.id: tuple(
            one
            for one in (details(document.text, everywhere) if names else first[document.id])
            if (one.kind, folded(one.text)) not in keep
        )
        for document in given
    }
    literal = {
        " ".join(folded(one.text).split()) for own in hidden.values() for one in own if len(one.text) >= _PRIVATE_LENGTH
    }
    words = re.compile(rf"(?<!\w)(?:{alternatives(literal | names)})(?!\w)") if literal | names else None
    papers = {document.id: _document(document, hidden[document.id], words) for document in given}
    return Masked(
        documents=tuple(papers.values()),
        statements=tuple(_statements(statements, papers, hidden, words, read_again)),
        found=tuple((document, hidden[document.id]) for document in given),
        withheld={name: dict(Counter(one.kind for one in own)) for name, own in hidden.items() if own},
        kept=tuple((one.kind, one.reason) for one in decisions if one.decision == "keep"),
        words=words,
    )


def private_names(found: Iterable[Sequence[Detail]]) -> frozenset[str]:
    """Return the folded names of two words and more that were found."""
    names = (" ".join(folded(one.text).split()) for own in found for one in own if one.kind == "person")
    return frozenset(name for name in names if " " in name)


def _document(document: Document, hidden: Sequence[Detail], words: re.Pattern[str] | None) -> Document:
    """Return a document with its details masked; the text keeps its length, so every offset stays right."""
    letters = list(document.text)
    for one in hidden:
        letters[one.start : one.end] = [letter if letter == "\n" else BAR for letter in letters[one.start : one.end]]

    def clean(text: str | None) -> str | None:
        return text and _mask_words(text, words)

    name = PurePath(document.source.name.replace("\\", "/")).name
    return replace(
        document,
        source=replace(document.source, name=_file_name(name, words)),
        text="".join(letters),
        title=clean(document.title),
        publisher=clean(document.publisher),
        author=clean(document.author),
        problems=tuple(
            replace(one, where=_file_name(PurePath(one.where).name, words), what=_mask_words(one.what, words))
            for one in document.problems
        ),
    )


def _statements(
    given: Iterable[Statement],
    clean: Mapping[str, Document],
    hidden: Mapping[str, Sequence[Detail]],
    words: re.Pattern[str] | None,
    read_again: Callable[[Document], Iterable[Statement]] | None,
) -> Iterator[Statement]:
    """Yield the statements of masked documents: those given, and for a text with something masked what it says now."""
    changed = {name for name, own in hidden.items() if own} if read_again else set()
    for one in given:
        name = one.quote.document.id
        if name not in changed:
            yield _statement(one, clean[name], words, _years(hidden[name]))
    for name, document in clean.items():
        if name in changed and read_again:
            for one in read_again(document):
                yield _statement(one, document, words, _years(hidden[name]))


def _years(hidden: Iterable[Detail]) -> frozenset[str]:
    """Return the years of the dates of birth that were found: a reader may have taken one for the period of a statement."""
    return frozenset(year for one in hidden if one.kind == "birth_date" for year in re.findall(r"\d{4}", one.text))


def _statement(
    statement: Statement, document: Document, words: re.Pattern[str] | None, years: frozenset[str]
) -> Statement:
    """Return a statement of a masked document, its speaker and its value masked as well, and no date of birth as its period."""
    quote, about = statement.quote, statement.about
    if about.period and about.period[:4] in years:
        about = replace(about, period=None)
    return replace(
        statement,
        quote=Quote(document=document, start=quote.start, end=quote.end),
        speaker=replace(statement.speaker, name=_mask_words(statement.speaker.name, words)),
        about=_clean(about, words),
        value=_clean(statement.value, words),
    )


def _clean(value: Any, words: re.Pattern[str] | None) -> Any:
    """Return a value with the texts in it masked."""
    if isinstance(value, str) and type(value) is str:
        return _mask_words(value, words)
    if isinstance(value, tuple):
        return tuple(_clean(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {part.name: getattr(value, part.name) for part in fields(value) if part.init}
        changed = {name: made for name, held in found.items() if (made := _clean(held, words)) != held}
        return replace(value, **changed) if changed else value
    return value


def _mask_words(text: str, words: re.Pattern[str] | None) -> str:
    """Return a text with known details masked, and those that it holds itself."""
    spans = [match.span() for match in words.finditer(folded(text))] if words else []
    spans += _spans(text)
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BAR * (end - start)
    return "".join(letters)


@functools.lru_cache(maxsize=10_000)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text holds details by itself; the same speakers and titles come again and again."""
    return tuple((one.start, one.end) for one in details(text, known_names()))


def _file_name(name: str, words: re.Pattern[str] | None) -> str:
    """Return a file's name with private names in it masked, also where hyphens or underscores stand for spaces."""
    spaced = re.sub(r"[-_.+]", " ", name)
    found = _mask_words(spaced.title() if spaced.islower() else spaced, words)
    return "".join(BAR if hidden == BAR else letter for hidden, letter in zip(found, name, strict=True))
