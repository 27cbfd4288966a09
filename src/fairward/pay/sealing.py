"""Names and bank details sealed: AES-256-GCM over what is kept, marks that compare without showing, codes for receipts."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fairward.model.problem import Problem, UnreadableSource

KEY_BYTES = 32
_NONCE = 12
_CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Seal:
    """Seals and opens what is personal, with one key for each use made of the key in the file."""

    def __init__(self, key: bytes) -> None:
        self._box = AESGCM(hmac.digest(key, b"fairward pay sealing", "sha256"))
        self._marks = hmac.digest(key, b"fairward pay marks", "sha256")
        self._codes = hmac.digest(key, b"fairward pay codes", "sha256")

    def close(self, words: bytes, label: str) -> bytes:
        """Return words sealed for one label: what is sealed for one order opens for no other."""
        nonce = os.urandom(_NONCE)
        return nonce + self._box.encrypt(nonce, words, label.encode())

    def open(self, sealed: bytes, label: str) -> bytes:
        """Return the words; raises UnreadableSource where the key is another or the bytes were changed."""
        try:
            return self._box.decrypt(sealed[:_NONCE], sealed[_NONCE:], label.encode())
        except InvalidTag as error:
            raise UnreadableSource(
                Problem(
                    where=f"order {label}",
                    what="What was sealed could not be opened: the key is another, or the journal was changed.",
                    hint="Use the key file that the journal was begun with; compare the journal with its copy.",
                )
            ) from error

    def mark(self, words: str) -> str:
        """Return a mark that is the same for the same words and tells nothing without the key."""
        return hmac.digest(self._marks, words.encode(), "sha256")[:12].hex()

    def code(self, label: str) -> str:
        """Return the ten signs that a payslip shows its worker, by which a receipt or a change of account is the worker's own."""
        number = int.from_bytes(hmac.digest(self._codes, label.encode(), "sha256")[:8], "big")
        signs = []
        for _ in range(10):
            number, place = divmod(number, len(_CODE_SIGNS))
            signs.append(_CODE_SIGNS[place])
        return "".join(signs[:5]) + "-" + "".join(signs[5:])

    def fits(self, label: str, code: str) -> bool:
        """Return whether a code is that of a label, blanks, dashes and case aside."""
        given = "".join(sign for sign in code.upper() if sign.isalnum())
        return hmac.compare_digest(given.encode(), self.code(label).replace("-", "").encode())


def new_key(path: Path) -> None:
    """Write a new key that only its owner may read; returns nothing. Raises FileExistsError rather than write over one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path) -> bytes:
    """Return the key of a file; raises UnreadableSource where there is none."""
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except (OSError, ValueError) as error:
        raise _no_key(path) from error
    if len(key) != KEY_BYTES:
        raise _no_key(path)
    return key


def _no_key(path: Path) -> UnreadableSource:
    """Return the exception for a key file that is none."""
    return UnreadableSource(
        Problem(where=str(path), what="There is no key in this file.", hint="`fairward pay begin` writes one.")
    )


def passphrase_hash(code: str, salt: bytes) -> bytes:
    """Return the slow hash of an approver's code."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
