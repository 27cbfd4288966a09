from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.read.web_pages import CLINIC, PAGES, blog, head, linked_data

from fairward import read
from fairward.model.problem import UnreadableSource


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("name", PAGES)
def test_the_main_text_is_kept_and_what_is_around_it_left_out(name):
    html, story = PAGES[name]
    document = read.document("page.html", html.encode())
    found, wanted = words(document.text), words(story.words)
    both = sum((found & wanted).values())
    assert 2 * both / (sum(found.values()) + sum(wanted.values())) > 0.985
    assert document.language == story.language


def test_headings_lists_and_tables_keep_their_shape():
    html, _ = PAGES["newspaper_es_0"]
    document = read.document("page.html", html.encode())
    blocks = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert ("title", "El convenio sanitario que nadie ha visto") in blocks
    assert ("heading", "Lo que pide la oposición") in blocks
    assert ("row", "Especialista | 9.000 € | 1.100 €") in blocks


def test_the_head_says_who_wrote_it_when():
    document = read.document("page.html", blog(CLINIC).encode())
    assert (document.title, document.publisher, document.author, document.published) == (
        CLINIC.title, CLINIC.site, CLINIC.author, CLINIC.date,
    )  # fmt: skip


def test_linked_data_is_read_as_data():
    document = read.document("page.html", linked_data(CLINIC).encode())
    assert (document.publisher, document.author, document.published) == (CLINIC.site, CLINIC.author, CLINIC.date)


def test_broken_linked_data_is_passed_over():
    html = (
        head(CLINIC, '<script type="application/ld+json">{"headline": [[[</script>')
        + "<body><p>The nurses are paid by the clinic.</p></body>"
    )
    assert read.document("page.html", html.encode()).text == "The nurses are paid by the clinic."


def test_scripts_are_not_run_and_not_read():
    html = "<html><body><p>Nurses are paid <script>document.write('twice')</script>monthly by the clinic.</p><script>alert(1)</script></body></html>"
    assert read.document("page.html", html.encode()).text == "Nurses are paid monthly by the clinic."


def test_a_page_in_an_older_encoding_says_so_itself():
    html = "<html><head><meta charset=iso-8859-1></head><body><p>La señora cobró su salario en la clínica.</p></body></html>"
    document = read.document("page.html", html.encode("latin-1"))
    assert (document.text, document.problems) == ("La señora cobró su salario en la clínica.", ())


def test_two_breaks_divide_paragraphs_and_one_does_not():
    html = (
        "<html><body><div>One line of it<br>goes on here.<br><br>The second paragraph of the text.</div></body></html>"
    )
    assert (
        read.document("page.html", html.encode()).text
        == "One line of it goes on here.\n\nThe second paragraph of the text."
    )


def test_a_page_of_scripts_holds_no_words():
    with pytest.raises(UnreadableSource, match="holds no words"):
        read.document(
            "page.html",
            b"<!doctype html><html><head><script>render()</script></head><body><div id=root></div></body></html>",
        )


def test_a_page_nested_without_end_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableSource, match="nests thousands of elements"):
        read.document("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"The nurses" + b"</div>" * 100_000)


def test_a_long_page_of_many_elements_is_read():
    html = (
        "<html><body><div>"
        + "<div><p>The nurse is paid by the clinic in full.<br>Monthly.</div>" * 15_000
        + "</div></body></html>"
    )
    assert read.document("long.html", html.encode()).text.count("Monthly") == 15_000


def test_thousands_of_nested_elements_do_no_harm():
    html = "<html><body>" + "<div>" * 5_000 + "The nurses keep their passports at all times." + "</div>" * 5_000
    assert "keep their passports" in read.document("page.html", html.encode()).text
