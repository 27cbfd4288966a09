from __future__ import annotations

from fairward.read.paragraphs import lay_out
from fairward.read.spans import Span


def line(text, bottom, *, left=50.0, right=300.0, size=10.0, cut=False, bold=False):
    return Span(text, left, float(bottom), right, bottom + 8.0, size, cut=cut, bold=bold)


BODY = [
    line("The receiving side pays a fee for each", 700), line("nurse to the sending side, which keeps", 688),
    line("most of it.", 676, right=120.0), line("A second paragraph starts here, after a", 652), line("white line, and ends.", 640, right=180.0),
]  # fmt: skip


def test_lines_become_paragraphs_and_keep_their_place():
    layout = lay_out([BODY], [None])
    assert layout.text == (
        "The receiving side pays a fee for each nurse to the sending side, which keeps most of it.\n\n"
        "A second paragraph starts here, after a white line, and ends."
    )
    (page,) = layout.pages
    assert [layout.text[mark.start : mark.end] for mark in page.lines] == [span.text for span in BODY]
    assert page.lines[0].box == (50.0, 700.0, 300.0, 708.0)


def test_a_sentence_runs_on_to_the_next_page():
    layout = lay_out(
        [[line("The fee is paid to the", 60)], [line("sending side in full every month.", 780)]], [None, 88.0]
    )
    assert layout.text == "The fee is paid to the sending side in full every month."
    assert [(page.number, page.start, page.confidence) for page in layout.pages] == [(1, 0, None), (2, 23, 88.0)]


def test_larger_type_is_a_heading_and_the_first_one_the_title():
    layout = lay_out(
        [
            [
                line("On nurses", 780, size=18.0),
                *BODY,
                line("Duties", 600, size=13.0, right=90.0),
                line("None at all.", 580),
            ]
        ],
        [None],
    )
    assert layout.title == "On nurses"
    assert [(block.kind, layout.text[block.start : block.end]) for block in layout.blocks] == [
        ("title", "On nurses"),
        ("heading", "Duties"),
    ]


def test_a_page_without_lines_has_no_extent():
    layout = lay_out([BODY, [], BODY], [None, None, None])
    assert layout.pages[1].start == layout.pages[1].end == layout.pages[2].start


def test_a_cut_word_is_whole_and_its_line_ends_with_its_part():
    layout = lay_out([[line("They signed an agree", 700, cut=True), line("ment on nurses.", 688)]], [None])
    assert layout.text == "They signed an agreement on nurses."
    assert [layout.text[mark.start : mark.end] for mark in layout.pages[0].lines] == [
        "They signed an agree",
        "ment on nurses.",
    ]
