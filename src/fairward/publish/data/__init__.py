"""The register as data: JSON for every page, tables in bulk, and the formats that other tools read."""

from __future__ import annotations

from fairward.publish.data.bulk import MOST_IN_ONE, SHARES, Download, Given, descriptions, downloads, place_tables
from fairward.publish.data.shares import shares
from fairward.publish.data.tables import COLUMNS
from fairward.publish.data.things import case_things, check_row, instrument_row, statements_by_document

__all__ = [
    "COLUMNS",
    "MOST_IN_ONE",
    "SHARES",
    "Download",
    "Given",
    "case_things",
    "check_row",
    "descriptions",
    "downloads",
    "instrument_row",
    "place_tables",
    "shares",
    "statements_by_document",
]
