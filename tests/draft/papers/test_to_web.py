"""HTML: one page that fetches nothing, words that are never markup."""

from __future__ import annotations

from dataclasses import replace

from tests.draft.papers.test_to_word import PAPER

from fairward.draft.papers.saying import block
from fairward.draft.papers.to_web import to_web


def test_blocks_and_changes():
    page = to_web(PAPER)
    for part in (
        "<h1>Title</h1>",
        "<del>old </del><ins>new</ins>",
        "<td>&lt;2&gt;</td>",
        "<hr>",
        "<li>Item</li>",
        'lang="en"',
    ):
        assert part in page
    assert "http" not in page


def test_words_are_never_markup():
    page = to_web(replace(PAPER, title="<script>", blocks=(block("text", "<script>alert(1)</script>", language='"x'),)))
    assert "<script>" not in page
    assert 'lang="&quot;x"' in page
