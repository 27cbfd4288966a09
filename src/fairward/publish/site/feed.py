"""The changes of the register as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from fairward import books
from fairward.publish.site.said import of, said

_MOST = 100


def feed(
    language: str, origin: str, address: str, changes: Sequence[Mapping[str, Any]], titles: Mapping[str, str]
) -> bytes:
    """Return the feed of one language: the latest changes, each with an id that never changes.

    Of one day, cases and papers come before the checks and instruments of the rulebook, which an edition may change by the hundred.
    """
    words, known = said(language), {**_of_rulebook(language), **titles}
    shown = sorted(changes, key=lambda one: str(one["about"]).startswith(("checks/", "instruments/")))
    shown.sort(key=lambda one: str(one["on"]), reverse=True)
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
    for one in shown[:_MOST]:
        about = str(one["about"])
        title = f"{known.get(about, about)}: {words.get(one['what'], one['what'])}"
        lines += [
            "<entry>",
            f"<title>{escape(title)}</title>",
            f"<id>urn:uuid:{uuid.uuid5(space, str(one['entry']))}</id>",
            f"<updated>{one['on']}T00:00:00Z</updated>",
            f'<link href="{escape(base)}{language}/{escape(about)}.html"/>'
            if about in known
            else f'<link href="{escape(base)}{language}/corrections.html"/>',
            f"<summary>{escape(title)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _of_rulebook(language: str) -> dict[str, str]:
    """Return what checks and instruments are called, by their key in the log."""
    rulebook = books.rulebook()
    found = {f"checks/{one.id}": of(one.title, language, one.id) for one in rulebook.checks.values()}
    return {
        **found,
        **{f"instruments/{one.id}": of(one.name_in, language, one.name) for one in rulebook.instruments.values()},
    }
