"""What every test may ask for: golden files, a browser or Tesseract where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run and no clock: `make fuzz` is for long and random runs.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")

HERE = Path(__file__).parent
NEEDED_BY_MARK = {
    "browser": (("chromium", "chromium-browser", "google-chrome"), "no Chromium on this machine"),
    "ocr": (("tesseract",), "no Tesseract on this machine"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden outputs anew instead of comparing")
    parser.addoption("--renew-floors", action="store_true", help="raise the floors of reading to what is reached")
    parser.addoption("--let-floors-fall", action="store_true", help="with --renew-floors: let a floor fall as well")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for mark, (programs, reason) in NEEDED_BY_MARK.items():
        if not any(shutil.which(program) for program in programs):
            for item in items:
                if item.get_closest_marker(mark):
                    item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the project."""
    return HERE.parent


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the machine's Chromium; the test is skipped where there is none."""
    for program in NEEDED_BY_MARK["browser"][0]:
        if path := shutil.which(program):
            return path
    pytest.skip(NEEDED_BY_MARK["browser"][1])


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a comparison with tests/golden/NAME; `make golden` writes the file anew."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"tests/golden/{name} does not exist: run `make golden` and look at what it wrote"
        assert text == path.read_text(encoding="utf-8"), f"differs from tests/golden/{name}; if meant, `make golden`"

    return compare
