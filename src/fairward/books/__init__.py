"""What we know, as data: phrases, rules, clauses, topics and atlas, read from the YAML files beside this reader.

Each book is read once a process and checked against its schema: a key that the schema does not know is refused by name,
with file and line.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from fairward.books.shelf import parsed, refusal, shelved
from fairward.model.check import (
    Ceiling,
    Check,
    Condition,
    Example,
    Instrument,
    PayFigure,
    Provision,
    Ratification,
    Rulebook,
)
from fairward.model.draft import Clause

__all__ = ["asking", "atlas", "clauses", "concepts", "languages", "learned", "phrases", "rulebook", "senses", "topics"]

SHELF = Path(__file__).parent
LANGUAGES = ("en", "es", "pt", "fr")
CEILINGS = "atlas/deduction_ceilings.yaml"
FIGURES = "rules/figures.yaml"
Data = Any
Naming = tuple[str, str, Iterable[Any], Container[Any]]
Noun = TypeVar("Noun")

STATUSES = ("party", "not_party", "unknown")
TOPIC_KEYS = ("group", "kind", "label", "values")


@functools.cache
def rulebook(shelf: Path = SHELF) -> Rulebook:
    """Return the rulebook: instruments, provisions, checks, figures, indicators and ceilings, with date and hash.

    `shelf` is the folder that holds the books. Raises BookError where a file does not keep the schema, where a citation
    leads nowhere or where a check names a topic, value or figure that does not exist.
    """
    paths = [*sorted((shelf / "rules").rglob("*.yaml")), shelf / "atlas" / "deduction_ceilings.yaml"]
    data = shelved(shelf, "rules", [*paths, shelf / "topics.yaml"], lambda: _read_rules(shelf, paths))
    return _rulebook_of(data, shelf)


@functools.cache
def clauses(language: str, shelf: Path = SHELF) -> tuple[Clause, ...]:
    """Return the fair clauses in one language (ISO 639-1), in the order of the book; BookError where there is none."""
    path = shelf / "clauses" / f"{language}.yaml"
    records = shelved(shelf, f"clauses-{language}", [path], lambda: parsed(path))
    return tuple(_made(Clause, record, path, language=language) for record in records)


@functools.cache
def topics(shelf: Path = SHELF) -> Mapping[str, Mapping[str, Data]]:
    """Return the topics of statements in the order in which they are shown: {topic: {group, kind, label, values}}."""
    path = shelf / "topics.yaml"
    known: Mapping[str, Mapping[str, Data]] = shelved(shelf, "topics", [path], lambda: _read_topics(path))
    return known


@functools.cache
def asking(shelf: Path = SHELF) -> Mapping[str, Data]:
    """Return what a language model is told that reads along: {opening, task, kinds, hints, closing}."""
    path = shelf / "asking.yaml"
    book: Mapping[str, Data] = shelved(
        shelf, "asking", [path, shelf / "topics.yaml"], lambda: _read_asking(shelf, path)
    )
    return book


@functools.cache
def phrases(language: str, shelf: Path = SHELF) -> Mapping[str, Data]:
    """Return the phrase book of one language (ISO 639-1), with what its folder adds; BookError where there is none."""
    paths = [shelf / "phrases" / f"{language}.yaml", *sorted((shelf / "phrases" / language).glob("*.yaml"))]
    book: Mapping[str, Data] = shelved(shelf, f"phrases-{language}", paths, lambda: _joined(map(parsed, paths)))
    return book


def _joined(parts: Iterable[dict[str, Data]]) -> Data:
    """Return one phrase book: the sets of all parts, and the entries of each topic one after the other."""
    first, *more = parts
    for part in more:
        first["sets"] = {**first["sets"], **part.get("sets", {})}
        for topic, entries in part["topics"].items():
            first["topics"][topic] = [*first["topics"].get(topic, ()), *entries]
    return first


@functools.cache
def concepts(language: str, shelf: Path = SHELF) -> Mapping[str, Data] | None:
    """Return the concepts of one language, {concept: words}; None where it has no book of them."""
    path = shelf / "concepts" / f"{language}.yaml"
    if not path.exists():
        return None
    book: Mapping[str, Data] = shelved(shelf, f"concepts-{language}", [path], lambda: parsed(path))
    return book


@functools.cache
def senses(language: str, shelf: Path = SHELF) -> Mapping[str, str] | None:
    """Return the words of one language by what they mean, {group: entries}; None where it has no book of senses."""
    path = shelf / "senses" / f"{language}.txt"
    if not path.exists():
        return None
    rows = (row.partition(": ") for row in path.read_text(encoding="utf-8").splitlines())
    return {group: entries for group, _, entries in rows}


@functools.cache
def learned(shelf: Path = SHELF) -> Mapping[str, Data] | None:
    """Return what was learned from annotated texts: weights that join its `parts` (packed models); None where there is nothing."""
    folder = shelf / "learned"
    if not (folder / "learned.json").exists():
        return None
    about: dict[str, Data] = json.loads((folder / "learned.json").read_bytes())
    parts = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.model"))}
    return {**about, "parts": parts}


def languages(shelf: Path = SHELF) -> tuple[str, ...]:
    """Return the languages (ISO 639-1) that have a phrase book, sorted."""
    return tuple(sorted(path.stem for path in (shelf / "phrases").glob("*.yaml")))


@functools.cache
def atlas(name: str, shelf: Path = SHELF) -> Data:
    """Return one sheet of the atlas (countries, voices ...) as it is written; BookError where there is none."""
    path = shelf / "atlas" / f"{name}.yaml"
    return shelved(shelf, f"atlas-{name}", [path], lambda: parsed(path))


# --- from plain data to nouns ----------------------------------------------------------------------------------------


def _made(noun: type[Noun], record: Mapping[str, Data], path: Path, **given: Data) -> Noun:
    """Return a noun made of a record; lists become tuples. BookError names keys that are unknown or missing."""
    if not isinstance(record, dict):
        raise refusal(path, f"expected a mapping for {noun.__name__}, found {record!r}")
    known = {field.name: field for field in fields(noun)}  # type: ignore[arg-type]  # every noun is a dataclass
    for key in record:
        if key not in known:
            raise refusal(path, f"the key '{key}' is not known for {noun.__name__}", str(key))
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in {**record, **given}.items()}
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            label = record.get("id", record.get("country", ""))
            raise refusal(path, f"{noun.__name__} {label} has no '{name}'", str(label))
    return noun(**values)


def _worded(record: Mapping[str, Data], names: Iterable[str]) -> dict[str, Data]:
    """Return the record with each named text in English, and the same text in all its languages as `<name>_in`."""
    out = dict(record)
    for name in names:
        if isinstance(record.get(name), dict):
            out[name], out[f"{name}_in"] = record[name].get("en"), record[name]
        elif record.get(name) is not None:
            out[f"{name}_in"] = dict.fromkeys(LANGUAGES, record[name])
    return out


def _condition(record: Mapping[str, Data], path: Path) -> Condition:
    """Return a condition; bounds become Decimal and words tuples."""
    out = dict(record)
    for name in ("words", "unless"):
        if name in out:
            out[name] = {language: tuple(many) for language, many in out[name].items()}
    for name in ("above", "below"):
        if name in out:
            out[name] = Decimal(str(out[name]))
    return _made(Condition, out, path)


def _check(record: Mapping[str, Data], path: Path) -> Check:
    """Return a check with its conditions and examples."""
    out = dict(record)
    for name in ("breached_by", "met_by"):
        out[name] = [_condition(item, path) for item in record.get(name, [])]
    out["examples"] = [Example(outcome=name, text=text) for name, text in record.get("examples", {}).items()]
    return _made(Check, out, path)


def _instrument(record: Mapping[str, Data], path: Path) -> tuple[Instrument, list[Provision]]:
    """Return an instrument and its provisions; what a country left out on joining stands on the provisions too."""
    out = _worded(record, ("name", "body", "notes"))
    own = out.pop("provisions", [])
    out["ratifications"] = [
        _made(Ratification, _worded(item, ("note",)), path) for item in out.get("ratifications", [])
    ]
    if "excluded_when" in out:
        out["excluded_when"] = {language: tuple(many) for language, many in out["excluded_when"].items()}
    instrument = _made(Instrument, out, path)
    provisions = []
    for item in own:
        left_out = [party.country for party in instrument.ratifications if item.get("id") in party.excludes]
        worded = _worded(item, ("article", "note"))
        provisions.append(_made(Provision, worded, path, instrument=instrument.id, excluded=left_out))
    return instrument, provisions


def _rulebook_of(data: Mapping[str, Data], shelf: Path) -> Rulebook:
    """Return the nouns of the rulebook's plain data."""
    instruments, provisions = {}, {}
    for name, record in data["instruments"].items():
        instrument, own = _instrument(record, shelf / name)
        instruments[instrument.id] = instrument
        provisions.update({provision.id: provision for provision in own})
    checks = [_check(record, shelf / name) for name, record in data["checks"].items()]
    figures = [_made(PayFigure, _worded(record, ("formula",)), shelf / FIGURES) for record in data["figures"]]
    return Rulebook(
        instruments=instruments,
        provisions=provisions,
        checks={check.id: check for check in checks},
        figures={figure.id: figure for figure in figures},
        ceilings=tuple(_made(Ceiling, record, shelf / CEILINGS) for record in data["ceilings"]),
        indicators={record["id"]: record for record in data["indicators"]},
        edition_date=data["edition"]["date"],
        edition_hash=data["hash"],
        labels=data["labels"],
        notes=data["edition"]["notes"],
    )


