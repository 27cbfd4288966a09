"""One edition of the register: what cases gave is put together, entered in the log, sealed, and put in place as a whole."""

from __future__ import annotations

import contextlib
import errno
import gc
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fairward import books
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.register import Made, Notice
from fairward.publish.assembled import contents_of, days_of, place_signs, signs_of
from fairward.publish.data import Download, Given, check_row, descriptions, downloads, instrument_row
from fairward.publish.log import Key
from fairward.publish.placing import Facts, Place, Style, host_of, make_place, paths_by_host, places
from fairward.publish.remembered import Kept, Remembered
from fairward.publish.sealing import Grown, Standing, canonical, grow, seal
from fairward.publish.site import (
    Owner,
    Page,
    Remains,
    Shelf,
    feed,
    hosts_apart,
    languages,
    place_pages,
    shared_pages,
    shelves,
)
from fairward.publish.to_folder import Body, alone, beside, continued, failed, standing, write

Row = dict[str, Any]
_NOTHING: Mapping[str, Any] = MappingProxyType({})
Making = Callable[[Place], dict[str, Facts]]
Spread = Callable[[Making, Iterable[Place]], Iterable[dict[str, Facts]]]
"""What makes many places, one after the other or several at a time, and gives what each makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What publishing did: number of the edition, entries of the log, files written (0 where nothing changed), files in all."""

    number: int
    entries: int
    written: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an edition is made with: the key, the day (ISO), the register's address, styles of the report's parts, least group.

    `edition` is the rulebook's, `program` the program's name and version, `kept` details that a person decided to publish. `made_by`
    is another where anything that makes pages is: what was made by it before is made anew.
    """

    key: Key
    on: str
    address: str
    styles: Mapping[str, str]
    k: int
    edition: str
    program: str
    made_by: str
    notices: tuple[Notice, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    gone: frozenset[str] = frozenset()


@contextlib.contextmanager
def edition(target: Path, key: Key) -> Iterator[Edition]:
    """Hold a register for one publisher while its next edition is made; what an interrupted one left is cleared away first."""
    with alone(target):
        before = standing(target)
        continued(target, before, key)
        with _no_collecting(), _made(target, before) as made:
            yield made


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold hundreds of thousands of small rows to the end without looking through them again and again for what is not used."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what is held now counts as old, so that it is not looked through at once
        gc.unfreeze()
        if collecting:
            gc.enable()


@contextlib.contextmanager
def _made(target: Path, before: Standing) -> Iterator[Edition]:
    """Hold an edition while it is made; what is not in its place at the end is cleared away."""
    made = Edition(target, before)
    try:
        yield made
    except OSError as error:
        raise failed(target, error) from error
    except sqlite3.OperationalError as error:
        if "full" not in str(error):
            raise
        raise failed(target, OSError(errno.ENOSPC, str(error))) from error
    finally:
        made.close(keep=False)
        shutil.rmtree(made.staging, ignore_errors=True)


class Edition:
    """The next edition of a register while it is made: what was made before and still holds, and what is made anew."""

    def __init__(self, target: Path, before: Standing) -> None:
        """Look up what was made before; what does not stand in the register as it was made is not trusted."""
        self.target, self.before = target, before
        self.staging = beside(target, "made")
        self.memory = Remembered(target)
        self.was: Mapping[str, str] = before.manifest.get("files", {})
        self.owned = {owner: one for owner, one in self.memory.kept().items() if one.files.items() <= self.was.items()}
        self.kept: dict[str, Kept] = {}
        self.fresh: dict[str, Kept] = {}
        self.things: dict[str, str] = {}
        self.placed: dict[str, Facts] = {}

    def has(self, owner: str, key: str) -> Kept | None:
        """Return what was made before under the same key, None where it is to be made anew; it is used either way."""
        one = self.owned.get(owner)
        if one is None or one.key != key:
            return None
        self._add(one)
        return one

    def take(self, made: Made, key: str, hashes: Mapping[str, str]) -> Kept:
        """Return what is remembered of something that was made anew; its files stand in `staging` already."""
        one = self.memory.take(made, key, hashes)
        self._add(one)
        self.fresh[one.owner] = one
        return one

    def _add(self, one: Kept) -> None:
        """Use something in this edition; UnreadableSource where another has its place."""
        clash = [name for name in one.things if self.things.get(name, one.owner) != one.owner]
        if one.owner in self.kept or clash:
            what = f"Two things would stand at one address, {(clash or [one.owner])[0]}."
            hint = "Publish one of them; where a case was saved twice, give the newer file alone."
            raise UnreadableSource(Problem(where=(clash or [one.owner])[0], what=what, hint=hint))
        self.kept[one.owner] = one
        self.things.update(dict.fromkeys(one.things, one.owner))

    def close(self, *, keep: bool) -> None:
        """Return nothing; what was made is remembered, or forgotten again."""
        with contextlib.suppress(sqlite3.Error):  # it is closed already, or not worth keeping
            self.memory.close(keep=keep)

    def finish(self, about: About, spread: Spread = map) -> Written:
        """Return what was written: what changed, as a whole, or nothing where nothing has; `spread` makes many places.

        1. Data of checks and instruments is made. 2. The log gains what is new, changed or gone. 3. Pages and downloads that
        speak of many cases are made, unless they are as they were. 4. All is sealed. 5. The edition takes its place.
        """
        self.memory.forget(sorted(set(self.owned) - set(self.kept)))
        self.files = {path: digest for one in self.kept.values() for path, digest in one.files.items()}
        self.changed: dict[str, Body] = {
            path: self.staging / path
            for one in self.fresh.values()
            for path, digest in one.files.items()
            if self.was.get(path) != digest
        }
        self.old_pages, self.pages = self.memory.pages(), dict[str, tuple[str, str, int]]()
        self.signs = signs_of([self.kept[owner] for owner in sorted(self.kept)])
        grown = grow(self.before, self._things(), about.notices, about.on, about.key)
        self._shared(about, grown, spread)
        sealed = seal(grown, self.files, about.key, {"edition": about.edition, "program": about.program})
        if not sealed:
            self.close(keep=True)
            number = self.before.manifest["number"]
            return Written(number=number, entries=len(self.before.entries), written=0, files=len(self.files))
        gone = set(self.was) - set(self.files)
        count = write(self.target, {**self.changed, **sealed}, gone, self.staging)
        self.close(keep=True)
        return Written(
            number=self.before.manifest.get("number", 0) + 1,
            entries=len(self.before.entries) + len(grown.entries) + 1,
            written=count,
            files=len(self.files),
        )

    def _things(self) -> dict[str, Any]:
        """Return what the log enters by key, each with what gives its bytes, None where they are as they were."""
        found: dict[str, Any] = {}
        for name, owner in self.things.items():
            same = self.was.get(f"data/{name}.json") == self.files[f"data/{name}.json"]
            path = self.staging / f"data/{name}.json"
            found[name] = None if same else path.read_bytes
            assert same or owner in self.fresh
        cases = sorted(
            (str(one.summary["case"]), one.summary["outcomes"]) for one in self.kept.values() if "case" in one.summary
        )
        rulebook = books.rulebook()
        for check in rulebook.checks.values():
            address = f"data/checks/{check.id}.json"
            key = sha256(f"{rulebook.edition}{self.signs.outcomes.get(check.id)}".encode()).hexdigest()
            self.pages[address] = self._keep_or_make(address, key, partial(_check, check, cases), self.old_pages)
            found[f"checks/{check.id}"] = self._bytes_of(address)
        for instrument in rulebook.instruments.values():
            found[f"instruments/{instrument.id}"] = self._put(f"data/instruments/{instrument.id}.json", canonical(instrument_row(instrument)) + b"\n")  # fmt: skip
        return found

    def _bytes_of(self, path: str) -> Any:
        """Return what gives the bytes of a file that was made, None where it is as it was."""
        body = self.changed.get(path)
        return (lambda: body) if body is not None else None

    def _put(self, path: str, body: bytes) -> Any:
        """Return what gives the bytes of a file that was made, which is put among the files of the edition."""
        self._address(path)
        self.files[path] = sha256(body).hexdigest()
        if self.was.get(path) != self.files[path]:
            self.changed[path] = body
        return lambda: body

    def _address(self, path: str) -> None:
        """Return nothing; raise UnreadableSource where something else stands at an address."""
        if path in self.files:
            what = f"Two things would stand at one address, {path}."
            raise UnreadableSource(Problem(where=path, what=what, hint="Publish one of them, or rename one."))

    def _shared(self, about: About, grown: Grown, spread: Spread) -> None:
        """Make the downloads and pages that speak of many cases, unless they are as they were."""
        owners = sorted(self.kept)
        cases = [self.kept[owner] for owner in owners]
        parts = {one.owner: host_of(one) for one in cases}
        origin, address = about.key.verifier.name, about.address
        latest = str(grown.changes[0]["on"]) if grown.changes else about.on
        given = Given(
            shares=self.memory.shares, keys={one.owner: one.key for one in cases}, parts=parts, origin=origin, address=address,
            days=days_of(cases, grown.things), on=latest,
        )  # fmt: skip
        old, new = self.old_pages, self.pages
        contents = contents_of(cases, about.edition, about.program, languages(), about.kept)
        shelved = shelves(contents, address)
        style = sha256(f"{about.made_by}{about.edition}{about.program}{address}".encode()).hexdigest()[:16]
        tables = list(downloads(given))
        apart = list(self._pages_apart(shelved, cases, style))
        self._make_places([*tables, *apart], about, spread)
        for page in apart:
            new[page.path] = self._keep_or_make(page.path, page.key, page.make, old)
        facts: dict[str, tuple[str, int, str]] = {}
        for one in tables:
            new[one.path] = self._keep_or_make(one.path, one.key, one.make, old)
            facts[one.path] = (*new[one.path][1:], one.told)
        listed = [(path, told, size) for path, (_, size, told) in facts.items()]
        for path, body, told in descriptions(origin, address, about.edition, languages(), facts):
            self._put(path, body)
            listed.append((path, told, len(body)))
        log = self._log(about, grown, cases, listed)
        remains = Remains(
            told=self.memory.evidence,
            owners=[_searched(one) for one in cases],
            shares=self.memory.shares,
            known={path: key[len(style) :] for path, (key, _, _) in old.items() if key.startswith(style)},
        )
        for page in shared_pages(shelved, log, about.styles, remains):
            key = f"{style}{page.key}" if page.key else ""
            new[page.path] = self._keep_or_make(page.path, key, page.make, old)
        for language in contents.languages:
            titles = {f"cases/{one.id}": one.title for one in contents.cases[language]}
            for row in (row for one in cases for row in one.summary["documents"]):
                folder = "agreements" if row["agreement"] else "sources"
                titles[f"{folder}/{row['id'][:16]}"] = row["titles"][language]
            self._put(f"feed-{language}.xml", feed(language, origin, address, grown.changes, titles))
        self.memory.set_pages(new, old)

    def _pages_apart(self, shelved: Sequence[Shelf], cases: Sequence[Kept], style: str) -> Iterator[Page]:
        """Yield the pages that speak of one country of work alone, but for countries whose cases are as they were: theirs stand."""
        old, stand = self.old_pages, paths_by_host(self.old_pages)
        own: dict[str, list[Kept]] = {}
        for one in cases:
            own.setdefault(host_of(one), []).append(one)
        for host in hosts_apart(shelved):
            all_of_it, key, paths = f"checks of {host}", f"{style}{self.signs.hosts[host]}", stand.get(host, [])
            self.pages[all_of_it] = (key, "", 0)
            if (
                paths
                and old.get(all_of_it) == self.pages[all_of_it]
                and all(self.was.get(one) == old[one][1] for one in paths)
            ):
                self.pages.update({path: old[path] for path in paths})
                self.files.update({path: old[path][1] for path in paths})
                continue
            signs = place_signs([one for one in own[host] if "case" in one.summary])
            for page in place_pages(shelved, host, signs, self.memory.evidence):
                yield replace(page, key=f"{style}{page.key}")

    def _make_places(self, given: Sequence[Download | Page], about: About, spread: Spread) -> None:
        """Make what speaks of one country of work alone, unless it is as it was; it is taken up in its turn."""
        wanted: dict[str, set[str]] = {}
        for one in given:
            if one.host and not self._stands(one.path, one.key, self.old_pages):
                wanted.setdefault(one.host, set()).add(one.path)
        style = Style(edition=about.edition, program=about.program, address=about.address, staging=self.staging)
        for made in spread(partial(make_place, style=style), places(wanted, self.kept, self.memory)):
            self.placed.update(made)

    def _log(self, about: About, grown: Grown, cases: Sequence[Kept], listed: list[tuple[str, str, int]]) -> Row:
        """Return what pages say of the register itself."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for one in cases:
            for dimension, outcome, number in one.summary.get("counts", ()):
                counts[str(one.summary["host"] or ""), dimension, outcome] += number
        return {
            "changes": grown.changes,
            "notices": grown.notices,
            "key": str(about.key.verifier),
            "k": about.k,
            "downloads": listed,
            "counts": counts,
            "signs": self.signs,
            "voices": sorted({name for one in cases for name in one.summary["voices"]}),
            "topics": sorted({name for one in cases for name in one.summary["topics"]}),
        }

    def _keep_or_make(
        self, path: str, key: str, make: Any, old: Mapping[str, tuple[str, str, int]]
    ) -> tuple[str, str, int]:
        """Return key, hash and size of a file that is kept where its key is as it was, else made: whole, or in pieces to a file."""
        self._address(path)
        if self._stands(path, key, old):
            self.files[path] = old[path][1]
            return old[path]
        if path in self.placed:
            digest, size = self.placed[path]
            self._put_made(path, digest, self.staging / path)
            return (key, digest, size)
        body = make()
        if isinstance(body, bytes):
            self._put_made(path, sha256(body).hexdigest(), body)
            return (key, self.files[path], len(body))
        place = self.staging / path
        place.parent.mkdir(parents=True, exist_ok=True)
        hashed, size = sha256(), 0
        with place.open("wb") as file:
            for piece in body:
                hashed.update(piece)
                size += file.write(piece)
        self._put_made(path, hashed.hexdigest(), place)
        return (key, self.files[path], size)

    def _stands(self, path: str, key: str, old: Mapping[str, tuple[str, str, int]]) -> bool:
        """Return whether a file stands that was made under the same key."""
        before = old.get(path)
        return bool(before and key and before[0] == key and self.was.get(path) == before[1])

    def _put_made(self, path: str, digest: str, body: Body) -> None:
        """Put a file among those of the edition, and among the changed ones where it is another than before."""
        self.files[path] = digest
        if self.was.get(path) != digest:
            self.changed[path] = body


def _searched(one: Kept) -> Owner:
    """Return what one case or source gives the search."""
    runs = tuple((rows, countries, first, last) for rows, countries, first, last in one.summary["search"])
    return Owner(name=one.owner, key=one.key, host=host_of(one), runs=runs)


def _check(check: Any, cases: Sequence[tuple[str, Mapping[str, Any]]]) -> bytes:
    """Return the data of a check with its outcome in every case."""
    outcomes = [(case, *own[check.id]) for case, own in cases if check.id in own]
    return canonical(check_row(check, outcomes)) + b"\n"
