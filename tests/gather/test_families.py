"""Voices that repeat one another are one family; copies of a text or of its words are no second source."""

from __future__ import annotations

from tests.saying import document, says

from fairward.gather.families import family, twins, with_copies
from fairward.gather.kinship import Kin
from fairward.model.statement import Speaker, SpeakerKind

LONG = " ".join(f"The doctors said thing {number} of many, and the ministry wrote it down." for number in range(40))


def of(statement, papers=(), known=None, twin=None, name="BS-CU"):
    return family(statement, known or Kin(), twin or {}, papers, name)


def test_a_named_speakers_family_is_the_speakers_wherever_it_is_printed():
    one, two = document("It is so."), document("It is so, again.")
    here = of(says(one, "It is so", "movement", "breach", "Cuba Archive"))
    there = of(says(two, "It is so", "movement", "breach", "CUBA ARCHIVE"))
    assert here == there == "speaker:cuba archive"


def test_voices_of_one_family_are_one():
    known = Kin(voices={"state department": "state", "white house": "house"}, families={"state": "us", "house": "us"})
    paper = document("It is so.")
    assert of(says(paper, "It is so", "movement", "breach", "State Department"), known=known) == "family:us"
    named = Speaker(name="An official", kind=SpeakerKind.PERSON, voice="house")
    assert of(says(paper, "It is so", "movement", "breach", named), known=known) == "family:us"
    alone = Kin(voices={"state department": "state"})
    assert of(says(paper, "It is so", "movement", "breach", "State Department"), known=alone) == "voice:state"


def test_what_a_publication_says_itself_is_its_publishers():
    signed, unsigned = document("It is so.", publisher="The Daily"), document("It is so.")
    assert of(says(signed, "It is so", "movement", "breach")) == "publisher:the daily"
    assert of(says(unsigned, "It is so", "movement", "breach")) == f"document:{unsigned.id[:12]}"


def test_the_agreements_of_a_case_are_one_family_with_what_is_reported_of_them():
    paper, annex = document("Article 1. It is so. Really."), document("Anexo 1. Es así.", language="es")
    press = document("The agreement says it is so.")
    clause = says(paper, "It is so", "movement", "breach", "agreement", clause="1")
    other = says(annex, "Es así", "movement", "breach", "agreement", clause="1")
    report = says(press, "it is so", "movement", "breach", "agreement")
    plain = says(paper, "Really", "movement", "breach")
    papers = {paper.id, annex.id}
    assert {of(one, papers) for one in (clause, other, report, plain)} == {"agreement:BS-CU"}
    assert of(clause, papers, name="") == f"agreement:{paper.id[:12]}"
    assert of(says(press, "it is so", "movement", "breach"), papers) == f"document:{press.id[:12]}"


def test_a_figure_that_names_its_paper_comes_by_that_papers_family():
    known = Kin(cues={"al cub 6 2019": "letter"}, roots={"letter": "complaint"})
    paper = document("As letter AL CUB 6/2019 says, it is so. It is bad.", publisher="The Daily")
    assert of(says(paper, "it is so", "movement", "breach"), known=known) == "family:complaint"
    assert of(says(paper, "It is bad", "movement", "breach"), known=known) == "publisher:the daily"
    assert of(says(paper, "it is so", "movement", "breach", "A. Nurse"), known=known) == "speaker:a nurse"


def test_nearly_the_same_text_is_one_text():
    one = document(LONG, "one.txt")
    reprint = document("Another headline\n\n" + LONG.upper(), "two.txt")
    other = document(LONG.replace("doctors", "nurses").replace("ministry", "embassy"), "three.txt")
    found = twins([one, reprint, other])
    assert found == {one.id: one, reprint.id: one, other.id: other}


def test_texts_without_words_are_no_twins():
    one, two = document("...", "one.txt"), document("???", "two.txt")
    assert twins([one, two]) == {one.id: one, two.id: two}


def test_copied_words_belong_to_who_had_them_first():
    one, two = (
        document("The head of mission keeps all passports."),
        document("Today: the head of mission keeps all passports!"),
    )
    first = says(one, "The head of mission keeps all passports", "identity_documents", "breach", "Cuba Archive")
    copy = says(two, "the head of mission keeps all passports", "identity_documents", "breach")
    assert with_copies([first, copy], ["a", "b"]) == ("a", "a")


def test_short_words_other_topics_and_the_same_text_are_no_copies():
    one, two = document("They keep passports."), document("They keep passports. So the doctors say to all of us.")
    short = [says(one, "keep passports", "movement", "breach"), says(two, "keep passports", "movement", "breach")]
    assert with_copies(short, ["a", "b"]) == ("a", "b")
    words = "So the doctors say to all of us"
    twice = [says(two, words, "movement", "breach"), says(two, words, "movement", "breach", "a doctor")]
    assert with_copies(twice, ["a", "b"]) == ("a", "b")
    three = document("So the doctors say to all of us.", "three.txt")
    apart = [says(two, words, "movement", "breach"), says(three, words, "family", "breach")]
    assert with_copies(apart, ["a", "b"]) == ("a", "b")
