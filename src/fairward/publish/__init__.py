"""All of it becomes the public register that anyone can verify: redacted, written as a static site, and logged."""

from __future__ import annotations

from fairward.publish.log import NoteError, Verifier, exposed, make_keys, open_key, public_half, rotate_keys, taken_over
from fairward.publish.owning import made_case, made_source
from fairward.publish.redact import (
    Decision,
    Masked,
    details,
    folded,
    known_names,
    masked,
    private_names,
    publishable,
    read_decisions,
    review_rows,
)
from fairward.publish.remembered import Kept, forget
from fairward.publish.sealing import canonical
from fairward.publish.serving import serve
from fairward.publish.site import languages
from fairward.publish.stamping import cosign, request, stamp
from fairward.publish.to_folder import stage, standing
from fairward.publish.verifying import Verified, verify_address, verify_folder, verify_proof
from fairward.publish.writing import About, Edition, Written, edition

__all__ = [
    "About",
    "Decision",
    "Edition",
    "Kept",
    "Masked",
    "NoteError",
    "Verified",
    "Verifier",
    "Written",
    "canonical",
    "cosign",
    "details",
    "edition",
    "exposed",
    "folded",
    "forget",
    "known_names",
    "languages",
    "made_case",
    "made_source",
    "make_keys",
    "masked",
    "open_key",
    "private_names",
    "public_half",
    "publishable",
    "read_decisions",
    "request",
    "review_rows",
    "rotate_keys",
    "serve",
    "stage",
    "stamp",
    "standing",
    "taken_over",
    "verify_address",
    "verify_folder",
    "verify_proof",
]
