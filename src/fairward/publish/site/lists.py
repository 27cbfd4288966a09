"""Pages that list: cases, agreements, sources, checks, instruments, what was withheld, corrections, data, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from fairward import books
from fairward.publish.site.mapping import drawn_map
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import day, label, of
from fairward.publish.site.shelf import ID, MOST_LISTED, SHAPES, change_row

Row = dict[str, Any]
Made = tuple[str, str, Callable[[], bytes]]
"""Path of a page, the key under which it is the same (empty: made each time), what makes it."""
Leaf = tuple[str, str, bool]
"""A leaf of a long page: its number, its address, whether it is the one that is shown."""
LISTS = ("cases", "agreements", "sources", "checks", "instruments")
_MOST_WITHHELD = 500
OUTCOMES = ("breached", "disputed", "met", "silent", "not_applicable")


def listed(shelf: Any, kind: str) -> list[Row]:
    """Return the entries of a list, in alphabetical order: title, address below the language's folder, a note, country of work."""
    if kind not in shelf.lists:
        shelf.lists[kind] = _entries(shelf, kind)
    found: list[Row] = shelf.lists[kind]
    return found


def _entries(shelf: Any, kind: str) -> list[Row]:
    """Return the entries of a list; see listed."""
    language, rulebook = shelf.language, books.rulebook()
    if kind == "cases":
        return [
            {"title": one.title, "href": f"cases/{one.id}.html", "note": one.lead, "tallies": one.tallies,
             "place": shelf.assessed[one.id].case.host or "XX"}
            for one in shelf.cases
        ]  # fmt: skip
    if kind in ("agreements", "sources"):
        found = [one for one in shelf.contents.documents if shelf.folder(one) == kind]
        places = {one.id[:ID]: _place(shelf, one.id) for one in found}
        return [
            {"title": row["title"], "href": f"{kind}/{row['id']}.html", "note": " · ".join(row["facts"][:4]), "tallies": (),
             "place": places[row["id"]]}
            for row in shelf.titled(found)
        ]  # fmt: skip
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
        {"title": title, "href": f"{kind}/{name}.html", "note": note, "tallies": (), "place": ""}
        for title, name, note in sorted(rows, key=lambda row: row[0].casefold())
    ]


def _place(shelf: Any, document: str) -> str:
    """Return the country of work of the first case that a document is of."""
    within = shelf.within.get(document)
    return (shelf.assessed[within[0].id].case.host or "XX") if within else "XX"


def lists(shelf: Any) -> Iterator[Made]:
    """Yield the pages that list what there is; a long list has a page for each country of work."""
    for kind in LISTS:
        entries = listed(shelf, kind)
        note = shelf.words["lists_note"].format(n=len(entries))
        yield from _list(shelf, kind, shelf.words[kind], entries, note)


def _list(shelf: Any, name: str, title: str, entries: list[Row], note: str) -> Iterator[Made]:
    """Yield a list's page: all entries, or (where they are many) the countries of work with a page for each."""
    shown = entries
    if len(entries) > MOST_LISTED and entries[0]["place"]:
        places: dict[str, list[Row]] = {}
        for entry in entries:
            places.setdefault(entry["place"], []).append(entry)
        shown = []
        for code in sorted(places, key=lambda code: shelf.place(code).casefold()):
            path = f"lists/{name}-{code.lower()}"
            yield from _leaves(shelf, path, f"{title} – {shelf.place(code)}", places[code], "")
            shown.append(
                {"title": shelf.place(code), "href": f"{path}.html", "note": f"{len(places[code]):,}", "tallies": ()}
            )
    yield from _leaves(shelf, name, title, shown, note)


def _leaves(shelf: Any, path: str, title: str, entries: list[Row], note: str) -> Iterator[Made]:
    """Yield the leaves of one list."""
    for name, own, ways in leaved(entries, path, MOST_LISTED):
        page = f"{name}.html"
        yield page, _key([*own, title, note, ways]), partial(_listed, shelf, page, title, own, note, ways)


def leaved(rows: Sequence[Any], name: str, most: int) -> Iterator[tuple[str, Sequence[Any], list[Leaf]]]:
    """Yield the leaves of a long page: the name of each without its ending, its rows, and the way to all of them."""
    starts = range(0, max(len(rows), 1), most)
    names = [name if not number else f"{name}-{number + 1}" for number in range(len(starts))]
    plain = [one.rpartition("/")[2] for one in names]
    for here, start in enumerate(starts):
        ways = [(str(number + 1), f"{one}.html", number == here) for number, one in enumerate(plain)]
        yield names[here], rows[start : start + most], ways


def _listed(shelf: Any, name: str, title: str, entries: Sequence[Row], note: str, leaves: Sequence[Leaf]) -> bytes:
    """Return the page of a list."""
    return rendered("list.html.j2", name, title, shelf.setting, entries=entries, note=note, leaves=leaves)


