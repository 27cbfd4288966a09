"""Cases as one JSON object that can be read back: documents with their texts, statements, judgements, followed money, all exact."""

from __future__ import annotations

import functools
import json
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from fairward.model.case import Case, Fact, Judgement, Voiced
from fairward.model.document import Document
from fairward.model.money import Count, Rate, Share
from fairward.model.payment import Followed, Shown
from fairward.model.problem import FairwardError, Problem, UnreadableSource
from fairward.model.rows import followed_row
from fairward.model.statement import About, Fee, Measure, Origin, Speaker, Stance, Statement, Topic

SCHEMA, READING = "fairward/case", "fairward/reading"
VERSION = 1
BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError, FairwardError)
"""What is raised where data is not what it says it is."""

Row = dict[str, Any]
_VALUES: Mapping[str, type] = {one.__name__: one for one in (Rate, Share, Count, Measure, Fee)}
_HASH = re.compile(r"[0-9a-f]{64}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Cases as they were saved, with the money of ledgers that was followed beside them."""

    cases: tuple[Case, ...]
    followed: tuple[Followed, ...] = ()


def saved_row(cases: Iterable[Case], followed: Iterable[Followed] = ()) -> Row:
    """Return cases as data; each document and each statement stands in it once (where letters stand on a page is left out)."""
    given = tuple(cases)
    documents = {document.id: document for case in given for document in case.documents}
    statements: dict[str, int] = {}
    rows: list[Row] = []

    def voiced(one: Voiced) -> Row:
        said = one.statement
        if said.id not in statements:
            statements[said.id] = len(rows)
            rows.append(_statement(said))
        judged = {"judgement": followed_row(one.judgement)} if one.judgement else {}
        return {"statement": statements[said.id], "family": one.family, **judged}

    def row(case: Case) -> Row:
        place = {one.statement.id: number for number, one in enumerate(case.voiced)}
        return {
            **{name: getattr(case, name) for name in ("host", "sender", "since", "until")},
            "documents": [document.id for document in case.documents],
            "voiced": [voiced(one) for one in case.voiced],
            "facts": [{"topic": one.topic, "voiced": [place[each.statement.id] for each in one.voiced]} for one in case.facts],
            "rejected": [voiced(one) for one in case.rejected],
            "problems": followed_row(case.problems),
            "shown": followed_row(case.shown),
        }  # fmt: skip

    made = [row(case) for case in given]
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "documents": [followed_row(_unlined(one)) for one in documents.values()],
        "statements": rows,
        "cases": made,
        "followed": [followed_row(one) for one in followed],
    }


def read_saved(body: bytes, where: str) -> Saved:
    """Return the cases of a saved report or case file; UnreadableSource says what is wrong with one that is broken."""
    try:
        row = json.loads(body)
        row = row.get("saved", row)
        _ours(row["schema"], row["version"])
        documents = {one.id: one for one in map(_document, row["documents"])}
        statements = [_said(one, documents) for one in row["statements"]]
        cases = tuple(_case(one, documents, statements) for one in row["cases"])
        return Saved(cases=cases, followed=tuple(made(Followed, one) for one in row.get("followed", ())))
    except BROKEN as error:
        told = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise UnreadableSource(
            Problem(
                where=where,
                what=f"This is no saved case that can be read ({told[:200]}).",
                hint="Save it again with `fairward assess SOURCES --report FILE.json`; do not change it by hand.",
            )
        ) from error


def reading_row(document: Document, statements: Iterable[Statement]) -> Row:
    """Return what one source says as data (where letters stand on a page is left out)."""
    return {
        "schema": READING,
        "version": VERSION,
        "document": followed_row(_unlined(document)),
        "statements": [_statement(said) for said in statements],
    }


def read_reading(row: Row) -> tuple[Document, tuple[Statement, ...]]:
    """Return what one source says from its row; an error of the kinds in BROKEN where it is broken."""
    _ours(row["schema"], row["version"], READING)
    document = _document(row["document"])
    return document, tuple(_said(one, {document.id: document}) for one in row["statements"])


def _ours(schema: Any, version: Any, wanted: str = SCHEMA) -> None:
    """Return nothing; raise ValueError where data is of something else."""
    if schema != wanted or version != VERSION:
        raise ValueError(f"its schema is {str(schema)[:40]!r}, version {str(version)[:9]}")


def made(kind: Any, row: Any) -> Any:
    """Return a noun (or what it consists of) from its row; TypeError or ValueError where the row is of another kind."""
    return _maker(kind)(row)


def _statement(said: Statement) -> Row:
    """Return a statement as data, its value exact and named by its noun."""
    value: Any = followed_row(said.value)
    if is_dataclass(said.value):
        value = {type(said.value).__name__: value}
    return {
        "topic": said.topic.value,
        "value": value,
        "about": followed_row(said.about),
        "speaker": followed_row(said.speaker),
        "stance": said.stance.value,
        "quote": [said.quote.document.id, said.quote.start, said.quote.end],
        "confidence": said.confidence,
        "way": said.way,
        "clause": said.clause,
        "answers": said.answers,
        "context": list(said.context) if said.context else None,
        "origin": said.origin.value,
        "otherwise": list(said.otherwise),
    }


