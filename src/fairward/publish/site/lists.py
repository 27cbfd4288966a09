"""Pages that list: cases, agreements, sources, checks, instruments, what was withheld, corrections, data, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fairward import books
from fairward.publish.site.mapping import drawn_map
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, label, of
from fairward.publish.site.shelf import SHAPES

Row = dict[str, Any]
LISTS = ("cases", "agreements", "sources", "checks", "instruments")
MOST_LISTED = 250
_MOST_WITHHELD = 500
OUTCOMES = ("breached", "disputed", "met", "silent", "not_applicable")


def listed(shelf: Any, kind: str) -> list[Row]:
    """Return the entries of a list, in alphabetical order: title, address below the language's folder, a note."""
    language, rulebook = shelf.language, books.rulebook()
    if kind == "cases":
        return [
            {"title": one.title, "href": f"cases/{one.id}.html", "note": one.lead, "tallies": one.tallies}
            for one in shelf.cases
        ]
    if kind in ("agreements", "sources"):
        found = [one for one in shelf.contents.documents if shelf.folder(one) == kind]
        return [
            {
                "title": row["title"],
                "href": f"{kind}/{row['id']}.html",
                "note": " · ".join(row["facts"][:4]),
                "tallies": (),
            }
            for row in shelf.titled(found)
        ]
    if kind == "checks":
        rows = [
            (of(one.title, language, one.id), one.id, of(one.question, language)) for one in rulebook.checks.values()
        ]
    else:
        rows = [
            (
                of(one.name_in, language, one.name),
                one.id,
                f"{label('binding', one.binding, language)}{f' · {one.year}' if one.year else ''}",
            )
            for one in rulebook.instruments.values()
        ]
    return [
        {"title": title, "href": f"{kind}/{name}.html", "note": note, "tallies": ()}
        for title, name, note in sorted(rows, key=lambda row: row[0].casefold())
    ]


def lists(shelf: Any) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that list what there is."""
    for kind in LISTS:
        entries = listed(shelf, kind)
        note = shelf.words["lists_note"].format(n=len(entries))
        for name, own, leaves in leaved(entries, kind, MOST_LISTED):
            page = f"{name}.html"
            yield (
                page,
                rendered("list.html.j2", page, shelf.words[kind], shelf.setting, entries=own, note=note, leaves=leaves),
            )


Leaf = tuple[str, str, bool]


def leaved(rows: Sequence[Any], name: str, most: int) -> Iterator[tuple[str, Sequence[Any], list[Leaf]]]:
    """Yield the leaves of a long page: the name of each without its ending, its rows, and the way to all of them."""
    starts = range(0, max(len(rows), 1), most)
    names = [name if not number else f"{name}-{number + 1}" for number in range(len(starts))]
    plain = [one.rpartition("/")[2] for one in names]
    for here, start in enumerate(starts):
        ways = [(str(number + 1), f"{one}.html", number == here) for number, one in enumerate(plain)]
        yield names[here], rows[start : start + most], ways


def tables(shelf: Any, log: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of plain texts and tables."""
    words = shelf.words
    yield (
        "overview.html",
        rendered(
            "overview.html.j2",
            "overview.html",
            words["overview"],
            shelf.setting,
            **_overview(shelf),
            map=drawn_map(shelf),
        ),
    )
    for name, values in (
        ("withheld", _withheld(shelf, log)),
        ("corrections", _corrections(shelf, log)),
        ("method", {"texts": words["method_texts"]}),
        ("glossary", {"texts": [], "terms": tuple(words["glossary_terms"].items())}),
        ("data", _data(shelf, log)),
        (
            "verify",
            {"texts": [words["verify_note"], words["verify_how"], f"{words['key']}: {log['key']}"], "tables": []},
        ),
    ):
        yield (
            f"{name}.html",
            rendered("texts.html.j2", f"{name}.html", words[name], shelf.setting, **{"tables": [], **values}),
        )


