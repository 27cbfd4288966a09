"""Signed notes and checkpoints (C2SP signed-note and tlog-checkpoint): a text, and who signed it with Ed25519."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairward.model.problem import FairwardError

ED25519 = 1
COSIGNATURE = 4
MOST_SIGNATURES = 64
_DASH = "\N{EM DASH} "


class NoteError(FairwardError):
    """A note is not in the format, or no trusted key signed it; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A public key by which notes are checked: its name, its type (1 log, 4 witness) and the 32 bytes of the key."""

    name: str
    public: bytes
    kind: int = ED25519

    def __post_init__(self) -> None:
        """Refuse names that a note cannot carry."""
        if not self.name or any(letter.isspace() or letter == "+" or ord(letter) < 32 for letter in self.name):
            raise NoteError(f"{self.name!r} cannot name a key: use an address without spaces and plus signs")

    @property
    def id(self) -> bytes:
        """Return the four bytes that name the key in a signature."""
        return hashlib.sha256(f"{self.name}\n".encode() + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """Return the key in the form in which it is handed on: name+id+key."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    @staticmethod
    def parse(text: str) -> Verifier:
        """Return the key of a line name+id+key; NoteError where it is none."""
        parts = text.strip().split("+", 2)
        try:
            name, ident, key = parts
            raw = base64.b64decode(key, validate=True)
        except (ValueError, binascii.Error) as error:
            raise NoteError(f"{text.strip()[:80]!r} is no public key: it has the form name+id+key") from error
        if len(raw) != 33 or raw[0] not in (ED25519, COSIGNATURE):
            raise NoteError(f"the key of {name} is not Ed25519")
        made = Verifier(name=name, public=raw[1:], kind=raw[0])
        if made.id.hex() != ident:
            raise NoteError(f"the key of {name} does not fit its own id {ident}: a letter was changed")
        return made

    def accepts(self, text: str, signature: bytes) -> bool:
        """Return whether this key made a signature of a text; a witness's begins with its time (tlog-cosignature)."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - slow import
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - slow import

        said = text.encode()
        if self.kind == COSIGNATURE:
            if len(signature) != 72:
                return False
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            said = f"cosignature/v1\ntime {time}\n".encode() + said
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, said)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text and its signatures: the name of each key, its four bytes and the signature itself."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    def __str__(self) -> str:
        """Return the note as it is written to a file."""
        lines = (f"{_DASH}{name} {base64.b64encode(ident + made).decode()}\n" for name, ident, made in self.signatures)
        return f"{self.text}\n{''.join(lines)}"


def parse(note: str) -> Note:
    """Return the text and the signatures of a note, unchecked; NoteError where it is not in the format."""
    if any(ord(letter) < 32 and letter != "\n" for letter in note):
        raise NoteError("the note holds control characters")
    text, gap, rest = note.rpartition("\n\n")
    lines = rest.split("\n")
    if not gap or len(lines) < 2 or lines[-1]:
        raise NoteError("the note has no signatures after an empty line")
    if len(lines) - 1 > MOST_SIGNATURES:
        raise NoteError(f"the note has more than {MOST_SIGNATURES} signatures")
    found = []
    for line in lines[:-1]:
        name, _, code = line.removeprefix(_DASH).partition(" ")
        try:
            raw = base64.b64decode(code, validate=True)
        except binascii.Error:
            raw = b""
        if not line.startswith(_DASH) or not name or len(raw) < 5:
            raise NoteError(f"not a signature: {line[:80]!r}")
        found.append((name, raw[:4], raw[4:]))
    return Note(text=text + "\n", signatures=tuple(found))


def opened(note: str, known: Iterable[Verifier]) -> tuple[Note, tuple[Verifier, ...]]:
    """Return a note with the known keys that signed it; NoteError where none did, or where one of theirs is false."""
    parsed, signers = parse(note), []
    keys = {(key.name, key.id): key for key in known}
    for name, ident, made in parsed.signatures:
        key = keys.get((name, ident))
        if key is None:
            continue
        if not key.accepts(parsed.text, made):
            raise NoteError(f"the signature of {name} does not fit the text: one of the two was changed")
        signers.append(key)
    if not signers:
        named = ", ".join(f"{name} ({ident.hex()})" for name, ident, _ in parsed.signatures)
        wanted = ", ".join(f"{name} ({ident.hex()})" for name, ident in keys)
        raise NoteError(f"no known key signed this; it is signed as {named}, not as {wanted}")
    return parsed, tuple(signers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The head of a log: its origin, how many entries it has, and the root of their tree."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """Return the checkpoint as the text of a note."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def checkpoint_of(text: str) -> Checkpoint:
    """Return the checkpoint that a note's text is; NoteError where it is none."""
    lines: Sequence[str] = text.split("\n")
    if len(lines) < 4 or not lines[0] or not lines[1].isascii() or not lines[1].isdigit():
        raise NoteError("the note is no checkpoint: origin, size and root are missing")
    if lines[1] != str(int(lines[1])):
        raise NoteError("the size of the checkpoint has leading zeros")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except binascii.Error:
        root = b""
    if len(root) != 32:
        raise NoteError("the root of the checkpoint is not a SHA-256 hash")
    return Checkpoint(origin=lines[0], size=int(lines[1]), root=root)


def signed(text: str, *signatures: tuple[str, bytes, bytes]) -> str:
    """Return a note of a text and its signatures."""
    return str(Note(text=text, signatures=signatures))
