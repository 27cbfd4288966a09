"""What speaks of the cases of one country of work alone: the pages of checks and the tables, made for each country on its own.

In a large register these are most of what many cases share. Nothing of one country is needed for another, so they can be made
in several processes, and none holds more than one country at a time.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from fairward import books
from fairward.publish.assembled import contents_of
from fairward.publish.data import COLUMNS, Given, place_tables
from fairward.publish.remembered import Kept, Remembered
from fairward.publish.site import languages, place_pages, shelves
from fairward.publish.site.shelf import ID, Row
from fairward.publish.to_folder import stage

_OF_HOST = re.compile(r"[a-z]+/checks/[^/]+/([a-z]+)(?:-\d+)?\.html")

Facts = tuple[str, int]
"""Hash and size of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country of work (ISO 3166, XX where none is named) with all that its files are made from; `paths` are those to be made.

    `kept` is what is remembered of its cases and of documents that they share with others, `told` the quotations by check and
    case as JSON, `shares` what each owner gives the tables.
    """

    host: str
    paths: AbstractSet[str]
    kept: tuple[Kept, ...]
    told: Mapping[str, Mapping[str, str]]
    shares: Mapping[str, Sequence[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What all files of an edition are made with: edition of the rulebook, program, address, and the folder they are made in."""

    edition: str
    program: str
    address: str
    staging: Path


def places(wanted: Mapping[str, AbstractSet[str]], kept: Mapping[str, Kept], memory: Remembered) -> Iterator[Place]:
    """Yield the countries of work of which something (`wanted`, paths) is to be made, each with all that it takes."""
    hosts: dict[str, list[Kept]] = {}
    for owner in sorted(kept):
        hosts.setdefault(host_of(kept[owner]), []).append(kept[owner])
    for host, paths in wanted.items():
        own = [one.owner for one in hosts[host]]
        shared = {f"documents/{name[:ID]}" for one in hosts[host] for name in one.summary.get("within", ())}
        besides = (kept[owner] for owner in sorted(shared - set(own)) if owner in kept)
        yield Place(
            host=host,
            paths=paths,
            kept=(*hosts[host], *besides),
            told={check: memory.told(check, host) for check in books.rulebook().checks},
            shares={name: tuple(memory.shares(name, own)) for name in (f"{table}.rows" for table in COLUMNS)},
        )


def make_place(place: Place, style: Style) -> dict[str, Facts]:
    """Return hashes and sizes of the wanted files of one country of work, which are staged."""
    contents = contents_of(place.kept, style.edition, style.program, languages(), ())

    @functools.cache
    def told(check: str, host: str) -> dict[str, Row]:
        return {owner: json.loads(row) for owner, row in place.told[check].items() if host == place.host}

    made: dict[str, Facts] = {}
    for page in place_pages(shelves(contents, style.address), place.host, {}, told):
        if page.path in place.paths:
            made[page.path] = _staged(style.staging, page.path, page.make())
    given = Given(
        shares=lambda name, _: place.shares[name],
        keys={one.owner: one.key for one in place.kept},
        parts={one.owner: host_of(one) for one in place.kept},
        days={},
        origin="",
        address=style.address,
        on="",
    )
    for table in place_tables(given, place.host):
        if table.path in place.paths:
            body = table.make()
            made[table.path] = _staged(style.staging, table.path, body if isinstance(body, bytes) else b"".join(body))
    return made


def paths_by_host(paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the pages of checks that speak of one country of work alone, by that country (ISO 3166, XX where none is named)."""
    found: dict[str, list[str]] = {}
    for path in paths:
        match = _OF_HOST.fullmatch(path)
        if match:
            found.setdefault(match[1].upper(), []).append(path)
    return found


def host_of(one: Kept) -> str:
    """Return the country of work of a case, XX where it is not named; so with a source that several cases share."""
    return str(one.summary.get("host") or "XX")


def _staged(staging: Path, path: str, body: bytes) -> Facts:
    """Return hash and size of a file that is written to the folder in which an edition is made."""
    return stage(staging, {path: body})[path], len(body)
