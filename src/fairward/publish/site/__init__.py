"""The register as pages: plain HTML that works from any web server, a memory stick, or a folder."""

from __future__ import annotations

from fairward.publish.site.feed import feed
from fairward.publish.site.pages import pages
from fairward.publish.site.said import languages

__all__ = ["feed", "languages", "pages"]
