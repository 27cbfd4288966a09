"""Binding: a compiled phrase book is kept in the user's cache folder, so that later starts need not compile it again.

It is kept as JSON, which cannot execute, under a hash of the raw book, of Fairward's version and of the code that compiles:
another edition, another version or a changed line of that code is compiled anew. `books.keeping` says when a file is trusted.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import fairward
from fairward.books import keeping
from fairward.extract import classes, folding, phrasebook
from fairward.extract.classes import Classes
from fairward.extract.phrasebook import Phrase, Phrasebook, ones

_MASKS = ("bare", "numeric", "idle", "gates", "longer", "cues", "silent", "said", "negative")
_CODE = (classes, folding, phrasebook)


def bound(raw: Mapping[str, Any], where: str) -> Phrasebook:
    """Return the compiled phrase book of a raw one, from the cache where this very book was compiled before."""
    path = keeping.place(f"phrasebook-{raw['language']}", _edition(raw), ".json")
    body = keeping.kept(path)
    if body is not None:
        try:
            return _unpacked(json.loads(body), raw, where)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            pass  # kept by nobody who knows how: compiled anew
    book = Phrasebook(raw, where)
    if path is not None:
        keeping.keep(path, json.dumps(_packed(book), separators=(",", ":")).encode(), alone=True)
    return book


def _edition(raw: Mapping[str, Any]) -> str:
    """Return the hash of all that a compiled book depends on."""
    digest = hashlib.sha256(f"{fairward.__version__}\n{_code()}\n".encode())
    digest.update(json.dumps(raw).encode())
    return digest.hexdigest()


@functools.cache
def _code() -> str:
    """Return the hash of the code that compiles and binds; where it cannot be read, the version alone stands for it."""
    digest = hashlib.sha256()
    for file in (__file__, *(module.__file__ for module in _CODE)):
        try:
            digest.update(Path(str(file)).read_bytes())
        except OSError:
            continue
    return digest.hexdigest()


def _packed(book: Phrasebook) -> dict[str, Any]:
    """Return everything of a compiled book that is not in the raw one, as plain data."""
    known = book.classes
    return {
        "names": list(known.names),
        "exact": known.exact,
        "stems": known.stems,
        "many": {first: [*rests.items()] for first, rests in known.many.items()},
        "telling": [" ".join(known.telling[number]) for number in range(len(known.names))],
        "calls": [[[number, *ones(mask)] for number, mask in layer.items()] for layer in known.calls],
        "fewer": [f"{mask:x}" for mask in known.fewer],
        "phrases": list(map(_row, book.phrases)),
        "units": [[name, *_row(phrase)] for name, phrase in book.units],
        "entries": [[entry.topic, entry.meaning, [*ones(entry.unless)], entry.count] for entry in book.entries],
        "owner": book.owner,
        "triggers": {word: [[*ones(first)], [*ones(second)]] for word, (first, second) in book.triggers.items()},
        "further": [[number, *further] for number, further in book.further.items()],
        "needing": [[number, f"{mask:x}"] for number, mask in book.needing.items()],
        "masks": {name: f"{getattr(book, name):x}" for name in _MASKS},
    }


def _row(phrase: Phrase) -> list[Any]:
    return [phrase.text, [part for step in phrase.steps for part in step], phrase.ordered, phrase.required, phrase.head]


def _unpacked(data: Mapping[str, Any], raw: Mapping[str, Any], where: str) -> Phrasebook:
    """Return the compiled book that was packed."""
    book = Phrasebook.__new__(Phrasebook)
    book.begin(raw, where, _classes(data))
    book.phrases = list(map(_phrase, data["phrases"]))
    book.units = [(name, _phrase(row)) for name, *row in data["units"]]
    for topic, meaning, unless, count in data["entries"]:
        entry = book.entry(topic, meaning)
        entry.unless, entry.count = _bits(unless), count
    book.owner = data["owner"]
    book.triggers = {word: (_bits(first), _bits(second)) for word, (first, second) in data["triggers"].items()}
    book.further = {number: tuple(further) for number, *further in data["further"]}
    book.needing = {number: int(mask, 16) for number, mask in data["needing"]}
    for name in _MASKS:
        setattr(book, name, int(data["masks"][name], 16))
    return book


def _classes(data: Mapping[str, Any]) -> Classes:
    one, two, three = ({number: _bits(bits) for number, *bits in layer} for layer in data["calls"])
    first, second, third = (int(mask, 16) for mask in data["fewer"])
    return Classes(
        names={name: number for number, name in enumerate(data["names"])},
        exact=data["exact"],
        stems=data["stems"],
        many={first: {tuple(parts): numbers for parts, numbers in rests} for first, rests in data["many"].items()},
        telling={number: words.split() for number, words in enumerate(data["telling"])},
        calls=(one, two, three),
        fewer=(first, second, third),
    )


def _phrase(row: Sequence[Any]) -> Phrase:
    text, flat, ordered, required, head = row
    parts = iter(flat)
    return Phrase(text, tuple(zip(parts, parts, parts, strict=True)), ordered, tuple(required), head)


def _bits(numbers: Iterable[int]) -> int:
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask
