"""The keys of a register: made by one command, kept encrypted, rotated with a hand-over that the old key signs."""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairward.model.problem import Problem, UnreadableSource
from fairward.publish.log.notes import NoteError, Verifier, opened, signed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HANDOVER = "fairward.key-handover/v1"
SHORTEST = 12
"""How many characters a passphrase has at least."""

_PRIVATE, _PUBLIC, _HANDOVERS = "register.key", "register.pub", "handovers"
_NEXT, _HANDOVER = "next", "handover.txt"
_LOST = (
    "Use the backup. Without one, make a key with a new name in a new folder: docs/publishing.md, When it goes wrong."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A private key in use: it signs notes and makes salts; its public half is `verifier`."""

    private: Ed25519PrivateKey
    verifier: Verifier
    handovers: tuple[str, ...] = ()

    def sign(self, text: str) -> str:
        """Return a text as a note signed with this key; the same text gives the same note."""
        return signed(text, (self.verifier.name, self.verifier.id, self.private.sign(text.encode())))

    def salt(self, what: bytes) -> str:
        """Return 32 hexadecimal figures that only the holder of this key can make for `what`, the same each time."""
        seed = hashlib.sha256(b"fairward salt" + self.private.private_bytes_raw()).digest()
        return hmac.new(seed, what, hashlib.sha256).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFolder:
    """Where keys are kept: the folder with the encrypted key, its public half and the hand-overs of earlier ones."""

    path: Path

    @property
    def verifier(self) -> Verifier:
        """Return the public key in use."""
        return Verifier.parse((self.path / _PUBLIC).read_text(encoding="utf-8"))

    @property
    def handovers(self) -> tuple[str, ...]:
        """Return the hand-overs, oldest first."""
        folder = self.path / _HANDOVERS
        return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


def make_keys(folder: Path, name: str, passphrase: bytes) -> Verifier:
    """Return the public key of a new pair, kept in `folder` encrypted by the passphrase; a key that is there is never replaced."""
    if "://" in name or name.startswith("/") or name.endswith("/"):
        hint = "Write it as it will be for ever, without https:// and a stroke at the end: register.example.org."
        raise _trouble(folder, f"{name!r} is no name for a register.", hint)
    if (folder / _PRIVATE).exists() or (folder / _NEXT).exists():
        raise _trouble(folder / _PRIVATE, "There is a key already.", "Rotate it, or choose another folder.")
    if (folder / _PUBLIC).exists() or (folder / _HANDOVERS).exists():
        raise _trouble(folder, f"A key was made here: {_PRIVATE} is missing.", _LOST)
    return _write(folder, name, passphrase)[0]


def rotate_keys(folder: Path, old: bytes, new: bytes) -> Verifier:
    """Return the public key of a new pair that takes the place of the one in `folder`; each of the two signs the hand-over.

    1. The old key is opened. 2. A new pair and the hand-over are made beside it, whole before they count. 3. The old key is
    put aside, the new one takes its place. Whenever this is interrupted, it is either not done or completed at the next use.
    """
    before = open_key(folder, old)
    part = folder / f"{_NEXT}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        made, private = _write(part, before.verifier.name, new)
        text = f"{HANDOVER}\n{before.verifier}\n{made}\n"
        own = tuple(
            (key.name, key.id, pen.sign(text.encode()))
            for key, pen in ((before.verifier, before.private), (made, private))
        )
        _kept(part / _HANDOVER, signed(text, *own).encode(), 0o644)
        part.replace(folder / _NEXT)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise _trouble(
            folder, f"The key could not be rotated ({error.strerror}).", "The old key stands as it was."
        ) from error
    _completed(folder)
    return made


def open_key(folder: Path, passphrase: bytes) -> Key:
    """Return the key kept in a folder; UnreadableSource says what is wrong where it cannot be opened."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - slow import

    _completed(folder)
    path, kept = folder / _PRIVATE, public_half(folder)
    try:
        body = path.read_bytes()
    except FileNotFoundError as error:
        raise _trouble(folder, f"A key was made here: {_PRIVATE} is missing.", _LOST) from error
    except OSError as error:
        raise _unread(path, error) from error
    if b"-----BEGIN" not in body or b"-----END" not in body:
        raise _trouble(path, "The key is cut short, or was changed by hand.", "Use the backup.")
    try:
        private = load_pem_private_key(body, passphrase or None)
    except (ValueError, TypeError) as error:
        since = " (since the key was rotated the new one counts)" if kept.handovers else ""
        raise _trouble(
            path, "The key could not be opened.", f"Check the passphrase{since}, or use the backup."
        ) from error
    verifier = kept.verifier
    if not isinstance(private, Ed25519PrivateKey) or private.public_key().public_bytes_raw() != verifier.public:
        raise _trouble(
            path, f"The key does not belong to {_PUBLIC} beside it.", "Use the two files that were made together."
        )
    return Key(private=private, verifier=verifier, handovers=kept.handovers)


def public_half(folder: Path) -> KeyFolder:
    """Return the public half of the key in a folder, which can be read; UnreadableSource says what is missing or wrong."""
    kept = KeyFolder(path=folder)
    try:
        kept.verifier, kept.handovers  # noqa: B018 - read once, so that what is wrong is said here
    except FileNotFoundError as error:
        if not (folder / _PRIVATE).exists():
            hint = f"Make one with: fairward key make {folder} --name ADDRESS"
            raise _trouble(folder / _PRIVATE, "There is no key here.", hint) from error
        hint = f"Put it back from the backup, or from the register: it stands there as log/{_PUBLIC}."
        raise _trouble(folder / _PUBLIC, "The public half of the key is missing.", hint) from error
    except OSError as error:
        raise _unread(folder, error) from error
    except (NoteError, UnicodeDecodeError) as error:
        hint = f"Put it back from the backup, or from the register: it stands there as log/{_PUBLIC}."
        raise _trouble(folder / _PUBLIC, f"The public half of the key is damaged ({error}).", hint) from error
    return kept


def exposed(folder: Path) -> Problem | None:
    """Return what is wrong where others on this machine may read the key or stand in its folder, None where nothing is."""
    if sys.platform == "win32":  # rights are not told by the mode there
        return None
    path = folder / _PRIVATE
    if path.stat().st_mode & 0o077 == 0:
        return None
    return Problem(where=str(path), what="Others on this machine may read the key.", hint=f"Close it: chmod 600 {path}")


def handed_over(trusted: Verifier, handovers: Iterable[str]) -> tuple[Verifier, ...]:
    """Return the keys that a trusted one vouches for, itself first: each hand-over is signed by the key before."""
    chain = [trusted]
    for note in handovers:
        try:
            parsed, _ = opened(note, chain[-1:])
            kind, before, after, rest = parsed.text.split("\n")
            if kind == HANDOVER and not rest and Verifier.parse(before) == chain[-1]:
                chain.append(Verifier.parse(after))
        except (NoteError, ValueError):
            continue
    return tuple(chain)


def taken_over(trusted: Verifier, handovers: Iterable[str]) -> tuple[Verifier, ...]:
    """Return the keys that came before a trusted one, newest first: each hand-over is signed by the key before and the one after."""
    chain = [trusted]
    for note in reversed(tuple(handovers)):
        try:
            parsed, _ = opened(note, chain[-1:])
            kind, before, after, rest = parsed.text.split("\n")
            earlier = Verifier.parse(before)
            if kind == HANDOVER and not rest and Verifier.parse(after) == chain[-1] and opened(note, [earlier]):
                chain.append(earlier)
        except (NoteError, ValueError):
            continue
    return tuple(chain[1:])


def _completed(folder: Path) -> None:
    """Put what a rotation has made in its place, where that is not done yet: old key aside, new key, its public half, the hand-over."""
    made = folder / _NEXT
    if not made.is_dir():
        return
    try:
        notes = folder / _HANDOVERS
        notes.mkdir(exist_ok=True)
        number = len(list(notes.glob("*.txt"))) + 1
        if (made / _PRIVATE).exists():
            if (folder / _PRIVATE).exists():
                (folder / _PRIVATE).replace(folder / f"retired-{number}.key")
            (made / _PRIVATE).replace(folder / _PRIVATE)
        if (made / _PUBLIC).exists():
            (made / _PUBLIC).replace(folder / _PUBLIC)
        if (made / _HANDOVER).exists():
            (made / _HANDOVER).replace(notes / f"{number:04}.txt")
        made.rmdir()
    except OSError as error:
        raise _unread(folder, error) from error


def _write(folder: Path, name: str, passphrase: bytes) -> tuple[Verifier, Ed25519PrivateKey]:
    """Write a new pair, the private key last; only the owner may read it."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - slow import

    if not passphrase:
        raise _trouble(folder, "A key is kept encrypted, and no passphrase was given.", "Give a long one.")
    if len(passphrase.decode("utf-8", "replace")) < SHORTEST:
        hint = f"Take at least {SHORTEST} characters, such as five words that do not belong together."
        raise _trouble(folder, "The passphrase is too short to keep a key.", hint)
    private = Ed25519PrivateKey.generate()
    verifier = Verifier(name=name, public=private.public_key().public_bytes_raw())
    body = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _kept(folder / _PUBLIC, f"{verifier}\n".encode(), 0o644)
    _kept(folder / _PRIVATE, body, 0o600)
    return verifier, private


def _kept(path: Path, body: bytes, mode: int) -> None:
    """Write a file that is not there yet, and force it to disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _unread(path: Path, error: OSError) -> UnreadableSource:
    """Return what is said where the file system does not give what is there."""
    return _trouble(path, f"The key cannot be used ({error.strerror}).", "Run this as the owner of the folder.")


def _trouble(path: Path, what: str, hint: str) -> UnreadableSource:
    """Return what is wrong with the keys."""
    return UnreadableSource(Problem(where=str(path), what=what, hint=hint))
