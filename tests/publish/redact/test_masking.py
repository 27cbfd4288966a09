"""Masked documents keep their length, so that quotes keep their place; a person's reasoned decision is obeyed."""

from __future__ import annotations

import hashlib

from fairward.model.document import Document, Source
from fairward.model.statement import About, Speaker, SpeakerKind, Stance, Statement, Topic
from fairward.publish.redact import Decision, masked


def document(text, name="letter.txt", **fields):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        source=Source(name=name, sha256=digest, media_type="text/plain", size=len(text)),
        text=text,
        language="en",
        **fields,
    )


def said(paper, words, speaker="Ana Zaldívar Mora", **about):
    start = paper.text.index(words)
    return Statement(
        topic=Topic.MOVEMENT, value="breach", about=About(**about), speaker=Speaker(name=speaker, kind=SpeakerKind.PERSON),
        stance=Stance.ASSERTS, quote=paper.quote(start, start + len(words)), confidence=0.9, way="test",
    )  # fmt: skip


LETTER = "Nurse Ana Zaldívar Mora, born on 3 March 1990, said that nobody may leave the house at night."


def test_the_text_keeps_its_length_and_the_quote_its_words():
    paper = document(LETTER)
    safe = masked([paper], [said(paper, "nobody may leave the house")])
    clean = safe.documents[0]
    assert len(clean.text) == len(paper.text)
    assert "Zaldívar" not in clean.text
    assert safe.statements[0].quote.text == "nobody may leave the house"
    assert set(safe.statements[0].speaker.name) == {"█"}
    assert safe.withheld == {paper.id: {"person": 1, "birth_date": 1}}


def test_a_date_of_birth_is_nobodys_period():
    paper = document(LETTER)
    safe = masked(
        [paper], [said(paper, "nobody may", period="1990-03-03"), said(paper, "leave the house", period="2024")]
    )
    assert [one.about.period for one in safe.statements] == [None, "2024"]


def test_a_name_is_masked_in_other_papers_titles_and_file_names():
    first, second = (
        document(LETTER),
        document("Ana Zaldívar Mora left.", name="carta-ana-zaldivar-mora.pdf", title="Letter of Ana Zaldívar Mora"),
    )
    clean = masked([first, second], []).documents[1]
    for words in (clean.text, clean.title, clean.source.name):
        assert "Zald" not in words
        assert "zald" not in words
    assert clean.source.name.endswith(".pdf")


def test_the_place_on_the_machine_is_not_told():
    paper = document("Nothing private.", name="/srv/secret/of/ana/letter.txt")
    assert masked([paper], []).documents[0].source.name == "letter.txt"


def test_what_a_person_decided_to_keep_is_kept_and_told():
    paper = document("Nurse Ana Zaldívar Mora said so.")
    keep = Decision(
        kind="person",
        text="Ana Zaldívar Mora",
        decision="keep",
        by="Editor",
        reason="Speaks under her name by her wish.",
    )
    safe = masked([paper], [], [keep])
    assert "Ana Zaldívar Mora" in safe.documents[0].text
    assert safe.kept == (("person", "Speaks under her name by her wish."),)
    assert safe.withheld == {}
