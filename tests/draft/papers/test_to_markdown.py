"""Markdown: words that are never markup."""

from __future__ import annotations

from dataclasses import replace

from tests.draft.papers.test_to_word import PAPER

from fairward.draft.papers.saying import block
from fairward.draft.papers.to_markdown import to_markdown


def test_blocks():
    text = to_markdown(PAPER)
    for part in (
        "# Title\n",
        "### Article",
        "> Quote",
        "- Item",
        "*Note*",
        "<del>old </del>",
        "| a | b |\n| --- | --- |",
    ):
        assert part in text


def test_signs_are_words():
    assert to_markdown(replace(PAPER, blocks=(block("text", "*a* [b](c) # d"),))) == "\\*a\\* \\[b\\](c) \\# d\n"
