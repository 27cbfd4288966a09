"""What must not be published is found, shown for decision and masked before anything else happens to it."""

from __future__ import annotations

from fairward.publish.redact.decisions import Decision, read_decisions, review_rows
from fairward.publish.redact.folded import folded
from fairward.publish.redact.groups import suppressed
from fairward.publish.redact.masking import Masked, masked, private_names
from fairward.publish.redact.persons import Known, known_names
from fairward.publish.redact.search import Detail, details
from fairward.publish.redact.totals import publishable

__all__ = [
    "Decision",
    "Detail",
    "Known",
    "Masked",
    "details",
    "folded",
    "known_names",
    "masked",
    "private_names",
    "publishable",
    "read_decisions",
    "review_rows",
    "suppressed",
]
