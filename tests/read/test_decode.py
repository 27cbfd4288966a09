from __future__ import annotations

import codecs

import pytest

from fairward.model.problem import UnreadableSource
from fairward.read.decode import decode, to_utf8

SPANISH = "El médico cobró 1.200 € en «su» cuenta; ¿dónde está el resto? Señaló que no había contrato.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_problem(encoding):
    assert decode(SPANISH.encode(encoding), where="a.txt") == (SPANISH, ())


def test_windows_text_is_read_and_said_to_be_no_utf8():
    text, (problem,) = decode(SPANISH.encode("cp1252"), where="a.txt")
    assert text == SPANISH
    assert str(problem) == (
        "a.txt: The text is not in UTF-8; it was read as cp1252. If letters with accents look wrong, save it again as UTF-8."
    )


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_older_encodings_are_guessed(encoding):
    text, (problem,) = decode(SPANISH.replace("€", "euros").encode(encoding), where="a.txt")
    assert "médico cobró" in text
    assert "not in UTF-8" in problem.what


def test_cyrillic_is_guessed():
    text, _ = decode(
        ("Врачи получают зарплату на свой счёт каждый месяц без вычетов. " * 5).encode("cp1251"), where="a.txt"
    )
    assert "Врачи получают" in text


def test_a_declared_encoding_is_believed():
    assert decode("naïve élève ŀ".encode("iso8859-3", "ignore"), where="a.html", declared="iso8859-3")[1] == ()


def test_an_unknown_declared_encoding_is_passed_over():
    assert decode(SPANISH.encode("cp1252"), where="a.html", declared="no-such-code")[0] == SPANISH


def test_a_few_damaged_characters_do_not_change_the_encoding():
    damaged = SPANISH.encode() * 5 + b"\xff fin"
    text, (problem,) = decode(damaged, where="a.txt")
    assert text.endswith("\ufffd fin")
    assert "1 characters are damaged" in problem.what


def test_accents_damaged_twice_are_put_right():
    text, (problem,) = (
        decode(SPANISH.encode().decode("cp1252", "ignore").encode(), where="a.txt")
        if False
        else decode("El mÃ©dico seÃ±alÃ³ que cobrÃ³ en su cuenta.".encode(), where="a.txt")
    )
    assert text == "El médico señaló que cobró en su cuenta."
    assert "put right" in problem.what


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(UnreadableSource, match="No encoding gives a text"):
        decode(bytes(range(128, 160)) * 20, where="a.txt")


def test_markup_that_is_utf8_is_left_as_it_is():
    page = "<p>señal\u00ad</p>".encode()
    assert to_utf8(page, where="a.html") == (page, ())
    assert to_utf8(codecs.BOM_UTF8 + page, where="a.html") == (page, ())
    assert to_utf8("<p>señal y más</p>".encode("utf-16"), where="a.html")[0] == "<p>señal y más</p>".encode()
