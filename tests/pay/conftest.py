"""What tests of paying may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pay.month import Made, begun


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a journal begun, with three placements."""
    return begun(tmp_path)
