"""The register as data: JSON for every page, tables in bulk, and the formats that other tools read."""

from __future__ import annotations

from fairward.publish.data.bulk import bulk
from fairward.publish.data.things import things

__all__ = ["bulk", "things"]
