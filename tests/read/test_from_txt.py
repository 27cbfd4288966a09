from __future__ import annotations

import hashlib

import pytest

from fairward import read
from fairward.model.problem import UnreadableSource

ENGLISH = "The assembly debated the report of the minister for two days, and those who had been asked said that it was not enough."


def text(raw, name="source.txt"):
    return read.document(name, raw.encode() if isinstance(raw, str) else raw)


def kinds(document):
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_one_line_paragraphs_are_divided_by_blank_lines():
    document = text("Related videos:\nThe first paragraph stands on one line.\nThe second one follows it at once.\n")
    assert (
        document.text
        == "Related videos:\n\nThe first paragraph stands on one line.\n\nThe second one follows it at once."
    )
    assert kinds(document) == [("boilerplate", "Related videos:")]


def test_wrapped_lines_are_joined_and_words_cut_at_line_ends_are_whole():
    document = text(
        "The ministry signed an agree-\nment with the sending State, which was never published, and\nthe self-\nemployed"
        " nurses of the island were not asked about any of it\nat that time. The agreement is secret.\n\nA second paragraph"
        " that is long enough to be wrapped by the\nperson who typed it, and that ends here.\n"
    )
    first, second = document.text.split("\n\n")
    assert "an agreement with the sending State" in first
    assert "the self-employed nurses" in first
    assert "\n" not in first + second


def test_lines_that_are_wrapped_and_have_a_blank_line_between_each_are_joined():
    lines = ["The receiving party pays the wages of the workers who come for", "the season, and the sending party keeps no part of",
             "them, whatever the name under which it might be asked for,", "before or after the day on which wages are paid.",
             "The workers keep their passports with them at all times and", "may travel wherever they want."]  # fmt: skip
    document = text("\n\n".join(lines))
    assert document.text.split("\n\n") == [" ".join(lines[:4]), " ".join(lines[4:])]


def test_a_note_about_the_text_is_marked_and_does_not_vote_on_the_language():
    document = text(
        "ABOUT: written for the tests of the project\n\nLos médicos cobran en su cuenta y conservan el pasaporte.\n"
    )
    assert kinds(document) == [("note", "ABOUT: written for the tests of the project")]
    assert document.language == "es"
    assert document.passages == ()


def test_front_matter_gives_title_and_date():
    document = text(
        '---\ntitle: "The nurses\' pay"\ndate: 2014-11-03\nauthor: None\n---\nThe nurses are paid by the clinic.\n'
    )
    assert (document.title, document.published, document.author) == ("The nurses' pay", "2014-11-03", None)


def test_titles_headings_items_and_rows_are_marked():
    document = text(
        "Agreement on nurses\n\nArticle 1. Pay\n\n1. The clinic pays each nurse directly, in full, on the first day of every month.\n"
        "2. No fee is charged.\n\nRole\tFee\tStipend\nDoctor\t5,000\t990\nNurse\t2,400\t410\n\n## Article 2\n\nIt ends after one year.\n"
    )
    assert kinds(document) == [
        ("title", "Agreement on nurses"),
        ("heading", "Article 1. Pay"),
        ("item", "1. The clinic pays each nurse directly, in full, on the first day of every month."),
        ("item", "2. No fee is charged."),
        ("row", "Role | Fee | Stipend"),
        ("row", "Doctor | 5,000 | 990"),
        ("row", "Nurse | 2,400 | 410"),
        ("heading", "Article 2"),
    ]
    assert "Role | Fee | Stipend\nDoctor | 5,000 | 990\n" in document.text


@pytest.mark.parametrize("line", ["598 dollars a month reach the nurse, she says.", "2.140 euros paga la provincia por cada uno.",
                                  "7 March 2025 was the day of the vote in parliament."])  # fmt: skip
def test_a_paragraph_that_starts_with_a_number_is_no_item(line):
    document = text(f"{line}\n\nAnother paragraph follows it.\n")
    assert "item" not in dict(kinds(document))


def test_what_follows_a_filing_note_is_boilerplate():
    body = "The clinic pays 2,400 dollars and the nurse receives 410 of them, according to her contract. " * 4
    document = text(f"{body}\n\nFiled under:\n\nThe editors\n\nWe are a team of people who love news.\n")
    (block,) = document.blocks
    assert block.kind == "boilerplate"
    assert document.text[block.start : block.end].endswith("love news.")


def test_no_word_is_lost():
    raw = (
        "# Title of it\n\n* one **two** three\n\nfour\tfive\nsix\tseven\n\nRead more | Share this\n\neight-\nnine TEN\n"
    )
    wanted = "Title of it one two three four five six seven Read more Share this".split()
    assert [word for word in wanted if word not in text(raw).text] == []


@pytest.mark.parametrize(("opening", "published"), [
    ("ROSEAU, March 19, 2025 - The minister spoke.", "2025-03-19"), ("23 de abril de 2025", "2025-04-23"), ("Julio de 2020", "2020-07"),
    ("The vote took place on a day in spring.", None),
])  # fmt: skip
def test_a_dateline_gives_the_date(opening, published):
    assert text(f"{opening}\n\nAll of them voted for the agreement in the end.\n").published == published


def test_invisible_characters_are_removed_and_tabs_kept():
    document = text(
        "The pass\u00adport\u200b stays\x00 with\ufeff\tthe e\u0301lite of nurses and nobody else, at any time.\r\n"
    )
    assert document.text == "The passport stays with\tthe élite of nurses and nobody else, at any time."


def test_the_identity_is_the_hash_of_the_bytes():
    raw = b"The nurses keep their passports.\r\n"
    source = text(raw).source
    assert (source.sha256, source.size, source.media_type) == (hashlib.sha256(raw).hexdigest(), len(raw), "text/plain")


def test_a_file_of_invisible_characters_holds_no_words():
    with pytest.raises(UnreadableSource, match=r"holds no words.* Check that it was saved completely\."):
        text("\u200b\n\u00ad\n")


def test_a_paragraph_in_another_language_is_a_passage():
    spanish = "El vínculo con los cubanos residentes en el exterior también fue abordado en la sesión de la asamblea."
    document = text(f"{ENGLISH}\n\n{spanish}\n\n{ENGLISH}\n")
    (passage,) = document.passages
    assert passage.language == "es"
    assert document.text[passage.start : passage.end] == spanish
    assert document.language_at(passage.start) == "es"
