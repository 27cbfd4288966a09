"""Who repeats whom, as the atlas knows it."""

from __future__ import annotations

import pytest
from tests.saying import speaker

from fairward.gather.kinship import Kin, folded, kin
from fairward.model.statement import Speaker, SpeakerKind

KNOWN = kin()


def family(name: str) -> str:
    return KNOWN.of(speaker(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US State Department", "White House"),
        ("US State Department", "Marco Rubio"),
        ("Departamento de Estado", "the United States"),
        ("Washington", "Marco Rubio"),
        ("Cuba", "Cuban Foreign Ministry"),
        ("Havana", "Bruno Rodríguez"),
        ("Government of Jamaica", "Jamaica"),
        ("Jamaican Ministry of Health", "Jamaica"),
        ("The Bahamas", "Bahamian health ministry"),
        ("Government of Botswana", "Botswana"),
        ("Prisoners Defenders", "European Parliament"),
        ("Prisoners Defenders", "United Nations Special Rapporteurs"),
        ("Archivo Cuba", "María Werlau"),
    ],
)
def test_one_hand_is_one_family(one, other):
    assert family(one) == family(other)
    assert family(one).startswith("family:")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cuba Archive", "Prisoners Defenders"),
        ("Cuba", "Cuba Archive"),
        ("Cuba", "United States"),
        ("Jamaica", "The Bahamas"),
        ("Supreme Court of Jamaica", "Jamaica"),
    ],
)
def test_different_hands_are_different_families(one, other):
    assert family(one) != family(other)


def test_who_is_not_in_the_atlas_stands_alone():
    assert family("The Society of Anglers") == "speaker:the society of anglers"
    nobody = Speaker(name="Jamaica Jones", kind=SpeakerKind.PERSON)
    assert KNOWN.of(nobody) == "speaker:jamaica jones"
    assert KNOWN.of(Speaker(name="U.S", kind=SpeakerKind.PERSON)) == family("Washington")
    assert Kin(voices={"a": "a-id"}).of(speaker("A")) == "voice:a-id"


def test_the_voice_of_a_statement_goes_before_its_name():
    minister = Speaker(name="The minister", kind=SpeakerKind.PERSON, voice="marco-rubio")
    assert KNOWN.of(minister) == family("White House")


def test_a_family_goes_back_to_where_its_facts_come_from():
    known = Kin(roots={"a": "b", "b": "c"})
    assert (known.root("a"), known.root("c")) == ("c", "c")
    assert Kin(roots={"a": "b", "b": "a"}).root("a") == "b"


def test_papers_are_known_by_their_names():
    assert KNOWN.cued(folded("the letter AL CUB 2/2023 of November")) == "prisoners-defenders"
    assert KNOWN.cued("a letter") is None


def test_folded_words_have_no_accents_and_no_points():
    assert folded("Médicos, ¡ÁNIMO!") == "medicos animo"
