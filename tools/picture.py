"""Take the pictures of the report that the README shows: `make picture`, after `make demo`, with the machine's Chromium."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "demo" / "report.html"
PICTURES = {"report.png": (1100, 1250), "report-phone.png": (390, 844)}
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Write docs/report.png and docs/report-phone.png; 1 where the report or a browser is missing."""
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if program is None or not REPORT.exists():
        print("Run `make demo` first, and install Chromium.")
        return 1
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            page.goto(REPORT.as_uri())
            page.screenshot(path=str(ROOT / "docs" / name))
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