def _overview(shelf: Any) -> Row:
    """Return how often each outcome occurs, by subject and by country of work."""
    words, language = shelf.words, shelf.language
    subject: dict[str, Counter[str]] = {}
    place: dict[str, Counter[str]] = {}
    for one in shelf.contents.assessed:
        for found in one.findings:
            subject.setdefault(label("dimension", found.check.dimension, language), Counter())[found.outcome.value] += 1
            place.setdefault(country(one.case.host, language), Counter())[found.outcome.value] += 1

    def table(title: str, counts: Mapping[str, Counter[str]]) -> Row:
        rows = [[name, *(counts[name][outcome] for outcome in OUTCOMES)] for name in sorted(counts, key=str.casefold)]
        return {"title": title, "head": ["", *(words[outcome] for outcome in OUTCOMES)], "rows": rows}

    return {
        "shapes": [(SHAPES[outcome], words[outcome]) for outcome in OUTCOMES],
        "tables": [table(words["by_subject"], subject), table(words["by_country"], place)],
    }


def _withheld(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return what was masked, by kind and source, and what a person decided to publish."""
    words, language, contents = shelf.words, shelf.language, shelf.contents
    names = {kind: of(entry["name"], language, kind) for kind, entry in books.atlas("private_details").items()}
    rows: list[list[Any]] = []
    sums: Counter[str] = Counter()
    for document in contents.documents:
        counts = contents.withheld.get(document.id, {})
        sums.update(counts)
        if counts and document.id[:16] in shelf.pieces and len(rows) < _MOST_WITHHELD:
            title = {
                "text": shelf.pieces[document.id[:16]].title,
                "href": f"{shelf.folder(document)}/{document.id[:16]}.html",
            }
            rows += [[title, names.get(kind, kind), number] for kind, number in sorted(counts.items())]
    texts = [words["withheld_note"], words["withheld_small"].format(k=log["k"]), words["withheld_files"]]
    texts += [] if rows else [words["withheld_none"]]
    tables_: list[Row] = []
    if rows:
        by_kind = sorted((names.get(kind, kind), number) for kind, number in sums.items())
        texts += [words["withheld_cut"].format(n=_MOST_WITHHELD)] if len(rows) >= _MOST_WITHHELD else []
        tables_ += [
            {
                "title": words["withheld_by_kind"],
                "head": [words["kind"], words["number"]],
                "rows": [list(row) for row in by_kind],
            },
            {
                "title": words["withheld_by_source"],
                "head": [words["source"], words["kind"], words["number"]],
                "rows": rows,
            },
        ]
    if contents.kept:
        kept = Counter(contents.kept)
        shown = [[names.get(kind, kind), reason, number] for (kind, reason), number in sorted(kept.items())]
        tables_.append(
            {"title": words["withheld_kept"], "head": [words["kind"], words["reason"], words["number"]], "rows": shown}
        )
    return {"texts": texts, "tables": tables_}


def withheld_in(shelf: Any, document: Any) -> str:
    """Return what was masked in a document, in words; empty where nothing was."""
    counts = shelf.contents.withheld.get(document.id, {})
    if not counts:
        return ""
    names = {kind: of(entry["name"], shelf.language, kind) for kind, entry in books.atlas("private_details").items()}
    told = ", ".join(f"{names.get(kind, kind)}: {number}" for kind, number in sorted(counts.items()))
    return f"{shelf.words['withheld_here']} {told}."


def _corrections(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return the log of corrections and takedowns."""
    words = shelf.words
    rows = [
        [one["on"], words[one["kind"]], one["about"], one["reason"], one["entry"]] for one in reversed(log["notices"])
    ]
    head = [words["date"], words["what"], words["address"], words["reason"], words["entry"]]
    return {
        "texts": [words["corrections_note"], words["ask"]],
        "tables": [{"title": words["corrections"], "head": head, "rows": rows}],
    }


def _data(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return the downloads with what they are and how large."""
    words = shelf.words
    rows = [
        [
            {"text": path.removeprefix("data/"), "href": f"../{path}"},
            told,
            f"{-(-size // 1024):,} kB".replace(",", "\u202f"),
        ]
        for path, told, size in log["downloads"]
    ]
    return {
        "texts": [words["data_note"], words["licence"]],
        "tables": [{"title": words["data"], "head": [words["file"], words["what_it_is"], words["size"]], "rows": rows}],
    }
