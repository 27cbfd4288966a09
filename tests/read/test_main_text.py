from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from fairward.read import main_text

LONG = "The clinic pays a fee for each nurse and the nurse receives a part of it, as her contract says in its second article."


def pieces(html):
    tree = LexborHTMLParser(html)
    main_text.prune(tree, html.encode())
    return [(piece.kind, piece.text) for piece in main_text.pieces(tree)]


def test_menus_links_and_shares_are_left_out():
    html = f"""<body><nav><a href=/>Home</a></nav><div class="wrap"><p>{LONG}</p><p>{LONG} Twice.</p><ul><li><a href=#>Other</a></li></ul>
    <div class="share-buttons">Share</div><p><a href=#>Read the next story of the day</a></p></div><footer>Imprint of the site</footer></body>"""
    assert pieces(html) == [("paragraph", LONG), ("paragraph", f"{LONG} Twice.")]


def test_a_list_of_facts_is_kept():
    html = (
        f"<body><article><p>{LONG}</p><ul><li>Fee: 2,400</li><li>Stipend: 410</li></ul><p>{LONG}</p></article></body>"
    )
    assert pieces(html)[1:3] == [("item", "Fee: 2,400"), ("item", "Stipend: 410")]


def test_a_heading_without_text_after_it_is_left_out():
    html = f"<body><div><p>{LONG}</p><p>{LONG}</p><h3>More from us</h3></div></body>"
    assert [kind for kind, _ in pieces(html)] == ["paragraph", "paragraph"]


def test_words_beside_paragraphs_are_kept():
    assert pieces(f"<body><article>Port Alder. <b>Monday.</b><p>{LONG}</p><p>{LONG}</p></article></body>")[0] == (
        "paragraph",
        "Port Alder. Monday.",
    )


def test_a_class_that_covers_everything_hides_nothing():
    html = f"<body><main><div class='content with related'><p>{LONG}</p><p>{LONG}</p></div></main></body>"
    assert len(pieces(html)) == 2


def test_the_body_of_a_message_is_taken_whole():
    tree = LexborHTMLParser("<body><div>Dear all,</div><div>it is signed.</div></body>")
    main_text.prune(tree, b"")
    assert [piece.text for piece in main_text.whole(tree)] == ["Dear all,", "it is signed."]
