"""One edition of the register: things entered in the log, pages and downloads made, sealed, and put in place as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from fairward.model.payment import Followed, Group
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.register import Contents
from fairward.publish.data import bulk, things
from fairward.publish.log import Key
from fairward.publish.redact import Masked, suppressed
from fairward.publish.sealing import LOG, Grown, grow, seal
from fairward.publish.site import feed, pages
from fairward.publish.to_folder import alone, standing, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What publishing did: number of the edition, entries of the log, files written (0 where nothing changed), files in all."""

    number: int
    entries: int
    written: int
    files: int


def register(
    contents: Contents, target: Path, key: Key, on: str, address: str, styles: Mapping[str, str], k: int
) -> Written:
    """Return what was written of the contents to a folder; the same contents, key and day give the same bytes.

    1. What an interrupted publish left is cleared away. 2. Things that are new, changed or gone are entered in the log.
    3. Pages and downloads are made. 4. All is sealed. 5. What changed is written, and the edition takes its place.
    """
    with alone(target):
        before = standing(target)
        if before.manifest and before.manifest["origin"] != key.verifier.name:
            origin = before.manifest["origin"]
            raise UnreadableSource(
                Problem(
                    where=str(target),
                    what=f"This is the register of {origin}, and the key is another's.",
                    hint="Use its key, or another folder.",
                )
            )
        made = things(contents)
        grown = grow(before, made, contents.notices, on, key)
        files = _files(contents, grown, key, address, styles, k, made)
        about = {"edition": contents.edition, "program": contents.program}
        sealed = seal(grown, files, key, about)
        was = before.manifest.get("files", {})
        if not sealed:
            return Written(number=before.manifest["number"], entries=len(before.entries), written=0, files=len(was))
        changed = {path: body for path, body in files.items() if was.get(path) != sha256(body).hexdigest()}
        log = (
            [path.relative_to(target).as_posix() for path in (target / LOG).rglob("*") if path.is_file()] if was else []
        )
        kept = [path for path in files if path not in changed]
        number = write(target, {**changed, **sealed}, [*kept, *log])
        entries = len(before.entries) + len(grown.entries) + 1
        return Written(number=before.manifest.get("number", 0) + 1, entries=entries, written=number, files=len(files))


def _files(
    contents: Contents,
    grown: Grown,
    key: Key,
    address: str,
    styles: Mapping[str, str],
    k: int,
    made: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return every page and download of an edition by its path; UnreadableSource where two would stand at one address."""
    files: dict[str, bytes] = {}
    lower: dict[str, str] = {}

    def add(path: str, body: bytes) -> None:
        path = str(PurePath(path)) if ".." not in path else path.partition("../")[2]
        if path.casefold() in lower:
            what = f"Two things would stand at one address, {path}."
            raise UnreadableSource(Problem(where=path, what=what, hint="Publish one of them, or rename one."))
        lower[path.casefold()] = path
        files[path] = body

    for name, body in made.items():
        add(f"data/{name}.json", body)
    downloads: list[tuple[str, str, int]] = []
    latest = str(grown.changes[0]["on"]) if grown.changes else grown.on
    for path, body, told in bulk(contents, key.verifier.name, address, latest):
        add(path, body)
        downloads.append((path, told, len(body)))
    log: dict[str, Any] = {
        "changes": grown.changes,
        "notices": grown.notices,
        "key": str(key.verifier),
        "k": k,
        "downloads": downloads,
    }
    for path, body in pages(contents, log, styles, address):
        add(path, body)
    for language in contents.languages:
        titles = {f"cases/{one.id}": one.title for one in contents.cases[language]}
        for document in contents.documents:
            folder = "agreements" if document.id in contents.agreements else "sources"
            titles.update(
                {f"{folder}/{one.id}": one.title for one in contents.sources[language] if one.id == document.id[:16]}
            )
        add(f"feed-{language}.xml", feed(language, key.verifier.name, address, grown.changes, titles))
    return files


def publishable(followed: Followed, safe: Masked, k: int) -> Followed:
    """Return followed money without what speaks of single payments or workers: totals and groups of at least k workers."""
    return replace(
        followed,
        by_agreement=_large(followed.by_agreement, k),
        by_role=_large(followed.by_role, k),
        by_month=_large(followed.by_month, k),
        flags=(),
        per_worker=(),
        problems=(),
        unused=replace(followed.unused, problems=()),
        taken=tuple(replace(one, name=safe.mask(PurePath(one.name).name)) for one in followed.taken),
    )


def _large(groups: Sequence[Group], k: int) -> tuple[Group, ...]:
    """Return the groups that may be shown beside their sum; those that name no workers hide nobody."""
    hidden = suppressed({("all", str(number)): one.workers or 0 for number, one in enumerate(groups)}, k)
    return tuple(one for number, one in enumerate(groups) if ("all", str(number)) not in hidden)
