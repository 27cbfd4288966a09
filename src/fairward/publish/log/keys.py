"""The keys of a register: made by one command, kept encrypted, rotated with a hand-over that the old key signs."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairward.model.problem import FairwardError, Problem, UnreadableSource
from fairward.publish.log.notes import NoteError, Verifier, opened, signed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HANDOVER = "fairward.key-handover/v1"
_PRIVATE, _PUBLIC, _HANDOVERS = "register.key", "register.pub", "handovers"


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
    if (folder / _PRIVATE).exists():
        raise _trouble(folder / _PRIVATE, "There is a key already.", "Rotate it, or choose another folder.")
    return _write(folder, name, passphrase)


def rotate_keys(folder: Path, old: bytes, new: bytes) -> Verifier:
    """Return the public key of a new pair that takes the place of the one in `folder`; the old key signs the hand-over.

    1. The old key is opened. 2. It and its public half are put aside. 3. A new pair is made. 4. The old key signs the new.
    """
    before = open_key(folder, old)
    number = len(before.handovers) + 1
    aside = folder / f"retired-{number}.key"
    (folder / _PRIVATE).replace(aside)
    try:
        made = _write(folder, before.verifier.name, new)
    except BaseException:
        aside.replace(folder / _PRIVATE)
        raise
    (folder / _HANDOVERS).mkdir(exist_ok=True)
    note = before.sign(f"{HANDOVER}\n{before.verifier}\n{made}\n")
    (folder / _HANDOVERS / f"{number:04}.txt").write_text(note, encoding="utf-8")
    return made


def open_key(folder: Path, passphrase: bytes) -> Key:
    """Return the key kept in a folder; UnreadableSource says what is wrong where it cannot be opened."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - slow import

    kept = KeyFolder(path=folder)
    path = folder / _PRIVATE
    try:
        private = load_pem_private_key(path.read_bytes(), passphrase or None)
        verifier = kept.verifier
    except OSError as error:
        hint = f"Make one with: fairward key make {folder} --name ADDRESS"
        raise _trouble(path, "There is no key here.", hint) from error
    except (ValueError, TypeError, FairwardError) as error:
        raise _trouble(path, "The key could not be opened.", "Check the passphrase, or use the backup.") from error
    if not isinstance(private, Ed25519PrivateKey) or private.public_key().public_bytes_raw() != verifier.public:
        raise _trouble(
            path, f"The key does not belong to {_PUBLIC} beside it.", "Use the two files that were made together."
        )
    return Key(private=private, verifier=verifier, handovers=kept.handovers)


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


def _write(folder: Path, name: str, passphrase: bytes) -> Verifier:
    """Write a new pair; only the owner may read the private key."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - slow import

    if not passphrase:
        raise _trouble(folder, "A key is kept encrypted, and no passphrase was given.", "Give a long one.")
    private = Ed25519PrivateKey.generate()
    verifier = Verifier(name=name, public=private.public_key().public_bytes_raw())
    body = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / _PRIVATE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
    (folder / _PUBLIC).write_text(f"{verifier}\n", encoding="utf-8")
    return verifier


def _trouble(path: Path, what: str, hint: str) -> UnreadableSource:
    """Return what is wrong with the keys."""
    return UnreadableSource(Problem(where=str(path), what=what, hint=hint))