def _said(row: Row, documents: Mapping[str, Document]) -> Statement:
    """Return a statement from its row."""
    value = row["value"]
    if isinstance(value, dict):
        ((name, held),) = value.items()
        value = made(_VALUES[name], held)
    elif isinstance(value, list):
        value = tuple(map(_text, value))
    elif not isinstance(value, bool):
        value = _text(value)
    name, start, end = row["quote"]
    context = made(tuple[int, int] | None, row["context"])
    text = documents[name].text
    if context and not 0 <= context[0] <= context[1] <= len(text):
        raise ValueError("a sentence that does not lie in its document")
    return Statement(
        topic=Topic(row["topic"]),
        value=value,
        about=made(About, row["about"]),
        speaker=made(Speaker, row["speaker"]),
        stance=Stance(row["stance"]),
        quote=documents[name].quote(made(int, start), made(int, end)),
        confidence=made(float, row["confidence"]),
        way=_text(row["way"]),
        clause=made(str | None, row["clause"]),
        answers=made(str | None, row["answers"]),
        context=context,
        origin=Origin(row.get("origin", Origin.RULES)),
        otherwise=made(tuple[str, ...], row.get("otherwise", [])),
    )


def _case(row: Row, documents: Mapping[str, Document], statements: list[Statement]) -> Case:
    """Return a case from its row."""

    def voiced(one: Row) -> Voiced:
        number = one["statement"]
        if not isinstance(number, int) or number < 0:
            raise ValueError("a statement is named by its place from 0")
        judged = made(Judgement, one["judgement"]) if one.get("judgement") else None
        return Voiced(statement=statements[number], family=_text(one["family"]), judgement=judged)

    for code in (row["host"], row["sender"]):
        if code is not None and not _COUNTRY.fullmatch(_text(code)):
            raise ValueError(f"{code[:9]!r} is no ISO 3166 code")
    own = tuple(map(voiced, row["voiced"]))
    return Case(
        host=row["host"],
        sender=row["sender"],
        since=made(str | None, row["since"]),
        until=made(str | None, row["until"]),
        documents=tuple(documents[name] for name in row["documents"]),
        voiced=own,
        facts=tuple(
            Fact(topic=_text(one["topic"]), voiced=tuple(own[made(int, place)] for place in one["voiced"]))
            for one in row["facts"]
        ),
        rejected=tuple(map(voiced, row["rejected"])),
        problems=made(tuple[Problem, ...], row["problems"]),
        shown=made(tuple[Shown, ...], row["shown"]),
    )


def _document(row: Row) -> Document:
    """Return a document from its row; its identity is a hash and nothing else, for addresses are made of it."""
    document: Document = made(Document, row)
    if not _HASH.fullmatch(document.id):
        raise ValueError("a document is named by the SHA-256 of its source")
    return document


def _unlined(document: Document) -> Document:
    """Return a document without the boxes of its lines."""
    return replace(document, pages=tuple(replace(page, lines=()) for page in document.pages))


Make = Callable[[Any], Any]


@functools.cache
def _maker(kind: Any) -> Make:
    """Return what makes a value of a kind from its row."""
    simple: dict[Any, Make] = {
        str: _text, int: _whole, float: _fraction, bool: lambda row: _of(bool, row), Decimal: _decimal,
        date: lambda row: date.fromisoformat(_text(row)), type(None): lambda row: _of(type(None), row), object: _frozen, Any: _frozen,
    }  # fmt: skip
    if kind in simple:
        return simple[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return lambda row: parts[parts.index(row)]
    if origin in (Union, types.UnionType):
        return _optional([_maker(part) for part in parts if part is not type(None)], empty=type(None) in parts)
    if origin is tuple:
        return _sequence(parts)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        name, held = map(_maker, parts)
        return lambda row: {name(key): held(value) for key, value in _of(dict, row).items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if not is_dataclass(kind):
        raise TypeError(f"no rows of {kind}")
    hints = get_type_hints(kind)
    own = [(part.name, _maker(hints[part.name])) for part in fields(kind) if part.init]
    build: Any = kind
    return lambda row: build(**{name: make(row[name]) for name, make in own if name in _of(dict, row)})


def _sequence(parts: tuple[Any, ...]) -> Make:
    """Return what makes a tuple: of any length and one kind, or of as many as there are kinds."""
    if parts[-1] is Ellipsis:
        each = _maker(parts[0])
        return lambda row: tuple(map(each, _of(list, row)))
    every = tuple(map(_maker, parts))
    return lambda row: tuple(make(one) for make, one in zip(every, _of(list, row), strict=True))


def _optional(makers: list[Make], *, empty: bool) -> Make:
    """Return what makes a value of the first of several kinds that fits."""

    def make(row: Any) -> Any:
        if row is None and empty:
            return None
        for one in makers[:-1]:
            try:
                return one(row)
            except (TypeError, ValueError):
                continue
        return makers[-1](row)

    return make


def _of(kind: type, row: Any) -> Any:
    """Return a row of a kind; TypeError where it is another."""
    if type(row) is not kind:
        raise TypeError(f"{str(row)[:40]!r} stands where {kind.__name__} should")
    return row


def _text(row: Any) -> str:
    """Return a text that can be written again: halves of pairs have no place in one."""
    found: str = _of(str, row)
    if not found.isascii():
        found.encode()
    return found


def _whole(row: Any) -> int:
    """Return a whole number."""
    return int(_of(int, row))


def _fraction(row: Any) -> float:
    """Return a number with a fraction."""
    return float(row if type(row) is int else _of(float, row))


def _decimal(row: Any) -> Decimal:
    """Return an exact number, of a length that a number of this world has."""
    if len(_text(row)) > _LONGEST_NUMBER:
        raise ValueError("a number with too many figures")
    found = Decimal(row)
    if not found.is_finite() or abs(found.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(f"{row!r} is no number of this world")
    return found


def _frozen(row: Any) -> Any:
    """Return any data, lists as tuples."""
    return tuple(map(_frozen, row)) if isinstance(row, list) else row
