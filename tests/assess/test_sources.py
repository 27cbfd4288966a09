"""Who finds, who is a party, and which document is the paper itself."""

from __future__ import annotations

import pytest
from tests.saying import case, document, says

from fairward.assess.sources import Sources
from fairward.model.case import Voiced
from fairward.model.finding import Channel, Evidence
from fairward.model.statement import Speaker, SpeakerKind

PAPER = document("Article 1. The passports are kept. They are not kept.")
PRESS = document("The passports are kept, says somebody.")


def by(voice: str | None, paper=PRESS, family: str = "f", **more) -> Evidence:
    speaker = Speaker(name=voice or "somebody", kind=SpeakerKind.BODY, voice=voice)
    statement = says(paper, "passports are kept", "identity_documents", "breach", speaker, **more)
    return Evidence(voiced=Voiced(statement=statement, family=family), channel=Channel.PRACTICE)


CLAUSE = says(PAPER, "passports are kept", "identity_documents", "breach", "agreement", clause="1")
KNOWN = Sources.of(case([CLAUSE]))


@pytest.mark.parametrize(
    ("voice", "finds"),
    [
        ("brazil-courts", True),
        ("ceacr", True),
        ("brazil-mpf", False),
        ("un-rapporteurs", False),
        ("european-parliament", False),
        ("us-state-department", False),
        (None, False),
    ],
)
def test_courts_and_supervisors_find_and_nobody_else(voice, finds):
    assert KNOWN.found(by(voice)) is finds


def test_the_paper_itself_and_the_law_document():
    clause = Evidence(voiced=Voiced(statement=CLAUSE, family="f"), channel=Channel.AGREEMENT_TEXT)
    assert KNOWN.documented(clause)
    assert KNOWN.documented(by("cuban-resolutions"))
    assert not KNOWN.documented(by("cuban-government"))
    report = says(PRESS, "passports are kept", "identity_documents", "breach", "agreement")
    assert not KNOWN.documented(Evidence(voiced=Voiced(statement=report, family="f"), channel=Channel.AGREEMENT_TEXT))


def test_words_without_a_host_are_general_where_the_case_has_one():
    assert KNOWN.general(by(None, host=None))
    assert not KNOWN.general(by(None))
    assert not Sources.of(case([], host=None)).general(by(None, host=None))


def test_a_government_comes_after_others_in_its_own_cause_only():
    assert {"family:cuban-government", "family:government-bs"} <= KNOWN.parties
    assert "family:us-government" not in KNOWN.parties
    own, other = by("cuban-government", family="family:cuban-government"), by("ap", family="family:ap")
    assert KNOWN.strength(own) == KNOWN.strength(other)
    assert KNOWN.strength_in_favour(own) > KNOWN.strength_in_favour(other)