# --- what must hold --------------------------------------------------------------------------------------------------


def _read_rules(shelf: Path, paths: list[Path]) -> Data:
    """Return the rulebook's plain data with its hash, once everything that it names has been found to exist."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(shelf).as_posix().encode() + b"\x1f" + path.read_bytes() + b"\x1f")
    rules = shelf / "rules"
    records = {path.relative_to(shelf).as_posix(): parsed(path) for path in paths if path.parent != rules}
    data = {
        "hash": digest.hexdigest(),
        **{name: parsed(rules / f"{name}.yaml") for name in ("edition", "labels", "indicators", "figures")},
        "ceilings": records.pop(CEILINGS),
        "instruments": {name: record for name, record in records.items() if name.startswith("rules/instruments/")},
        "checks": {name: record for name, record in records.items() if name.startswith("rules/checks/")},
    }
    order = {dimension: place for place, dimension in enumerate(data["labels"]["dimension"])}
    data["checks"] = dict(sorted(data["checks"].items(), key=lambda item: order.get(item[0].split("/")[2], len(order))))
    book = _rulebook_of(data, shelf)
    for name, kind, ids, known in (*_names_of_instruments(data, book), *_names_of_checks(data, book, topics(shelf))):
        for one in ids:
            if one is not None and one not in known:
                raise refusal(shelf / name, f"there is no {kind} '{one}'", one)
    return data


def _names_of_instruments(data: Data, book: Rulebook) -> Iterator[Naming]:
    """Yield all that instruments, provisions and figures name: file, kind, ids, and what there is of that kind."""
    owners = [provision["id"] for record in data["instruments"].values() for provision in record.get("provisions", [])]
    for name, record in data["instruments"].items():
        instrument = book.instruments[record["id"]]
        yield name, "file named", [instrument.id], [Path(name).stem]
        yield name, "binding", [instrument.binding], book.labels["binding"]
        yield name, "addressee", [instrument.addressee], book.labels["addressee"]
        yield name, "status", [party.status for party in instrument.ratifications], STATUSES
        for provision in record.get("provisions", []):
            yield name, "sourcing", [provision["sourcing"]], book.labels["sourcing"]
            if owners.count(provision["id"]) > 1:
                yield name, "second place for", [provision["id"]], []
        for party in instrument.ratifications:
            yield name, "provision", party.excludes, owners
    for figure in book.figures.values():
        yield FIGURES, "provision", figure.citations, owners


def _names_of_checks(data: Data, book: Rulebook, known: Mapping[str, Data]) -> Iterator[Naming]:
    """Yield all that checks name: file, kind, ids, and what there is of that kind."""
    for name, record in data["checks"].items():
        check = book.checks[record["id"]]
        yield name, "file named", [check.id], [Path(name).stem]
        yield name, "folder", [check.dimension], [Path(name).parent.name]
        yield name, "dimension", [check.dimension], book.labels["dimension"]
        yield name, "severity", [check.severity], book.labels["severity"]
        yield name, "limb", [check.limb], book.labels["limb"]
        yield name, "channel", check.applies_to, book.labels["channel"]
        yield name, "indicator", [check.ilo_indicator], book.indicators
        yield name, "provision", check.provisions, book.provisions
        yield name, "figure", check.figures, book.figures
        yield name, "topic", check.topics, known
        yield name, "topic", [condition.topic for condition in (*check.breached_by, *check.met_by)], known


def _read_topics(path: Path) -> Data:
    """Return the topics once each is found to have no keys but those of a topic."""
    data = parsed(path)
    for topic, record in data.items():
        for key in record:
            if key not in TOPIC_KEYS:
                raise refusal(path, f"the key '{key}' is not known for a topic", topic)
    return data


def _read_asking(shelf: Path, path: Path) -> Data:
    """Return what a model is told once it describes every kind of value and hints at no topic that there is not."""
    data, known = parsed(path), topics(shelf)
    kinds = {record["kind"] for record in known.values()}
    for what, ids, there in (
        ("kind", data["kinds"], kinds),
        ("topic", data["hints"], known),
        ("kind", kinds, data["kinds"]),
    ):
        for one in ids:
            if one not in there:
                raise refusal(path, f"there is no {what} '{one}'", one)
    return data
