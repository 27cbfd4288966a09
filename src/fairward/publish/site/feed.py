"""The changes of the register as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from fairward.publish.site.said import said

_MOST = 100


def feed(
    language: str, origin: str, address: str, changes: Sequence[Mapping[str, Any]], titles: Mapping[str, str]
) -> bytes:
    """Return the feed of one language: the latest changes, each with an id that never changes."""
    words = said(language)
    space = uuid.uuid5(uuid.NAMESPACE_URL, f"https://{origin}")
    base = address.rstrip("/") + "/" if address else ""
    updated = f"{changes[0]['on']}T00:00:00Z" if changes else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(words['register'])}</title>",
        f"<id>urn:uuid:{uuid.uuid5(space, language)}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(origin)}</name></author>",
        f'<link rel="self" href="{escape(base)}feed-{language}.xml"/>',
    ]
    for one in changes[:_MOST]:
        about = str(one["about"])
        title = f"{titles.get(about, about)}: {words.get(one['what'], one['what'])}"
        lines += [
            "<entry>",
            f"<title>{escape(title)}</title>",
            f"<id>urn:uuid:{uuid.uuid5(space, str(one['entry']))}</id>",
            f"<updated>{one['on']}T00:00:00Z</updated>",
            f'<link href="{escape(base)}{language}/{escape(about)}.html"/>'
            if about in titles
            else f'<link href="{escape(base)}{language}/corrections.html"/>',
            f"<summary>{escape(title)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()
