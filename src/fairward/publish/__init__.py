"""All of it becomes the public register that anyone can verify: redacted, written as a static site, and logged."""

from __future__ import annotations

from fairward.publish.log import NoteError, Verifier, make_keys, open_key, rotate_keys
from fairward.publish.redact import Masked, masked, read_decisions, review_rows
from fairward.publish.sealing import canonical
from fairward.publish.serving import serve
from fairward.publish.site import languages
from fairward.publish.to_folder import standing
from fairward.publish.verifying import Verified, verify_folder, verify_proof
from fairward.publish.writing import Written, publishable, register

__all__ = [
    "Masked",
    "NoteError",
    "Verified",
    "Verifier",
    "Written",
    "canonical",
    "languages",
    "make_keys",
    "masked",
    "open_key",
    "publishable",
    "read_decisions",
    "register",
    "review_rows",
    "rotate_keys",
    "serve",
    "standing",
    "verify_folder",
    "verify_proof",
]
