from __future__ import annotations

from email.message import EmailMessage

import pytest

from fairward import read
from fairward.model.problem import UnreadableSource


def message(plain="The nurses are paid 410 dollars a month.\n", html=None):
    made = EmailMessage()
    made["Subject"] = "El pago de las médicas"
    made["From"] = "Marta Quill <marta@example.org>"
    made["Date"] = "Mon, 16 Jun 2025 23:30:00 -0400"
    made["Message-ID"] = "<1@example.org>"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html") if plain is not None else made.set_content(html, subtype="html")
    return made


def test_subject_sender_and_day_of_the_senders_own_zone():
    document = read.document("a.eml", bytes(message()))
    assert document.text == "The nurses are paid 410 dollars a month."
    assert (document.title, document.author, document.published) == (
        "El pago de las médicas", "Marta Quill <marta@example.org>", "2025-06-16",
    )  # fmt: skip


def test_the_plain_body_is_preferred_to_markup():
    assert read.document(
        "a.eml", bytes(message(html="<p>The same in colours, for those who like it.</p>"))
    ).text.startswith("The nurses")


def test_markup_is_read_where_there_is_nothing_else():
    html = "<html><body><div>The nurses keep their passports.</div><div>They are paid monthly.</div></body></html>"
    document = read.document("a.eml", bytes(message(plain=None, html=html)))
    assert document.text == "The nurses keep their passports.\n\nThey are paid monthly."


def test_attachments_are_named_and_not_read():
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="acuerdo.pdf")
    (problem,) = read.document("a.eml", bytes(made)).problems
    assert str(problem) == (
        "a.eml: The message has attachments that were not read: acuerdo.pdf. Save them as files and give those too."
    )


def test_a_message_without_a_body():
    with pytest.raises(UnreadableSource, match="no text that can be read"):
        read.document("a.eml", bytes(message(plain="")))
