"""The instruction that a model reads along by, made of the books: topics, the words of their values, how each is written."""

from __future__ import annotations

import functools

from fairward import books

_SIGNS = "#" * 12
_CONDITIONS = "condition"


@functools.cache
def instruction() -> str:
    """Return what a model is told before any passage; the same for every language and document."""
    book = books.asking()
    parts = [book["opening"], "", *(f"- {line}" for line in book["task"]), "", "Topics and their values:"]
    for topic, about in books.topics().items():
        hint = f" ({book['hints'][topic]})" if topic in book["hints"] else ""
        words = "" if about["kind"] == _CONDITIONS and "values" not in about else ", ".join(about.get("values", ()))
        shape = book["kinds"][about["kind"]] + (f": {words}" if words else "")
        parts.append(f"- {topic}: {about['label']['en']}{hint}. Value: {shape}")
    return "\n".join((*parts, "", book["closing"]))


def question(passage: str) -> str:
    """Return a passage as it is put to a model: between two lines of signs that nothing in it can imitate."""
    signs = _SIGNS
    while signs in passage:
        signs += "#"
    return f"{signs}\n{passage}\n{signs}"
