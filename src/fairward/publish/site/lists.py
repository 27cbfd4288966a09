"""Pages that list: cases, agreements, sources, checks, instruments, what was withheld, corrections, data, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fairward import books
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, label, of

Row = dict[str, Any]
LISTS = ("cases", "agreements", "sources", "checks", "instruments")
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
        yield (
            f"{kind}.html",
            rendered("list.html.j2", f"{kind}.html", shelf.words[kind], shelf.setting, entries=entries, note=note),
        )


def tables(shelf: Any, log: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of plain texts and tables."""
    words = shelf.words
    for name, values in (
        ("overview", _overview(shelf)),
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
        "texts": [words["overview_note"]],
        "tables": [table(words["by_subject"], subject), table(words["by_country"], place)],
    }


def _withheld(shelf: Any, log: Mapping[str, Any]) -> Row:
    """Return what was masked, by kind and source, and what a person decided to publish."""
    words, language, contents = shelf.words, shelf.language, shelf.contents
    names = {kind: of(entry["name"], language, kind) for kind, entry in books.atlas("private_details").items()}
    rows = []
    for document in contents.documents:
        counts = contents.withheld.get(document.id, {})
        if document.id[:16] in shelf.pieces:
            title = {
                "text": shelf.pieces[document.id[:16]].title,
                "href": f"{shelf.folder(document)}/{document.id[:16]}.html",
            }
            rows += [[title, names.get(kind, kind), number] for kind, number in sorted(counts.items())]
    texts = [words["withheld_note"], words["withheld_small"].format(k=log["k"]), words["withheld_files"]]
    texts += [] if rows else [words["withheld_none"]]
    tables_ = (
        [{"title": words["withheld"], "head": [words["source"], words["kind"], words["number"]], "rows": rows}]
        if rows
        else []
    )
    if contents.kept:
        kept = Counter(contents.kept)
        shown = [[names.get(kind, kind), reason, number] for (kind, reason), number in sorted(kept.items())]
        tables_.append(
            {"title": words["withheld_kept"], "head": [words["kind"], words["reason"], words["number"]], "rows": shown}
        )
    return {"texts": texts, "tables": tables_}


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
