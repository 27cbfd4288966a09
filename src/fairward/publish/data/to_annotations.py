"""Quotations as W3C Web Annotations: one JSON object a line, with the exact words and their place in the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fairward.model.rows import value_row
from fairward.model.statement import Statement
from fairward.publish.data.things import ID

_NEAR = 32


def to_annotations(said: Sequence[Statement], folder: str, address: str, language: str = "en") -> bytes:
    """Return an annotation for each statement of a document whose page stands in a folder (agreements | sources)."""
    base = address.rstrip("/") + "/" if address else "../"
    lines = []
    for one in said:
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
                "source": f"{base}{language}/{folder}/{quote.document.id[:ID]}.html",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": quote.text, "prefix": text[max(0, quote.start - _NEAR) : quote.start],
                     "suffix": text[quote.end : quote.end + _NEAR]},
                    {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
                ],
            },
        }  # fmt: skip
        lines.append(json.dumps(row, ensure_ascii=False, sort_keys=True))
    return "".join(f"{line}\n" for line in lines).encode()
