"""Search without a server: a page that lists what there is, and an index in parts of which a reader's browser loads few.

A part holds cases of one country of work with their documents and quotations. Where there are many parts, files of words
say which parts hold a word, so that a phone loads only those. Parts are the same for every language of the pages.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fairward.publish.site import searched
from fairward.publish.site.lists import LISTS, listed
from fairward.publish.site.rendering import rendered
from fairward.publish.site.said import country, topic, voice
from fairward.publish.site.shelf import SHAPES, Shelf

PARTS_WITHOUT_WORDS = 6
EVERYWHERE = 0
"""Stands for the parts of a word that most of them hold: to name them would not spare a reader any."""
MOST_PLAIN = 250
_MANY_WORDS = 3_000
_MOST_VOICES = 300
_WORDS = "search/words-"

Shares = Callable[[str, Sequence[str]], Iterable[tuple[str, bytes]]]
"""What returns the shares of owners by their name: the index's lines, and the words in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What one owner of the register gives the search: its key, its country of work, and what is in each run of its lines.

    `runs` are rows, countries, first and last year of so many lines as fit into one part (see site/searched.py).
    """

    name: str
    key: str
    host: str
    runs: tuple[tuple[int, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the index: its name, the key under which it is the same, and the runs of lines in it by their owners."""

    name: str
    key: str
    runs: tuple[tuple[Owner, int], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the index: its path, the key under which it is the same, its maker."""

    path: str
    key: str
    make: Callable[[], bytes]


def search_page(shelf: Shelf, log: Mapping[str, Any]) -> bytes:
    """Return the page of the search; without JavaScript it leads to lists of everything."""
    words, language = shelf.words, shelf.language
    codes = {code for one in shelf.contents.assessed for code in (one.case.host, one.case.sender) if code}
    named: list[tuple[str, str, list[tuple[str, str]]]] = [
        (
            "kind",
            words["facet_kind"],
            [(name, words[name]) for name in ("case", "agreement", "check", "instrument", "source", "quotation")],
        ),
        ("country", words["facet_country"], _by_name((code, country(code, language)) for code in codes)),
        ("topic", words["topic"], _by_name((name, topic(name, language)) for name in log["topics"])),
        ("outcome", words["facet_outcome"], [(name, words[name]) for name in SHAPES]),
    ]
    voices = sorted({voice(name, language) for name in log["voices"]}, key=str.casefold)
    groups = []
    for kind in LISTS:
        entries = listed(shelf, kind)
        groups.append((words[kind], f"{kind}.html", len(entries), entries[:MOST_PLAIN]))
    return rendered(
        "search.html.j2",
        "search.html",
        words["search"],
        shelf.setting,
        facets=named,
        voices=voices[:_MOST_VOICES],
        groups=groups,
    )


def _by_name(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return values with their names, in the order of the names."""
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def fixed_rows(shelf: Shelf) -> bytes:
    """Return what every search looks through, in one language: checks and instruments."""
    rows: list[Any] = []
    for kind, name in (("checks", "check"), ("instruments", "instrument")):
        rows += [[name, one["title"], one["href"], one["note"], "", "", "", "", ""] for one in listed(shelf, kind)]
    return _script("fixed", rows)


def search_index(owners: Iterable[Owner], shares: Shares, known: Mapping[str, str]) -> Iterator[File]:
    """Yield the files of the index that all languages share: its parts, what is in each, and where words occur.

    `known` are the keys of the files that stand already. Where no part has changed, no word is looked up.
    """
    parts = list(parts_of(owners))
    for part in parts:
        yield File(f"search/part-{part.name}.js", part.key, functools.partial(_part, part, shares))
    key = _hash(f"{one.name} {one.key}" for one in parts)
    places = Places(parts, shares)
    names = [path for path in known if path.startswith(_WORDS)] if known.get("search/parts.js") == key else None
    yield File("search/parts.js", key, places.told)
    for path in sorted(f"{_WORDS}{name}.js" for name in places.shards) if names is None else names:
        name = path.removeprefix(_WORDS).removesuffix(".js")
        yield File(path, key, functools.partial(places.script, name))


def parts_of(owners: Iterable[Owner]) -> Iterator[Part]:
    """Yield the parts of the index: lines of one country of work, about so many together that a phone loads them at once."""
    by_host: dict[str, list[tuple[Owner, int]]] = {}
    for one in owners:
        by_host.setdefault(one.host.lower(), []).extend((one, run) for run in range(len(one.runs)))
    for host, runs in sorted(by_host.items()):
        packed: list[list[tuple[Owner, int]]] = []
        room = 0
        for one, run in runs:
            rows = one.runs[run][0]
            if rows > room:
                packed.append([])
                room = searched.ROWS_OF_A_PART
            packed[-1].append((one, run))
            room -= rows
        for number, found in enumerate(packed, 1):
            yield Part(name=f"{host}-{number}", key=_hash(f"{one.key} {run}" for one, run in found), runs=tuple(found))


def _lines(part: Part, shares: Shares, name: str) -> Iterator[tuple[Owner, int, list[bytes]]]:
    """Yield the lines that the owners of a part gave under a name, with the run for which they are wanted."""
    bodies = dict(shares(name, sorted({one.name for one, _ in part.runs})))
    for one, run in part.runs:
        yield one, run, bodies.get(one.name, b"").splitlines()


def _part(part: Part, shares: Shares) -> bytes:
    """Return a part as a script."""
    found: list[bytes] = []
    for one, run, lines in _lines(part, shares, "searched"):
        start = sum(rows for rows, *_ in one.runs[:run])
        found += lines[start : start + one.runs[run][0]]
    rows = b",".join(found).decode()
    return _script_of("part", json.dumps(part.name), f"[{rows}]")


class Places:
    """Where words occur in the parts of an index; they are looked up once, when the first file needs them."""

    def __init__(self, parts: Sequence[Part], shares: Shares) -> None:
        """Keep the parts; nothing is read yet."""
        self.parts, self.shares = parts, shares

    @functools.cached_property
    def words(self) -> dict[str, list[int]]:
        """Return the numbers of the parts that hold each word; none where readers load all parts anyway."""
        found: dict[str, list[int]] = {}
        for number, part in enumerate(self.parts if len(self.parts) > PARTS_WITHOUT_WORDS else ()):
            held: set[str] = set()
            for _, run, lines in _lines(part, self.shares, "words"):
                held.update(lines[run].decode().split())
            for word in held:
                found.setdefault(word, []).append(number)
        return found

    @functools.cached_property
    def letters(self) -> int:
        """Return how many letters name the file in which a word stands, 0 where there is none."""
        if len(self.parts) <= PARTS_WITHOUT_WORDS:
            return 0
        return 1 if len(self.words) < _MANY_WORDS else 2

    @functools.cached_property
    def shards(self) -> dict[str, dict[str, list[int] | int]]:
        """Return what stands in each file of words, by its name."""
        found: dict[str, dict[str, list[int] | int]] = {}
        for word in sorted(self.words):
            numbers = self.words[word]
            everywhere = len(numbers) * 2 > len(self.parts)
            found.setdefault(_shard(word, self.letters), {})[word] = EVERYWHERE if everywhere else numbers
        return found

    def told(self) -> bytes:
        """Return what is in each part, and which files of words there are."""
        parts = [_told(part) for part in self.parts]
        row = {"letters": self.letters, "cut": searched.WORD_LETTERS, "shards": sorted(self.shards), "parts": parts}
        return _script("parts", row)

    def script(self, name: str) -> bytes:
        """Return one file of words."""
        return _script("words", name, self.shards[name])


def _told(part: Part) -> list[Any]:
    """Return what a part holds, shortly: its name, how many rows, countries, first and last year."""
    runs = [one.runs[run] for one, run in part.runs]
    first, last = [run[2] for run in runs if run[2]], [run[3] for run in runs if run[3]]
    return [
        part.name,
        sum(run[0] for run in runs),
        " ".join(sorted({word for run in runs for word in run[1].split()})),
        min(first, default=""),
        max(last, default=""),
    ]


def _shard(word: str, letters: int) -> str:
    """Return the name of the file in which a word stands; letters of other scripts share one."""
    first = word[:letters]
    return first if first.isascii() else "other"


def _script(call: str, *values: Any) -> bytes:
    """Return data as a script that hands it to the page: a folder or a memory stick can be searched too."""
    return _script_of(call, *(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values))


def _script_of(call: str, *values: str) -> bytes:
    """Return JSON as a script."""
    body = ",".join(values)
    for sign, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        body = body.replace(sign, escaped)
    return f"register.{call}({body});\n".encode()


def _hash(parts: Iterable[str]) -> str:
    """Return a short hash of words."""
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
