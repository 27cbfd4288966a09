"""A person decides: what was found is listed for review, and a reasoned decision to keep a detail is obeyed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairward.model.document import Document
from fairward.model.problem import Problem
from fairward.publish.redact.folded import folded
from fairward.publish.redact.search import Detail

_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision on a detail, wherever it stands: hide | keep, by whom and why; keeping needs a reason."""

    kind: str
    text: str
    decision: str
    by: str = ""
    reason: str = ""


def review_rows(found: Iterable[tuple[Document, Sequence[Detail]]]) -> list[dict[str, Any]]:
    """Return one row for each different detail: what it is, where it stands, and the decision that is to be looked at.

    The rows hold the details themselves: they are for the person who decides and are never published.
    """
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for document, own in found:
        for one in own:
            near = document.text[max(0, one.start - _AROUND) : one.end + _AROUND]
            row = rows.setdefault(
                (one.kind, folded(one.text)),
                {
                    "kind": one.kind,
                    "text": one.text,
                    "why": one.why,
                    "decision": "hide",
                    "by": "",
                    "reason": "",
                    "seen": [],
                },
            )
            if len(row["seen"]) < 5:
                row["seen"].append({"source": document.source.name, "near": " ".join(near.split())})
    return list(rows.values())


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Return the decisions of a file of JSON lines and what is wrong with it; a keep without a reason hides."""
    made, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            row = json.loads(line)
            one = Decision(**{name: str(row.get(name, "")) for name in ("kind", "text", "decision", "by", "reason")})
        except (ValueError, AttributeError):
            problems.append(
                Problem(where=where, what="This line is no decision.", hint="It hides nothing less; mend it.")
            )
            continue
        if one.decision == "keep" and not (one.by.strip() and one.reason.strip()):
            hint = "It stays hidden until both are given."
            problems.append(
                Problem(where=where, what="A detail is kept only by a named person with a reason.", hint=hint)
            )
        elif one.decision not in ("hide", "keep"):
            problems.append(Problem(where=where, what="A decision is hide or keep.", hint="It stays hidden."))
        else:
            made.append(one)
    return tuple(made), tuple(problems)