def _key(parts: Sequence[Any]) -> str:
    """Return the key under which a list is the same."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def tables(shelf: Any, log: Mapping[str, Any]) -> Iterator[Made]:
    """Yield the pages of plain texts and tables."""
    words = shelf.words
    yield "overview.html", "", partial(_overview_page, shelf, log)
    for name, make in (
        ("withheld", lambda: _withheld(shelf, log)),
        ("corrections", lambda: _corrections(shelf, log)),
        ("method", lambda: {"texts": words["method_texts"]}),
        ("glossary", lambda: {"texts": [], "terms": tuple(words["glossary_terms"].items())}),
        ("data", lambda: _data(shelf, log)),
        ("verify", lambda: _verify(words, log)),
    ):
        yield f"{name}.html", "", partial(_texts, shelf, name, make)


def _verify(words: Mapping[str, Any], log: Mapping[str, Any]) -> Row:
    """Return how anybody verifies the register, with the line to type and what it needs."""
    return {
        "texts": [words["verify_note"]],
        "commands": [f'fairward verify {words["verify_copy"]} --key "{log["key"]}"'],
        "steps": words["verify_steps"],
        "links": [("../log/checkpoint", words["verify_checkpoint"]), ("../log/register.pub", words["key"]), ("../manifest.json", "manifest.json")],
        "code": (words["key"], log["key"]),
    }  # fmt: skip


def _texts(shelf: Any, name: str, make: Callable[[], Row]) -> bytes:
    """Return a page of plain texts and tables."""
    values = {"tables": [], **make()}
    return rendered("texts.html.j2", f"{name}.html", shelf.words[name], shelf.setting, **values)


def _overview_page(shelf: Any, log: Mapping[str, Any]) -> bytes:
    """Return the map with its table, and how often each outcome occurs."""
    values = {**_overview(shelf, log), "map": drawn_map(shelf)}
    return rendered("overview.html.j2", "overview.html", shelf.words["overview"], shelf.setting, **values)


def _overview(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return how often each outcome occurs, by subject and by country of work."""
    words, language = shelf.words, shelf.language
    subject: dict[str, Counter[str]] = {}
    place: dict[str, Counter[str]] = {}
    for (host, dimension, outcome), number in log["counts"].items():
        subject.setdefault(label("dimension", dimension, language), Counter())[outcome] += number
        place.setdefault(shelf.place(host), Counter())[outcome] += number

    def table(title: str, counts: Mapping[str, Counter[str]]) -> Row:
        rows = [[name, *(counts[name][outcome] for outcome in OUTCOMES)] for name in sorted(counts, key=str.casefold)]
        return {
            "title": title,
            "head": ["", *((SHAPES[outcome], words[outcome]) for outcome in OUTCOMES)],
            "rows": rows,
        }

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
        if counts and document.id[:ID] in shelf.pieces and len(rows) < _MOST_WITHHELD:
            title = {
                "text": shelf.pieces[document.id[:ID]].title,
                "href": f"{shelf.folder(document)}/{document.id[:ID]}.html",
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
        [day(one["on"], shelf.language), words[one["kind"]], _named(shelf, one), one["reason"], one["entry"]]
        for one in reversed(log["notices"])
    ]
    head = [words["date"], words["what"], words["page"], words["reason"], words["entry"]]
    return {
        "texts": [words["corrections_note"], words["ask"]],
        "tables": [{"title": words["corrections"], "head": head, "rows": rows}],
    }


def _named(shelf: Any, notice: Mapping[str, Any]) -> Any:
    """Return the page that a notice is about: with its title and the way to it where it stands, else its address alone."""
    row = change_row({"on": notice["on"], "about": notice["about"], "what": notice["kind"]}, shelf)
    return {"text": row["label"], "href": row["href"]} if row["href"] else row["label"]


def _data(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return the downloads with what they are and how large."""
    words = shelf.words
    rows = [
        [
            {"text": path.removeprefix("data/"), "href": f"../{path}"},
            told_download(shelf, path.removeprefix("data/"), told),
            f"{-(-size // 1024):,} kB".replace(",", "\u202f"),
        ]
        for path, told, size in log["downloads"]
        if path.count("/") < 2 or path.startswith("data/schemas/") or len(log["downloads"]) < MOST_LISTED
    ]
    return {
        "texts": [words["data_note"], words["licence"]],
        "tables": [{"title": words["data"], "head": [words["file"], words["what_it_is"], words["size"]], "rows": rows}],
    }


def told_download(shelf: Any, name: str, told: str) -> str:
    """Return what a download is, in the page's language; what is only of one country of work names it."""
    table, _, part = name.partition("/")
    ways: Mapping[str, str] = shelf.words["downloads"]
    if not part or table in ways:
        return ways.get(table, told)
    place, _, ending = part.partition(".")
    whole = ways.get(f"{table}.{ending}")
    return f"{whole} – {shelf.place(place.upper())}" if whole else told
