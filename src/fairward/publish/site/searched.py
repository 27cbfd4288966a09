"""What one case, or one shared source, gives to the index of the search: its rows, and the words in them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.register import Contents, Piece
from fairward.model.statement import Statement
from fairward.publish.site.evidence import folder
from fairward.publish.site.said import printable
from fairward.publish.site.shelf import ID, mark, short

ROWS_OF_A_PART = 400
WORD_LETTERS = 6
_WORD = re.compile(r"[^\W_]{2,}")
_MARKS = re.compile("[\u0300-\u036f]")

Line = list[Any]
"""kind, words (or {language: words}), address below the language's folder, topic, countries, outcomes, speaker, year, language."""
Run = tuple[int, str, str, str]
"""How many lines, their countries, their first and last year."""


def search_rows(
    contents: Contents, case: Assessed | None, documents: Sequence[Document], said: Mapping[str, Sequence[Statement]]
) -> tuple[list[Run], dict[str, bytes]]:
    """Return what the search knows of a case (None for sources alone) and of documents: the runs of its lines, and the lines.

    A run is so many lines as fit into one part of the index. "searched" has a line for each row, "words" one for each run.
    """
    rows = _rows(contents, case, documents, said)
    runs = [rows[start : start + ROWS_OF_A_PART] for start in range(0, len(rows), ROWS_OF_A_PART)]
    if not rows:
        return [], {}
    lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    words = "".join(" ".join(sorted(words_of(run))) + "\n" for run in runs)
    return [_told(run) for run in runs], {"searched": lines.encode(), "words": words.encode()}


def _rows(
    contents: Contents, case: Assessed | None, documents: Sequence[Document], said: Mapping[str, Sequence[Statement]]
) -> list[Line]:
    """Return the rows of a case, its documents and their quotations; those of shared documents bear all their cases' countries."""
    rows: list[Line] = []
    if case is not None:
        outcomes = " ".join(sorted({found.outcome.value for found in case.findings}))
        year = str(case.case.since or case.case.until or "")[:4]
        name = case.case.id.lower()
        title = _titles(contents.cases, name)
        rows.append(["case", title, f"cases/{name}.html", "", _codes([case]), outcomes, "", year, ""])
    spoken = _spoken(contents.assessed)
    pieces = {piece.id: piece for piece in contents.sources[contents.languages[0]]}
    for document in documents:
        within = [one for one in contents.assessed if any(each.id == document.id for each in one.case.documents)]
        rows += _of_document(contents, document, pieces[document.id[:ID]], _codes(within), said, spoken)
    return rows


def _of_document(
    contents: Contents, document: Document, piece: Piece, codes: str, said: Mapping[str, Sequence[Statement]],
    spoken: Mapping[str, set[str]],
) -> list[Line]:  # fmt: skip
    """Return the rows of a document and its quotations."""
    kind, dated = folder(contents, document), str(document.published or "")[:4]
    place, title = f"{kind}/{piece.id}.html", _titles(contents.sources, piece.id)
    rows: list[Line] = [
        [kind.removesuffix("s"), title, place, "", codes, "", document.publisher or "", dated, document.language]
    ]
    rows.extend(
        [
            "quotation",
            short(one.quote.text, 160),
            f"{place}#q-{mark(one, piece)}",
            one.topic.value,
            " ".join(code for code in (one.about.host, one.about.sender) if code) or codes,
            " ".join(sorted(spoken.get(one.id, ()))),
            "" if one.speaker.name in ("text", "agreement") else printable(one.speaker.name),
            str(one.about.period or dated)[:4],
            one.quote.language,
        ]
        for one in said.get(document.id, ())
    )
    return rows


def _codes(cases: Sequence[Assessed]) -> str:
    """Return the countries of cases."""
    return " ".join(dict.fromkeys(code for one in cases for code in (one.case.host, one.case.sender) if code))


def _spoken(cases: Sequence[Assessed]) -> dict[str, set[str]]:
    """Return the outcomes of the findings that each statement speaks to."""
    found: dict[str, set[str]] = {}
    for one in cases:
        for finding in one.findings:
            for evidence in (*finding.breach, *finding.contrary):
                found.setdefault(evidence.voiced.statement.id, set()).add(finding.outcome.value)
    return found


def _titles(pieces: Mapping[str, Sequence[Piece]], name: str) -> Any:
    """Return the title of a case or document: one, or one for each language where they differ."""
    own = {language: one.title for language, found in pieces.items() for one in found if one.id == name}
    return own if len(set(own.values())) > 1 else next(iter(own.values()))


def _told(run: Sequence[Line]) -> Run:
    """Return what a run of lines holds, shortly."""
    years = sorted(row[7] for row in run if row[7].isdigit())
    countries = " ".join(sorted({word for row in run for word in row[4].split()}))
    return len(run), countries, years[0] if years else "", years[-1] if years else ""


def words_of(rows: Sequence[Line]) -> set[str]:
    """Return the beginnings of all words of some rows, without accents and capitals."""
    texts = []
    for row in rows:
        texts += [*row[1].values()] if isinstance(row[1], dict) else [row[1]]
        texts.append(row[6])
    plain = _MARKS.sub("", unicodedata.normalize("NFD", " ".join(texts)).lower())
    return {word[:WORD_LETTERS] for word in _WORD.findall(plain)}
