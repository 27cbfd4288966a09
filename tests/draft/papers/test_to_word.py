"""Word: tracked changes that a lawyer accepts or refuses, tables, and words as they are."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn

from fairward.draft.papers.saying import block
from fairward.draft.papers.to_word import to_word
from fairward.model.paper import Block, Paper, Run

PAPER = Paper(
    title="T", language="en",
    blocks=(
        block("title", "Title"), block("part", "Part"), block("article", "Article"), block("quote", "Quote"),
        block("item", "Item"), block("note", "Note"), Block(kind="break"),
        Block(kind="text", runs=(Run(text="old ", look="deleted"), Run(text="new", look="inserted"), Run(text=" b", look="bold"))),
        Block(kind="table", rows=(("a", "b"), ("1", "<2>"))),
    ),
)  # fmt: skip


def test_changes_are_tracked():
    document = docx.Document(io.BytesIO(to_word(PAPER)))
    body = document.element.body
    assert [node.text for node in body.iter(qn("w:delText"))] == ["old "]
    inserted = list(body.iter(qn("w:ins")))
    assert [node.text for node in inserted[0].iter(qn("w:t"))] == ["new"]
    assert len({node.get(qn("w:id")) for node in body.iter(qn("w:ins"), qn("w:del"))}) == 2
    assert document.tables[0].cell(1, 1).text == "<2>"
    assert document.core_properties.title == "T"
