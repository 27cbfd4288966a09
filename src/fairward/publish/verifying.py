"""Whether a register is as it was published: signature, tree, earlier checkpoints, every page and download, in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from fairward.publish.log import (
    Checkpoint,
    NoteError,
    TornLog,
    Tree,
    Verifier,
    checkpoint_of,
    consistent,
    handed_over,
    log_files,
    opened,
    proved,
    read_entries,
    read_proof,
)
from fairward.publish.sealing import CHECKPOINT, LOG, MANIFEST, PUBLIC_KEY, canonical, proof_path, salted

_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying showed: sentences on what holds, and on what was changed; whole where there are none of the latter."""

    holds: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Return whether nothing was changed."""
        return not self.wrong


def verify_folder(folder: Path, trusted: Verifier | None = None, earlier: Iterable[str] = ()) -> Verified:
    """Return what verifying a register shows, without a network.

    `trusted` is a public key from elsewhere; without one the register's own is used, and that is said. `earlier` are
    checkpoints kept from before. 1. The signature is checked. 2. The log is hashed anew. 3. Each tile is compared.
    4. Earlier checkpoints are shown to lead here. 5. The manifest is the one logged. 6. Files are the manifest's.
    7. Each thing is the one in its entry.
    """
    holds: list[str] = []
    try:
        head, said = _head(folder, trusted)
        holds.append(said)
        entries = read_entries(head.size, lambda path: (folder / LOG / path).read_bytes())
    except (NoteError, TornLog) as error:
        return Verified(holds=tuple(holds), wrong=(f"{_where(error)}{error}.",))
    except (OSError, UnicodeDecodeError) as error:
        return Verified(holds=(), wrong=(f"{folder} holds no register that can be read: {error}.",))
    tree = Tree()
    tree.extend(entries)
    wrong = list(_tree(folder, tree, entries, head))
    if not wrong:
        holds.append(f"The log is whole: {head.size:,} entries make the signed root.")
    kept = [path.read_text(encoding="utf-8") for path in sorted((folder / LOG / "checkpoints").glob("*"))]
    for note in (*kept, *earlier):
        wrong += _earlier(note, tree, head, folder, trusted)
    if not wrong:
        before = len(kept) + len(tuple(earlier))
        known = "the checkpoint" if before == 1 else f"the {before:,} checkpoints"
        holds.append(f"It goes on from {known} that we know of: nothing slipped out.")
        wrong += _contents(folder, entries, _known(folder, trusted), holds)
    if len(wrong) > _MOST:
        wrong = [*wrong[:_MOST], f"{len(wrong) - _MOST:,} more differences are not listed."]
    return Verified(holds=tuple(holds), wrong=tuple(wrong))


def verify_proof(text: str, trusted: Verifier, body: bytes | None = None, salt: str = "") -> Verified:
    """Return what a proof file shows by itself; with the bytes of a thing and its salt, whether it is about them."""
    try:
        proof = read_proof(text)
        head, signers = proved(proof, proof.extra, [trusted])
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


def _known(folder: Path, trusted: Verifier | None) -> tuple[Verifier, ...]:
    """Return the keys to believe: the trusted one and those that it handed over to, or the register's own."""
    own = Verifier.parse((folder / PUBLIC_KEY).read_text(encoding="utf-8"))
    notes = [path.read_text(encoding="utf-8") for path in sorted((folder / LOG / "handovers").glob("*.txt"))]
    if trusted is not None:
        return handed_over(trusted, notes)
    keys = [own]
    for note in reversed(notes):  # those who handed over to the register's own key, back to the first
        for line in note.split("\n"):
            try:
                before = Verifier.parse(line)
            except NoteError:
                continue
            if handed_over(before, notes)[-1] == own:
                keys.append(before)
    return tuple(dict.fromkeys(keys))


def _head(folder: Path, trusted: Verifier | None) -> tuple[Checkpoint, str]:
    """Return the signed checkpoint and a sentence on who signed it."""
    known = _known(folder, trusted)
    note, signers = opened((folder / CHECKPOINT).read_text(encoding="utf-8"), known)
    head = checkpoint_of(note.text)
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


