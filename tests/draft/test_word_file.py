"""The parts of a Word file that python-docx has no words for: shading, repeated heads."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
from docx.oxml.ns import qn
from tests.draft import make

from fairward.draft.view.brief import brief
from fairward.draft.view.page import page
from fairward.draft.word_file import word_file


def opened(view):
    return docx.Document(io.BytesIO(word_file(view)))


def test_bars_have_the_colours_of_their_parts():
    document = opened(page(make.report()))
    fills = [node.get(qn("w:fill")) for node in document.element.body.iter(qn("w:shd"))]
    assert fills == ["1D5FA8", "B8540A"] * 2


def test_doubt_is_hatched():
    view = page(make.report())
    case = view.cases[0]
    bar = case.opening.bars[0]
    doubt = replace(bar, segments=tuple(replace(segment, doubtful=True) for segment in bar.segments))
    view = replace(view, cases=(replace(case, opening=replace(case.opening, bars=(doubt,))),))
    patterns = [node.get(qn("w:val")) for node in opened(view).element.body.iter(qn("w:shd"))]
    assert patterns == ["diagStripe", "diagStripe"]


def test_heads_of_tables_repeat_on_every_page():
    document = opened(page(make.report()))
    assert len(list(document.element.body.iter(qn("w:tblHeader")))) == 4


def test_what_paper_leaves_out_is_counted():
    view = page(make.report())
    case = view.cases[0]
    dimension = case.dimensions[0]
    long = replace(dimension.speaking[0], breach=dimension.speaking[0].breach * 9)
    dimension = replace(dimension, speaking=(long,))
    view = brief(replace(view, cases=(replace(case, dimensions=(dimension,)),)))
    text = "\n".join(one.text for one in opened(view).paragraphs)
    assert f"{len(long.breach) - 3} further quotations in the HTML and JSON reports." in text


def test_every_page_explains_the_sign_of_what_nobody_has_confirmed():
    document = opened(page(make.report(), whole=False))
    assert document.sections[0].footer.paragraphs[0].text == "† read by machine, not yet confirmed by a person"
    assert any(one.text.endswith("†") for one in document.paragraphs)


def test_silent_checks_stand_in_one_table_with_what_would_settle_them():
    view = page(make.report(), whole=False)
    silent = [one for dimension in view.cases[0].dimensions for one in dimension.silent]
    table = opened(view).tables[-1]
    assert [row.cells[2].text for row in table.rows[1:]] == [one.missing for one in silent]
