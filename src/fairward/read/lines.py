"""What a line of a text is by its look: a heading, a list item, a table row."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"\s*(?:[-–—•‣◦▪●○■*·+]\s+"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\)\s*(?=\S)"
    r"|(?:[a-z]|[ivx]{2,5})\.\s*(?=\S\S)"
    r"|\d{1,3}\.(?:\s+(?=\S)|(?=[^\W\d_]))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^a-z\d_\W]|[\"“«(])|\d{1,2}(?:\.\d{1,2}){1,3}\.(?=[^\W\d_]))"
)
_NUMBERED = re.compile(
    r"\s*(?:article|art\.?|section|sect?\.|chapter|clause|annex|appendix|schedule|part|title|recommendation"
    r"|art[ií]culo|secci[oó]n|cap[ií]tulo|cl[aá]usula|anexo|t[ií]tulo|artigo|se[cç][cç]?[aã]o|section|chapitre|annexe|titre"
    r"|articolo|sezione|capitolo|allegato|titolo|considerando)\s+(?:[ivxlcdm]+|\d+|[a-z])\b[ºª°.:\-–— ]*",
    re.IGNORECASE,
)
_CELL_BREAK = re.compile(r"\s*\t+\s*|\s*\|\s*| {3,}|(?<=\S) {2,}(?=[$€£R\d(_])")
_RULE = re.compile(r"[\s|+:=_\-–—*#~]+")
_SENTENCE_ENDS = (".", "!", "…", ";", ",", ":")
_CLOSING_MARKS = "\"'”’»)]"
_PICTURE = re.compile(
    r"\W*(?:foto|photo|imagen|image|immagine|picture|crédit|credit|fonte|source|fuente)\b|.*©", re.IGNORECASE
)
LONGEST_HEADING = 120
_MOST_WORDS = 16
_LONGEST_ROW = 400
_SHORT_CELL = 40


def is_item(line: str) -> bool:
    """Return whether a line opens with the mark of a list item: a bullet, a letter or a number."""
    head = line[:5]
    if head[:1].isalpha() and "." not in head and ")" not in head:
        return False  # the common case, a word: no need for the pattern
    return _ITEM.match(line) is not None and not line.isdecimal()


def is_numbered(line: str) -> bool:
    """Return whether a line opens like an article or a section ("Article 7", "Cláusula III")."""
    return _NUMBERED.match(line) is not None


def is_rule(line: str) -> bool:
    """Return whether a line is only drawn: dashes, stars, table borders."""
    return not line[:1].isalnum() and _RULE.fullmatch(line) is not None and len(line.strip()) > 1


def is_sure_heading(line: str) -> bool:
    """Return whether a short line is a heading whatever stands around it: in capitals, or just "Article 7. Pay"."""
    if len(line) > LONGEST_HEADING or not line:
        return False
    if line.isupper() and sum(map(str.isalpha, line)) > 2 and not line.endswith((",", ";")):
        return len(line.split()) <= _MOST_WORDS
    match = _NUMBERED.match(line)
    if match is None:
        return False
    rest = line[match.end() :].strip()
    return len(rest.split()) <= _MOST_WORDS // 2 and not rest.endswith((",", ";", ":")) and ". " not in rest and (
        not rest.endswith(".") or not any(character.islower() for character in rest[:1])
    )  # fmt: skip


def could_be_heading(line: str) -> bool:
    """Return whether a line is short and open-ended enough to be a heading before a longer paragraph."""
    if not 2 < len(line) <= LONGEST_HEADING or len(line.split()) > _MOST_WORDS:
        return False
    first = line.lstrip("¿¡\"“«'(")[:1]
    if not first or first.islower() or not any(map(str.isalpha, line)):
        return False
    return not line.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS) and not _PICTURE.match(line)


def cells(line: str) -> list[str]:
    """Return the cells of a line that is laid out as a table row; one cell where it is not."""
    if ("\t" not in line and "|" not in line and "  " not in line) or len(line) > _LONGEST_ROW:
        return [line]
    found = [cell for cell in _CELL_BREAK.split(line.strip().strip("|").strip()) if cell]
    short = sum(len(cell) <= _SHORT_CELL for cell in found)
    return found if 2 * short >= len(found) else [line]