def _tree(folder: Path, tree: Tree, entries: list[bytes], head: Checkpoint) -> Iterator[str]:
    """Yield what is wrong with the tiles of the log."""
    for path, body in log_files(tree, entries):
        if path.startswith("tile/entries"):
            continue
        try:
            found = (folder / LOG / path).read_bytes()
        except OSError:
            yield f"The tile {LOG}/{path} is missing."
            continue
        if found != body:
            yield f"The tile {LOG}/{path} was changed, or the entries that it hashes: the two do not fit."
    if tree.root() != head.root:
        yield f"The entries of the log do not make the signed root: an entry in {LOG}/tile/entries was changed."


def _earlier(note: str, tree: Tree, head: Checkpoint, folder: Path, trusted: Verifier | None) -> Iterator[str]:
    """Yield what is wrong between an earlier checkpoint and this one."""
    try:
        parsed, _ = opened(note, _known(folder, trusted))
        before = checkpoint_of(parsed.text)
    except NoteError as error:
        yield f"An earlier checkpoint cannot be believed: {error}."
        return
    if before.size == 0:
        return
    if before.size > head.size:
        yield f"The log has {head.size:,} entries, but a signed checkpoint shows that it had {before.size:,}: entries were cut off."
    elif not consistent(before.size, head.size, tree.consistency(before.size), before.root, head.root):
        yield f"The log does not go on from its checkpoint of {before.size:,} entries: its history was rewritten."


def _contents(folder: Path, entries: list[bytes], known: tuple[Verifier, ...], holds: list[str]) -> Iterator[str]:
    """Yield what is wrong with the manifest, the files and the things."""
    try:
        raw = (folder / MANIFEST).read_bytes()
        manifest = json.loads(raw)
        last = json.loads(entries[-1])
        fits = last["kind"] == "edition" and salted(manifest["salt"], raw) == last["hash"]
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        yield f"{MANIFEST} cannot be read ({error})."
        return
    if not fits:
        yield f"{MANIFEST} was changed: it is not the one that the log has for edition {manifest.get('number')}."
        return
    wrong = [*_files(folder, manifest["files"]), *_things(folder, manifest["things"], entries, known)]
    yield from wrong
    if not wrong:
        holds.append(
            f"All {len(manifest['files']):,} pages and downloads are those of edition {manifest['number']} ({manifest['on']})."
        )
        holds.append(
            f"All {len(manifest['things']):,} cases, agreements, sources and checks are those that were logged."
        )
    holds.extend(
        f"{notice['about']} was taken down ({notice['on']}); its entry {notice['entry']} stands: a stated hole."
        for notice in manifest["notices"]
        if notice["kind"] == "takedown"
    )


def _files(folder: Path, hashes: dict[str, str]) -> Iterator[str]:
    """Yield which files were changed, are missing or were added."""
    for path, digest in hashes.items():
        try:
            found = sha256((folder / path).read_bytes()).hexdigest()
        except OSError:
            yield f"{path} is missing."
            continue
        if found != digest:
            yield f"{path} was changed since it was published."
    there = {str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()}
    for path in sorted(there - set(hashes) - {MANIFEST}):
        if not path.startswith(f"{LOG}/"):
            yield f"{path} was added: it is no part of what was published."


def _things(
    folder: Path, things: dict[str, dict[str, Any]], entries: list[bytes], known: tuple[Verifier, ...]
) -> Iterator[str]:
    """Yield which things are not those of their entries, and which proofs do not hold."""
    for name, thing in things.items():
        entry = json.loads(entries[thing["entry"]])
        path = f"data/{name}.json"
        body = (folder / path).read_bytes() if (folder / path).exists() else b""
        if (
            entry.get("about") != name
            or entry.get("hash") != thing["hash"]
            or salted(thing["salt"], body) != thing["hash"]
        ):
            yield f"{path} is not what entry {thing['entry']} of the log has for {name}."
        try:
            proof = read_proof((folder / proof_path(name)).read_text(encoding="utf-8"))
            proved(proof, entries[thing["entry"]], known)
        except (OSError, UnicodeDecodeError, NoteError) as error:
            yield f"The proof of {name} does not hold ({error})."
            continue
        if proof.index != thing["entry"] or proof.extra != canonical(entry):
            yield f"{proof_path(name)} was changed: it is not about entry {thing['entry']}."
