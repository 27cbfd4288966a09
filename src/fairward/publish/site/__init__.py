"""The register as pages: plain HTML that works from any web server, a memory stick, or a folder."""

from __future__ import annotations

from fairward.publish.site.evidence import evidence, quotations
from fairward.publish.site.feed import feed
from fairward.publish.site.pages import Page, own_pages, shared_pages
from fairward.publish.site.said import languages
from fairward.publish.site.searching import MOST_SEARCHED

__all__ = ["MOST_SEARCHED", "Page", "evidence", "feed", "languages", "own_pages", "quotations", "shared_pages"]
