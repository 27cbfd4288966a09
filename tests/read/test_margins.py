from __future__ import annotations

from fairward.read import margins
from fairward.read.spans import Span


def line(text, bottom):
    return Span(text, 50.0, float(bottom), 300.0, float(bottom + 10), 10.0)


def pages(count):
    return [[line("Draft agreement", 780), line(f"Sentence {number} of the text", 700), line("Sentence", 400), line(str(number), 30)]
            for number in range(1, count + 1)]  # fmt: skip


def test_running_heads_and_page_numbers_go_and_the_text_stays():
    kept = margins.without(pages(4), [842.0] * 4)
    assert [[span.text for span in page] for page in kept] == [
        [f"Sentence {number} of the text", "Sentence"] for number in range(1, 5)
    ]


def test_a_head_on_one_page_only_stays():
    kept = margins.without(pages(1), [842.0])
    assert [span.text for span in kept[0]] == ["Draft agreement", "Sentence 1 of the text", "Sentence"]


def test_text_that_happens_to_return_below_the_head_stays():
    body = [[line("Head", 800), line("Article 1", 760), line("words", 400)] for _ in range(5)]
    assert [span.text for span in margins.without(body, [842.0] * 5)[0]] == ["Article 1", "words"]
