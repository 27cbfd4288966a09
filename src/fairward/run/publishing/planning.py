"""What of an edition has to be made anew, and its making over all cores: an unchanged case is neither assessed nor written again."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from fairward import books, publish
from fairward.model.problem import Problem, UnreadableSource
from fairward.run.publishing.making import Order, Result, Row, Setting, Source, fits, make, make_shared, scan

_WORTH_PROCESSES = 24
_AHEAD = 8
_SETTLED = 2_000_000_000
_ID = 16
_CODE = Path(__file__).parents[2]
_MADE_BY = ("model", "books", "assess", "draft", "extract", "publish", "run/publishing")

One = TypeVar("One")
Other = TypeVar("Other")
Place = tuple[int, str]
"""A case: the number of its source, and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was done: how many cases were made anew, and which sources could not be used."""

    made: int
    problems: tuple[Problem, ...]


def plan(
    edition: publish.Edition, read: Sequence[Source], saved: Sequence[Path], setting: Setting, jobs: int, step: Callable[[str], None] | None
) -> Plan:  # fmt: skip
    """Return what was done so that an edition has all that its cases give: kept where it holds, made where it does not.

    1. Sources are looked through, unless they were before. 2. Private names of all are told to those in whose texts they occur.
    3. Sources that several cases share are made. 4. Cases are made.
    """
    sources = [*read, *_saved(edition, saved)]
    scans, problems = _scanned(edition, sources, jobs)
    given = [source for source in sources if source.digest in scans]
    every = [scans[source.digest] for source in given]
    names = sorted({name for row in every for name in row["names"]})
    bases, places = _bases(given, every, names, setting)
    shared = {name: where for name, where in places.items() if len(where) > 1}
    run = partial(spread, jobs=jobs)
    orders = partial(_order, given, every, names)
    made = _make_shared(edition, shared, bases, orders, setting, run)
    wanted: dict[int, list[str]] = {}
    keys: dict[str, str] = {}
    mine: dict[Place, list[str]] = {}
    for name, where in shared.items():
        for place in where:
            mine.setdefault(place, []).append(name)
    for place, base in bases.items():
        number, case = place
        owner = f"cases/{case.lower()}"
        key = _hash(base, *(f"{name} {made[name][0]}" for name in sorted(mine.get(place, ()))))
        if edition.has(owner, key) is None:
            if keys.get(owner):
                raise _twice(owner, given[number])
            keys[owner] = key
            wanted.setdefault(number, []).append(case)
    tasks = [
        orders(number, cases, {name: made[name][1] for case in cases for name in mine.get((number, case), ())})
        for number, cases in wanted.items()
    ]
    for order, results in zip(tasks, run(partial(make, setting=setting), tasks), strict=False):
        for result, hashes in _whole(results):
            edition.take(result, keys[result.owner], hashes)
        if step is not None:
            step(order.source.name)
    return Plan(made=len(keys), problems=tuple(problems))


def _saved(edition: publish.Edition, paths: Sequence[Path]) -> Iterator[Source]:
    """Yield the files of saved cases with the hashes of their bytes, which are not read again where nothing says that they changed."""
    for path in paths:
        try:
            facts = path.stat()
            told = f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"
            digest = edition.memory.digest(str(path), told)
            if digest is None:
                digest = sha256(path.read_bytes()).hexdigest()
                if (
                    time.time_ns() - facts.st_mtime_ns > _SETTLED
                ):  # else it may change again within one tick of the clock
                    edition.memory.set_digest(str(path), told, digest)
        except OSError:
            digest = ""
        yield Source(name=str(path), digest=digest)


def _scanned(edition: publish.Edition, sources: Sequence[Source], jobs: int) -> tuple[dict[str, Row], list[Problem]]:
    """Return what is known of each source by its digest, and what could not be read."""
    known = edition.memory.scans()
    missing = list({source.digest: source for source in sources if source.digest not in known}.values())
    found: dict[str, Row] = {source.digest: known[source.digest] for source in sources if source.digest in known}
    problems = []
    for source, row in zip(missing, spread(scan, missing, jobs), strict=True):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            found[source.digest] = row
    edition.memory.set_scans(found, known.keys())
    return found, problems


def _bases(
    given: Sequence[Source], every: Sequence[Row], names: Sequence[str], setting: Setting
) -> tuple[dict[Place, str], dict[str, list[Place]]]:
    """Return for each case what its pages depend on but for shared documents, and the cases of each document."""
    context = _hash(
        code(), books.rulebook().edition, str(setting.k), setting.origin, setting.address, repr(setting.decisions)
    )
    bases: dict[Place, str] = {}
    places: dict[str, list[Place]] = {}
    for number, (source, row) in enumerate(zip(given, every, strict=True)):
        known = _told(source, row, names)
        for case in row["cases"]:
            if not _made(source, case, setting.gone):
                continue
            here = [name for name in case["documents"] if not _down(name) & setting.gone]
            masks = (
                sorted((name, sorted(source.withheld.get(name, {}).items())) for name in here)
                if source.withheld
                else []
            )
            left = "" if len(here) == len(case["documents"]) else repr(here)
            bases[number, case["id"]] = _hash(context, source.digest, case["id"], repr(known), repr(masks), left)
            for name in here:
                places.setdefault(name, []).append((number, case["id"]))
    return bases, places


def _told(source: Source, row: Row, names: Sequence[str]) -> list[str]:
    """Return the private names of all sources that occur in one."""
    return fits(names, row["words"]) if names and source.withheld is None else []


def _down(document: str) -> set[str]:
    """Return by which names a document may have been taken down."""
    return {f"agreements/{document[:_ID]}", f"sources/{document[:_ID]}"}


def _made(source: Source, case: Row, gone: frozenset[str]) -> bool:
    """Return whether a case is to be in the register: asked for, not taken down, and with something left that is said."""
    wanted = source.wanted in (None, case["id"]) and f"cases/{case['id'].lower()}" not in gone
    return wanted and case["voiced"] > 0 and any(not _down(name) & gone for name in case["documents"])


def _order(
    given: Sequence[Source], every: Sequence[Row], names: Sequence[str], number: int, cases: Iterable[str],
    shared: Mapping[str, tuple[bool, tuple[int, ...]]] | None = None,
) -> Order:  # fmt: skip
    """Return what is to be made of a source."""
    source = given[number]
    known = frozenset(_told(source, every[number], names))
    clean = frozenset(every[number]["clean"])
    return Order(source=source, cases=tuple(cases), names=known, clean=clean, shared=shared or {})


Known = dict[str, tuple[str, tuple[bool, tuple[int, ...]]]]


def _make_shared(
    edition: publish.Edition, shared: Mapping[str, list[Place]], bases: Mapping[Place, str], orders: Callable[..., Order],
    setting: Setting, run: Callable[..., Iterable[Any]],
) -> Known:  # fmt: skip
    """Return for each shared document its key, whether it is an agreement, and where its marks begin; it is made if need be."""
    groups: dict[tuple[Place, ...], list[str]] = {}
    for name, cases_of in sorted(shared.items()):
        groups.setdefault(tuple(sorted(cases_of)), []).append(name)
    made: Known = {}
    tasks, asked = [], []
    for where, group in groups.items():
        keys = {name: _hash(name, *group, *sorted(bases[place] for place in where)) for name in group}
        kept = {name: edition.has(f"documents/{name[:_ID]}", keys[name]) for name in group}
        for name, one in kept.items():
            if one is not None:
                made[name] = (keys[name], _marks(one))
        if not all(kept.values()):
            by_source: dict[int, list[str]] = {}
            for number, case in where:
                by_source.setdefault(number, []).append(case)
            missing = [name for name in group if kept[name] is None]
            tasks.append(([orders(number, cases) for number, cases in by_source.items()], missing))
            asked.append(keys)
    for keys, results in zip(asked, run(partial(_of_group, setting=setting), tasks), strict=True):
        by_owner = {f"documents/{name[:_ID]}": name for name in keys}
        for result, hashes in _whole(results):
            name = by_owner[result.owner]
            made[name] = (keys[name], _marks(edition.take(result, keys[name], hashes)))
    return made


def _of_group(task: tuple[Sequence[Order], Sequence[str]], setting: Setting) -> list[Result] | Problem:
    """Return what shared documents give; see make_shared."""
    return make_shared(*task, setting)


def _marks(one: publish.Kept) -> tuple[bool, tuple[int, ...]]:
    """Return whether a shared document is an agreement, and where its marks begin."""
    (row,) = one.summary["documents"]
    return bool(row["agreement"]), tuple(row["marks"])


def _whole(results: list[Result] | Problem) -> list[Result]:
    """Return what was made; raise UnreadableSource where it could not be: a register must not lose a case without a word."""
    if isinstance(results, Problem):
        raise UnreadableSource(results)
    return results


def _twice(owner: str, source: Source) -> UnreadableSource:
    """Return what is said where a case was given twice."""
    what = f"Two things would stand at one address, {owner}."
    hint = "Publish one of them; where a case was saved twice, give the newer file alone."
    return UnreadableSource(Problem(where=source.name, what=what, hint=hint))


def spread(
    do: Callable[[One], Other], given: Iterable[One], jobs: int, least: int = _WORTH_PROCESSES
) -> Iterator[Other]:
    """Yield what is made of each of many, in their order, by several processes where there are at `least` so many.

    Only a few for each process are under way at once, so that memory does not grow with their number.
    """
    each = iter(given)
    first = list(islice(each, least))
    if jobs < 2 or len(first) < least:
        yield from map(do, chain(first, each))
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Other]] = deque()
        for one in chain(first, each):
            waiting.append(pool.submit(do, one))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@cache
def code() -> str:
    """Return the hash of all that makes pages: program, templates, words, books."""
    found = sha256()
    for name in _MADE_BY:
        for path in sorted((_CODE / name).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(str(path.relative_to(_CODE)).encode() + path.read_bytes())
    return found.hexdigest()


def _hash(*parts: str) -> str:
    """Return the hash of words, one after the other."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
