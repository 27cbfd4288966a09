"""The register as pages: plain HTML that works from any web server, a memory stick, or a folder."""

from __future__ import annotations

from fairward.publish.site.checking import Signs
from fairward.publish.site.evidence import evidence
from fairward.publish.site.feed import feed
from fairward.publish.site.pages import Page, Remains, hosts_apart, own_pages, place_pages, shared_pages, shelves
from fairward.publish.site.said import languages
from fairward.publish.site.searched import search_rows
from fairward.publish.site.searching import Owner
from fairward.publish.site.shelf import Shelf

__all__ = [
    "Owner",
    "Page",
    "Remains",
    "Shelf",
    "Signs",
    "evidence",
    "feed",
    "hosts_apart",
    "languages",
    "own_pages",
    "place_pages",
    "search_rows",
    "shared_pages",
    "shelves",
]
