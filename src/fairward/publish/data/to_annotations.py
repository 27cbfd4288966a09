"""Quotations as W3C Web Annotations: one JSON object a line, with the exact words and their place in the text."""

from __future__ import annotations

import json
from typing import Any

from fairward.model.register import Contents
from fairward.model.rows import value_row
from fairward.publish.data.things import ID, statements_by_document

_NEAR = 32


def to_annotations(contents: Contents, address: str, language: str = "en") -> bytes:
    """Return an annotation for each statement, in the order of documents and texts."""
    base = address.rstrip("/") + "/" if address else "../"
    lines = []
    for name, own in sorted(statements_by_document(contents).items()):
        folder = "agreements" if name in contents.agreements else "sources"
        for one in own:
            quote, text = one.quote, one.quote.document.text
            row: dict[str, Any] = {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": f"urn:fairward:statement:{one.id}",
                "type": "Annotation",
                "motivation": "classifying",
                "body": [
                    {"type": "TextualBody", "value": one.topic.value, "purpose": "tagging"},
                    {"type": "TextualBody", "value": json.dumps(value_row(one.value), ensure_ascii=False, sort_keys=True),
                     "format": "application/json", "purpose": "describing"},
                ],
                "target": {
                    "source": f"{base}{language}/{folder}/{name[:ID]}.html",
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": quote.text, "prefix": text[max(0, quote.start - _NEAR) : quote.start],
                         "suffix": text[quote.end : quote.end + _NEAR]},
                        {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
                    ],
                },
            }  # fmt: skip
            lines.append(json.dumps(row, ensure_ascii=False, sort_keys=True))
    return "".join(f"{line}\n" for line in lines).encode()
