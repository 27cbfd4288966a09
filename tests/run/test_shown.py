from __future__ import annotations

import pytest

from fairward import books
from fairward.run import shown


@pytest.mark.parametrize("look_up", [shown.check, shown.rule])
def test_an_unknown_id_gives_nothing(look_up):
    assert look_up("no-such-thing", "en") is None


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_every_check_is_shown_whole(language):
    for name in books.rulebook().checks:
        row = shown.check(name, language)
        assert row is not None
        assert all(
            row[part]
            for part in ("question", "breach_when", "met_when", "why", "evidence_needed", "provisions", "fair_clause")
        )
        assert {provision["id"] for provision in row["provisions"]} == set(books.rulebook().checks[name].provisions)
        assert set(row["examples"]) >= {"breached", "met", "silent"}
        assert row["edition"] == books.rulebook().edition


def test_an_instrument_is_shown_with_its_provisions_and_who_is_bound():
    row = shown.rule("ilo-c095", "en")
    assert {"ilo-c095-art8"} <= {provision["id"] for provision in row["provisions"]}
    assert row["ratifications"]


def test_a_provision_is_shown_with_its_instrument_and_its_checks():
    row = shown.rule("ilo-c095-art8", "en")
    assert row["instrument"]["id"] == "ilo-c095"
    assert row["checks"]


def test_text_for_a_terminal_is_wrapped_and_leaves_out_what_is_empty():
    text = shown.as_text(
        {
            "id": "x",
            "nothing": None,
            "long_words": "word " * 60,
            "inner": {"a": 1},
            "many": [{"b": 2}],
            "list": ["c", "d"],
        }
    )
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert "nothing" not in text
    assert {"id: x", "inner:", "  a: 1", "many:", "  b: 2", "list: c, d"} <= set(lines)
    assert lines[1].startswith("long words: word")


def test_a_provision_names_what_it_is_an_article_of():
    row = shown.check("keeps-passport", "es")
    assert row["title"] == "Conserva el pasaporte"
    assert all(provision["of"] for provision in row["provisions"])


def test_words_of_the_language_and_addresses_that_can_be_copied():
    address = "https://example.org/" + "a-long-path/" * 8
    text = shown.as_text({"why": "porque sí", "verified": True, "url": address}, language="es")
    assert "por qué: porque sí" in text
    assert "verificado: sí" in text
    assert address in text


def test_a_date_that_the_note_repeats_is_told_once():
    told = [
        bound for rule in books.rulebook().instruments for bound in shown.rule(rule, "en")["ratifications"].values()
    ]
    assert told
    assert not [bound for bound in told if len(set(bound.split()[1:3])) < len(bound.split()[1:3])]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            {
                "severity: Critical",
                "limb: Menace of a penalty (coercion)",
                "applies to: Text of the agreement, Practice",
            },
        ),
        ("es", {"gravedad: Crítica", "elemento: Amenaza de una pena (coacción)", "temas: Documentos de identidad"}),
    ],
)
def test_a_reader_gets_names_and_data_keeps_codes(language, lines):
    row = shown.check("keeps-passport", language)
    assert row["severity"] == "critical"
    text = shown.as_text(row, language=language)
    assert lines <= set(text.splitlines())
    assert "agreement_text" not in text
    assert "retention_of" not in text


def test_who_is_bound_is_told_in_words():
    text = shown.as_text(shown.rule("ilo-c095", "es"), language="es")
    assert "not_party" not in text
    assert "parte" in text


@pytest.mark.parametrize(
    ("language", "name", "body", "note", "party"),
    [
        ("en", "Nursing Personnel", "ILO", "Adopted", "not on list"),
        ("es", "personal de enfermería", "OIT", "Adoptado", "no figura en la lista"),
        ("pt", "Pessoal de Enfermagem", "OIT", "Adotada", "não figura na lista"),
        ("fr", "personnel infirmier", "OIT", "Adoptée", "absent de la liste"),
    ],
)
def test_an_instrument_is_told_in_the_readers_language(language, name, body, note, party):
    row = shown.rule("ilo-c149", language)
    assert name in row["name"]
    assert row["body"] == body
    assert row["notes"].startswith(note)
    assert row["ratifications"]["CU"] == f"not_party {party}"


def test_a_note_on_a_provision_is_told_in_the_readers_language():
    assert shown.rule("palermo-art3a", "pt")["note"] is None
    assert shown.rule("ceacr-c029-cuba-2022", "fr")["note"] == "seul le début du commentaire a été vu"
