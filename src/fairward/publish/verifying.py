"""Whether a register is as it was published: signature, tree, earlier checkpoints, every page and download, in sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fairward.publish.fetching import FromFolder, FromServer, Source, Unreachable, digest, safe
from fairward.publish.log import (
    Checkpoint,
    NoteError,
    TornLog,
    Tree,
    Verifier,
    checkpoint_of,
    consistent,
    grown_from,
    handed_over,
    log_files,
    opened,
    proved,
    read_entries,
    read_proof,
    taken_over,
)
from fairward.publish.sealing import CHECKPOINT, LOG, MANIFEST, PUBLIC_KEY, proof_path, salted
from fairward.publish.stamping import stamped

_MOST = 50
# What is checked by itself; the bytes of a time stamp are, where somebody asks for them.
_OF_LOG = re.compile(
    rf"{LOG}/(?:checkpoint|register\.pub|tile/.+|checkpoints/\d+|handovers/\d+\.txt|timestamps/\d+\.tsr|proofs/.+\.tlog-proof)"
)
MOST_ENTRIES = 20_000_000
MOST_OF_A_NOTE = 1 << 20
MOST_OF_A_TILE = 32 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying showed: sentences on what holds, and on what was changed; whole where there are none of the latter."""

    holds: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Return whether nothing was changed."""
        return not self.wrong


def verify_folder(folder: Path, trusted: Verifier | None = None, earlier: Iterable[str] = (), **also: Any) -> Verified:
    """Return what verifying a register in a folder shows, without a network; see verify_register."""
    return verify_register(FromFolder(folder), trusted, earlier, **also)


def verify_address(address: str, trusted: Verifier | None = None, earlier: Iterable[str] = (), **also: Any) -> Verified:
    """Return what verifying a register on a web server shows, which is not trusted; see verify_register."""
    return verify_register(FromServer(address), trusted, earlier, **also)


def verify_register(
    source: Source,
    trusted: Verifier | None = None,
    earlier: Iterable[str] = (),
    *,
    witnesses: Sequence[Verifier] = (),
    authorities: bytes = b"",
    step: Callable[[str], None] | None = None,
) -> Verified:
    """Return what verifying a register shows.

    `trusted` is a public key from elsewhere; without one the register's own is used, and that is said. `earlier` are
    checkpoints kept from before. `witnesses` are keys each of which must have cosigned the checkpoint, `authorities` certificates
    (PEM) of those whose time stamps are believed. `step` is told what is read.

    1. The signature is checked. 2. The log is hashed anew. 3. Each tile is compared. 4. Earlier checkpoints are shown to lead here.
    5. The manifest is the one logged. 6. Files are the manifest's. 7. Each thing is the one in its entry.
    """
    tell = step or (lambda _: None)
    known_before = tuple(earlier)
    holds: list[str] = []
    try:
        note = _text(source, CHECKPOINT)
        known, before = _known(source, trusted)
        head, said = _head(note, known, trusted)
        holds += [said, *_witnessed(note, witnesses, known)]
        wrong = list(_public_key(source, note))
        entries = read_entries(_size(head), lambda path: _told(source, path, tell))
    except (NoteError, TornLog) as error:
        return Verified(holds=tuple(holds), wrong=(f"{_where(error)}{error}.",))
    except (OSError, UnicodeDecodeError) as error:
        told = f"{CHECKPOINT} is missing" if isinstance(error, FileNotFoundError) else str(error)
        return Verified(holds=(), wrong=(f"{source.name} holds no register that can be read: {told}.",))
    tree = Tree()
    tree.extend(entries)
    torn = list(_tree(source, tree, entries, head))
    wrong += torn
    if not torn:
        holds.append(f"The log is whole: {head.size:,} entries make the signed root.")
    names = source.names(f"{LOG}/checkpoints")
    kept = [(path, source.read(path, MOST_OF_A_NOTE).decode("utf-8", "replace")) for path in names or ()] or [
        (CHECKPOINT, note)
    ]
    for path, one in (*kept, *(("that you kept", one) for one in known_before)):
        wrong += _earlier(path, one, tree, head, (*known, *before))
    if not wrong:
        number = len(kept) + len(known_before)
        told = "the checkpoint" if number == 1 else f"the {number:,} checkpoints"
        holds.append(f"It goes on from {told} that we know of: nothing slipped out.")
        wrong += _contents(source, entries, (*known, *before), holds, tell)
        wrong += stamped(source, head.size, authorities, holds)
    if wrong and isinstance(source, FromServer) and _moved(source, note):
        wrong = ["A new edition was published while this one was read: verify again."]
    if len(wrong) > _MOST:
        wrong = [*wrong[:_MOST], f"{len(wrong) - _MOST:,} more differences are not listed."]
    return Verified(holds=tuple(holds), wrong=tuple(wrong))


def _size(head: Checkpoint) -> int:
    """Return how many entries a log has; TornLog where nobody could look through so many."""
    if head.size > MOST_ENTRIES:
        raise TornLog(f"the checkpoint speaks of {head.size:,} entries, more than can be looked through")
    return head.size


def _text(source: Source, path: str) -> str:
    """Return a note, which is short."""
    return source.read(path, MOST_OF_A_NOTE).decode()


def _told(source: Source, path: str, tell: Callable[[str], None]) -> bytes:
    """Return a tile of the log, said to whoever waits."""
    tell(path)
    return source.read(f"{LOG}/{path}", MOST_OF_A_TILE)


def _moved(source: Source, note: str) -> bool:
    """Return whether the register has another checkpoint now."""
    try:
        return _text(source, CHECKPOINT) != note
    except (OSError, UnicodeDecodeError):
        return False


def _witnessed(note: str, witnesses: Sequence[Verifier], own: Sequence[Verifier]) -> Iterator[str]:
    """Yield who cosigned a checkpoint and when; NoteError where one who should have has not."""
    for witness in witnesses:
        if witness.public in {one.public for one in own}:
            raise NoteError(f"the witness {witness.name} is the register itself")
        try:
            parsed, _ = opened(note, [witness])
        except NoteError as error:
            raise NoteError(f"the witness {witness.name} has not cosigned it ({error})") from error
        made = next(raw for name, ident, raw in parsed.signatures if (name, ident) == (witness.name, witness.id))
        when = datetime.fromtimestamp(int.from_bytes(made[:8], "big"), UTC) if len(made) == 72 else None
        yield f"Cosigned by the witness {witness.name}{f' at {when:%Y-%m-%d %H:%M} UTC' if when else ''}."


def verify_proof(
    text: str, trusted: Verifier, body: bytes | None = None, salt: str = "", handovers: Sequence[str] = ()
) -> Verified:
    """Return what a proof file shows by itself; with the bytes of a thing and its salt, whether it is about them.

    `handovers` are those of the register's keys, oldest first: with them a proof of an earlier or a later key is believed as well.
    """
    known = (*handed_over(trusted, handovers), *taken_over(trusted, handovers))
    try:
        proof = read_proof(text)
        head, signers = proved(proof, proof.extra, known)
        entry = json.loads(proof.extra)
    except (NoteError, ValueError) as error:
        return Verified(holds=(), wrong=(f"The proof does not hold: {error}.",))
    about = entry.get("about") if isinstance(entry, dict) else None
    holds = [
        f"Entry {proof.index} ({entry.get('kind')} {about}, {entry.get('on')}) is in the log of {head.origin} with {head.size:,} entries.",
        f"Signed by {', '.join(one.name for one in signers)}.",
    ]
    if body is not None:
        if salted(salt, body) != entry.get("hash"):
            return Verified(
                holds=tuple(holds), wrong=("The file is not the one that the entry is about: it was changed.",)
            )
        holds.append("The file is the one that the entry is about.")
    return Verified(holds=tuple(holds), wrong=())


def _known(source: Source, trusted: Verifier | None) -> tuple[tuple[Verifier, ...], tuple[Verifier, ...]]:
    """Return the keys that may sign what stands now, and those before them that may have signed what stood earlier.

    The former are the trusted key and those that it handed over to (without a trusted one, the register's own). A hand-over is
    believed backwards only where the later key signed it as well: anybody can say that a key handed over to another.
    """
    notes = _handovers(source)
    first = trusted or Verifier.parse(_text(source, PUBLIC_KEY))
    return handed_over(first, notes), taken_over(first, notes)


def _public_key(source: Source, note: str) -> Iterator[str]:
    """Yield what is wrong with the public key that the register itself gives its readers: it is the one that signed the checkpoint."""
    try:
        opened(note, [Verifier.parse(_text(source, PUBLIC_KEY))])
    except FileNotFoundError:
        yield f"{PUBLIC_KEY} is missing."
    except (NoteError, OSError, UnicodeDecodeError):
        yield f"{PUBLIC_KEY} was changed: it is not the key that signed the checkpoint."


def _handovers(source: Source) -> list[str]:
    """Return the hand-overs of keys, oldest first; a server is asked for one after the other."""
    names = source.names(f"{LOG}/handovers")
    if names is not None:
        return [_text(source, path) for path in names]
    notes: list[str] = []
    while len(notes) < _MOST:
        try:
            notes.append(_text(source, f"{LOG}/handovers/{len(notes) + 1:04}.txt"))
        except (OSError, UnicodeDecodeError):
            break
    return notes


def _head(note: str, known: tuple[Verifier, ...], trusted: Verifier | None) -> tuple[Checkpoint, str]:
    """Return the signed checkpoint and a sentence on who signed it."""
    parsed, signers = opened(note, known)
    head = checkpoint_of(parsed.text)
    if head.origin not in {key.name for key in known}:
        raise NoteError(f"the checkpoint is of another log, {head.origin}")
    name = ", ".join(str(one) for one in signers)
    if trusted is None:
        return (
            head,
            f"Signed by the register's own key {name}: compare it with the key as it was given to you elsewhere.",
        )
    over = "" if signers[0] == trusted else " (the key that yours handed over to)"
    return head, f"Signed by the key that you trust{over}: {name}."


def _where(error: Exception) -> str:
    """Return where an error stands, for a sentence."""
    return "The log was changed: " if isinstance(error, TornLog) else "The checkpoint cannot be believed: "


def _tree(source: Source, tree: Tree, entries: list[bytes], head: Checkpoint) -> Iterator[str]:
    """Yield what is wrong with the tiles of the log."""
    now = dict(log_files(tree, entries))
    for path, body in now.items():
        if path.startswith("tile/entries"):
            continue
        try:
            found = source.read(f"{LOG}/{path}", MOST_OF_A_TILE)
        except OSError:
            yield f"The tile {LOG}/{path} is missing."
            continue
        if found != body:
            yield f"The tile {LOG}/{path} was changed, or the entries that it hashes: the two do not fit."
    for name in source.names(f"{LOG}/tile") or ():
        path = name.removeprefix(f"{LOG}/")
        if path not in now and not grown_from(path, source.read(name, MOST_OF_A_TILE), now):
            yield f"The tile {name}, of an earlier edition, was changed or added: it is not what stands in its place now."
    if tree.root() != head.root:
        yield f"The entries of the log do not make the signed root: an entry in {LOG}/tile/entries was changed."


def _earlier(path: str, note: str, tree: Tree, head: Checkpoint, known: tuple[Verifier, ...]) -> Iterator[str]:
    """Yield what is wrong between an earlier checkpoint and this one."""
    try:
        parsed, _ = opened(note, known)
        before = checkpoint_of(parsed.text)
    except NoteError as error:
        yield f"An earlier checkpoint ({path}) cannot be believed: {error}."
        return
    if before.size == 0:
        return
    if before.size > head.size:
        yield f"The log has {head.size:,} entries, but a signed checkpoint shows that it had {before.size:,}: entries were cut off."
    elif not consistent(before.size, head.size, tree.consistency(before.size), before.root, head.root):
        yield f"The log does not go on from its checkpoint of {before.size:,} entries: its history was rewritten."


def _contents(
    source: Source, entries: list[bytes], known: tuple[Verifier, ...], holds: list[str], tell: Callable[[str], None]
) -> Iterator[str]:
    """Yield what is wrong with the manifest, the files and the things."""
    try:
        raw = source.read(MANIFEST)
        manifest = json.loads(raw)
        last = json.loads(entries[-1])
        fits = last["kind"] == "edition" and salted(manifest["salt"], raw) == last["hash"]
    except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        missing = isinstance(error, FileNotFoundError)
        yield f"{MANIFEST} is missing." if missing else f"{MANIFEST} cannot be read ({error})."
        return
    if not fits:
        yield f"{MANIFEST} was changed: it is not the one that the log has for edition {manifest.get('number')}."
        return
    hashes, things = manifest["files"], manifest["things"]
    strange = [path for path in (*hashes, *(proof_path(name) for name in things)) if not safe(path)]
    if strange:
        yield f"{MANIFEST} names what can be no file of a register: {strange[0]!r}."
        return
    wrong = [*_files(source, hashes, things, entries, tell), *_proofs(source, things, entries, known, tell)]
    yield from wrong
    if not wrong:
        holds.append(
            f"All {len(hashes):,} pages and downloads are those of edition {manifest['number']} ({manifest['on']})."
        )
        holds.append(f"All {len(things):,} cases, agreements, sources and checks are those that were logged.")
    if source.names() is None:
        holds.append("A server may hold more than its register names; what it does not name was not looked at.")
    holds.extend(
        f"{notice['about']} was taken down ({notice['on']}); its entry {notice['entry']} stands: a stated hole."
        for notice in manifest["notices"]
        if notice["kind"] == "takedown"
    )


def _files(
    source: Source, hashes: dict[str, str], things: dict[str, dict[str, Any]], entries: list[bytes], tell: Callable[[str], None]
) -> Iterator[str]:  # fmt: skip
    """Yield which files were changed, are missing or were added, and which things are not those of their entries."""
    salts = {f"data/{name}.json": (name, thing) for name, thing in things.items()}

    def look(path: str) -> list[str]:
        tell(path)
        name, thing = salts.get(path, ("", {}))
        try:
            found, with_salt = digest(source, path, bytes.fromhex(thing["salt"]) if thing else None)
        except FileNotFoundError:
            return [f"{path} is missing."]
        except Unreachable as error:
            return [f"{path} is missing ({error})."]
        except OSError as error:
            return [f"{path} cannot be read ({error.strerror or error})."]
        wrong = [f"{path} was changed since it was published."] if found != hashes[path] else []
        return wrong + (
            [_untrue(name, thing, entries)] if thing and not _is_logged(name, thing, with_salt, entries) else []
        )

    for found in source.map(look, hashes):
        yield from found
    for path in sorted(salts.keys() - hashes.keys()):
        yield f"{path} is missing."
    for path in sorted(set(source.names() or ()) - set(hashes) - {MANIFEST}):
        if not _OF_LOG.fullmatch(path):
            yield f"{path} was added: it is no part of what was published."


def _is_logged(name: str, thing: dict[str, Any], found: str, entries: list[bytes]) -> bool:
    """Return whether a thing's bytes (their salted hash) and its entry are those that were logged."""
    try:
        entry = json.loads(entries[thing["entry"]])
        return bool(entry["about"] == name and entry["hash"] == thing["hash"] == found)
    except (ValueError, KeyError, IndexError, TypeError):
        return False


def _untrue(name: str, thing: dict[str, Any], entries: list[bytes]) -> str:
    """Return that a thing is not the one in its entry."""
    del entries
    return f"data/{name}.json is not what entry {thing['entry']} of the log has for {name}."


def _proofs(
    source: Source, things: dict[str, dict[str, Any]], entries: list[bytes], known: tuple[Verifier, ...], tell: Callable[[str], None]
) -> Iterator[str]:  # fmt: skip
    """Yield which proofs do not hold: those of what is there, and those that things which were withdrawn left."""

    def look(name: str) -> str:
        path = proof_path(name)
        tell(path)
        try:
            proof = read_proof(_text(source, path))
            number = things[name]["entry"] if name in things else proof.index
            proved(proof, entries[number], known)
            about = json.loads(entries[number]).get("about")
        except FileNotFoundError:
            return f"{path} is missing."
        except (OSError, UnicodeDecodeError, NoteError, IndexError) as error:
            told = f"The proof of {name} does not hold ({error})."
            return told if name in things else f"{path} was added: it is no part of what was published."
        if proof.index != number or proof.extra != entries[number] or about != name:
            return f"{path} was changed: it is not about entry {number}."
        return ""

    start, end = proof_path("\n").split("\n")
    left = [path[len(start) : -len(end)] for path in source.names(f"{LOG}/proofs") or () if path.endswith(end)]
    yield from filter(None, source.map(look, dict.fromkeys((*things, *left))))
