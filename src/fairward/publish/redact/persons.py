"""Names of private persons; office holders, organisations and places that the atlas knows, or whose title stands by, are kept."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fairward import books
from fairward.publish.redact.folded import alternatives, folded

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽ"
_WORD = rf"[{_UPPER}][\w'’-]*\w|[{_UPPER}]\."
_PARTICLE = r"(?:de|del|de\s+la|de\s+los|de\s+las|da|das|do|dos|di|van|von|bin|ibn|el|al|la|y|e)"
_NAME = re.compile(rf"(?<![\w'’])(?:{_WORD})(?:[ \t\u00a0]+(?:{_PARTICLE}[ \t\u00a0]+)?(?:{_WORD}))*")
_NEAR = 48
# Groups of titles that make nobody a public official.
_ABBREVIATED = 4
"""The longest word before a name whose point may be that of an abbreviation ("Srta.")."""
_NO_OFFICES = ("worker", "courtesy", "expert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Names that may be published: whole names and single words (folded) of office holders, organisations and places.

    `private` are folded names that a document of the same case has shown to be private: kept out everywhere.
    """

    names: frozenset[str]
    private: frozenset[str] = frozenset()


@functools.cache
def known_names() -> Known:
    """Return all names of the atlas and of the rulebook, folded."""
    found: set[str] = set()
    for sheet in ("public_figures", "voices", "regions", "families"):
        for entry in _entries(books.atlas(sheet)):
            for key in ("name", "names", "aliases"):
                found.update(_strings(entry.get(key)))
    for country in books.atlas("countries").values():
        for key in ("names", "people", "seats", "bynames"):
            found.update(_strings(country.get(key)))
    rulebook = books.rulebook()
    for instrument in rulebook.instruments.values():
        found.update((instrument.name, instrument.body, *instrument.name_in.values()))
    return Known(names=frozenset(folded(name) for name in found))


def persons(text: str, plain: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and reason of each name of a private person in a text; `plain` is the text folded."""
    surnames: set[str] = set(known.private)
    public: list[tuple[int, int]] = []
    for start, end in _candidates(text, plain):
        why = _private(plain, start, end, known)
        if why:
            yield start, end, why
            surnames.update(_short_forms(plain[start:end], known))
        elif " " in plain[start:end] and " ".join(plain[start:end].split()) not in known.private:
            public.append((start, end))
    if surnames:
        again = re.compile(rf"(?<!\w)(?:{alternatives(surnames)})(?!\w)")
        for match in again.finditer(plain):
            if match.group() not in known.private and any(low <= match.start() < high for low, high in public):
                continue
            if text[match.start()].isupper() or " " in match.group() or match.group() in known.private:
                yield match.start(), match.end(), "the name of a private person, again"


def _candidates(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words with capitals that may be a person's name, titles cut off."""
    leading = _book().leading
    for match in _NAME.finditer(text):
        start, end = match.span()
        first = re.match(r"[\w'’.-]+", plain[start:end])
        while first and first.group().strip(".") in leading:
            rest = plain[start + first.end() : end]
            start += first.end() + len(rest) - len(rest.lstrip())
            first = re.match(r"[\w'’.-]+", plain[start:end])
        if end - start >= 3:
            yield start, end


def _private(plain: str, start: int, end: int, known: Known) -> str:
    """Return why a name is a private person's, empty where it is not."""
    book = _book()
    name = " ".join(plain[start:end].split())
    parts = name.split()
    if name in known.names or book.bodies & set(re.split(r"[\s.’'-]+", name)):
        return ""
    before = plain[max(0, start - _NEAR) : start]
    cue, given = book.cue.search(before), len(parts) > 1 and parts[0].strip(".") in book.given
    if not cue and not given:
        return ""
    if book.official_before.search(before) or book.official_after.match(plain[end : end + _NEAR]):
        return ""
    if any(" ".join(parts[at:]) in known.names for at in range(1, len(parts))) and parts[0] not in book.given:
        return ""
    if (
        cue
        and (len(parts) > 1 or parts[0] in book.given or cue.group(1) in book.titles)
        and parts[0] not in known.names
        and parts[0] not in book.opening
        and (not cue.group(2) or len(cue.group(1)) <= _ABBREVIATED)  # "the worker. The Sender" ends a sentence
    ):
        return f"a name after “{' '.join(cue.group(1).split())}”"
    return "a given name with a surname" if given else ""


def _short_forms(name: str, known: Known) -> Iterator[str]:
    """Yield the whole name and its single words, as texts repeat them."""
    whole = " ".join(name.split())
    yield whole
    for part in re.findall(r"\w[\w'’-]+", whole):
        if len(part) > 3 and part not in known.names and part not in _book().bodies:
            yield part


class _Book:
    """The words of atlas/private_details and atlas/titles, made into patterns once."""

    def __init__(self) -> None:
        book = books.atlas("private_details")["person"]
        self.bodies = {folded(word) for word in book["bodies"]}
        self.opening = {folded(word) for word in book["opening"]}
        self.given = {folded(name) for names in books.atlas("given_names").values() for name in names}
        own = {folded(word) for word in book["before"]}
        offices = [group for group in books.atlas("titles") if group["id"] not in _NO_OFFICES]
        titles = [folded(title) for group in offices for title in _strings(group.get("titles"))]
        titles = [title for title in titles if title not in own]
        self.leading = frozenset(word for word in own if " " not in word)
        self.cue = re.compile(rf"(?<!\w)({alternatives(book['before'])})\b(\.?):?[ \t\u00a0«“\"]+(?:dra?\b\.?[ \t]+)?$")
        self.titles = {folded(word) for word in book["titles"]}
        office = rf"(?<!\w)(?:{alternatives(titles)})(?!\w)"
        self.official_before = re.compile(rf"{office}(?:\s+(?:of|de|del|for)\s+[\w\s]{{2,30}})?[\s,:]*(?:dra?\.?\s+)?$")
        self.official_after = re.compile(rf"\s*,\s*(?:the|el|la|o|a|then|entonces)?\s*[\w' ]{{0,24}}?{office}")


@functools.cache
def _book() -> _Book:
    return _Book()


def _entries(sheet: Any) -> Iterator[Any]:
    """Yield the records of a sheet of the atlas, whether it is a list or names them."""
    yield from (one for one in (sheet.values() if isinstance(sheet, dict) else sheet) if isinstance(one, dict))


def _strings(value: Any) -> Iterator[str]:
    """Yield every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _strings(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _strings(held)
