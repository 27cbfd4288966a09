"""A paper as Markdown."""

from __future__ import annotations

import re

from fairward.model.paper import Block, Paper

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BLANKS = re.compile(r"\s+")
_HEADS = {"title": "# ", "part": "## ", "article": "### ", "quote": "> ", "item": "- "}
_LOOKS = {"bold": "**{}**", "soft": "{}", "inserted": "<ins>{}</ins>", "deleted": "<del>{}</del>", "plain": "{}"}


def to_markdown(paper: Paper) -> str:
    """Return the paper as Markdown; words never become markup."""
    return "\n\n".join(_block(block) for block in paper.blocks) + "\n"


def _block(block: Block) -> str:
    """Return one block."""
    if block.kind == "break":
        return "---"
    if block.kind == "table":
        head, *rows = [[_plain(cell) for cell in row] for row in block.rows]
        lines = [head, ["---"] * len(head), *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    text = "".join(_LOOKS[run.look].format(_plain(run.text)) for run in block.runs)
    if block.kind == "note":
        return f"*{text}*"
    return f"{_HEADS.get(block.kind, '')}{text}"


def _plain(text: str) -> str:
    """Return words with the signs of Markdown taken for what they are, on one line."""
    return _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", text))
