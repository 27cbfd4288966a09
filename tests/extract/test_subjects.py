from __future__ import annotations

import pytest
from tests.extract.lines import statements
from tests.saying import document

from fairward import extract


def speakers(text):
    return [one.speaker.name for one in statements(f"Llegaron médicos cubanos.\n\n{text}", "es")]


def in_portuguese(text):
    read = document(f"Chegaram médicos cubanos a Angola.\n\n{text}", language="pt")
    return [one.speaker.name for one in extract.statements(read)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A Prisoners Defenders denunciou que é trabalho forçado.", "Prisoners Defenders"),
        ("É trabalho forçado, disse Marco Rubio.", "Marco Rubio"),
        ("“É trabalho forçado”, garantiu Marco Rubio.", "Marco Rubio"),
        ("Segundo a Prisoners Defenders, é trabalho forçado.", "Prisoners Defenders"),
        ("O festival anuncia que é trabalho forçado.", "festival"),
        ("A cláusula 2 prevê o trabalho forçado.", "agreement"),
        ('A letra "j" fala de trabalho forçado.', "agreement"),
    ],
)
def test_subjects_in_portuguese(text, speaker):
    assert in_portuguese(text) == [speaker]


def test_a_subject_left_out_in_portuguese_is_the_one_who_spoke_last():
    text = "Marco Rubio sustenta que é trabalho forçado. Em Kingston disse que os salários estão congelados."
    assert in_portuguese(text) == ["Marco Rubio", "Marco Rubio"]


@pytest.mark.parametrize(
    "text",
    ["Es trabajo forzoso.", "A Prisoners Defenders nadie le dijo que es trabajo forzoso."],
)
def test_who_is_only_spoken_to_is_no_subject(text):
    assert "Prisoners Defenders" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prisoners Defenders denunció que es trabajo forzoso.", "Prisoners Defenders"),
        ("Es trabajo forzoso, denunció Prisoners Defenders.", "Prisoners Defenders"),
        ("Es trabajo forzoso, dijo Marco Rubio.", "Marco Rubio"),
        ("Según Prisoners Defenders, es trabajo forzoso.", "Prisoners Defenders"),
        ("Marco Rubio sostiene que es trabajo forzoso.", "Marco Rubio"),
        ("“Es trabajo forzoso”, aseguró Marco Rubio.", "Marco Rubio"),
    ],
)
def test_subjects_stand_before_the_verb_or_behind_it(text, speaker):
    assert speakers(text) == [speaker]


def test_a_subject_left_out_is_the_one_who_spoke_last():
    text = "Marco Rubio sostiene que es trabajo forzoso. En Kingston dijo que los sueldos están congelados."
    assert speakers(text) == ["Marco Rubio", "Marco Rubio"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("È lavoro forzato, dice Prisoners Defenders.", "Prisoners Defenders"),
        ("«È lavoro forzato», ha detto Marco Rubio.", "Marco Rubio"),
        ("Dalla Regione Calabria assicurano che è lavoro forzato.", "Regione Calabria"),
        ("Il nodo, per Prisoners Defenders, è il lavoro forzato.", "Prisoners Defenders"),
        ("Prisoners Defenders ha parlato. L'Ordine dice che è lavoro forzato.", "L'Ordine"),
    ],
)
def test_subjects_in_italian(text, speaker):
    assert [one.speaker.name for one in statements(f"Medici cubani.\n\n{text}", "it")] == [speaker]


def test_a_promise_may_stand_behind_what_is_promised():
    (one,) = statements("Medici cubani.\n\nDuecento medici cubani: li ha promessi Marco Rubio.", "it")
    assert (one.stance.value, one.speaker.name) == ("promises", "Marco Rubio")
