from __future__ import annotations

import pytest

from fairward.read import language

SAMPLES = {
    "en": "The ministry said that the nurses of the island are paid by the clinic and that they keep their passports.",
    "es": "El ministerio dijo que las enfermeras de la isla cobran de la clínica y que conservan su pasaporte.",
    "fr": "Le ministère a dit que les infirmières de l'île sont payées par la clinique et qu'elles gardent leur passeport.",
    "it": "Il ministero ha detto che le infermiere dell'isola sono pagate dalla clinica e che conservano il passaporto.",
    "pt": "O ministério disse que as enfermeiras da ilha são pagas pela clínica e que ficam com o seu passaporte.",
    "de": "Das Ministerium sagte, dass die Pflegerinnen der Insel von der Klinik bezahlt werden und ihre Pässe behalten.",
    "nl": "Het ministerie zei dat de verpleegsters van het eiland door de kliniek worden betaald en hun paspoort houden.",
    "ca": "El ministeri va dir que les infermeres de l'illa són pagades per la clínica i que no els han pres els passaports.",
    "ru": "Министерство сообщило, что медсёстры получают зарплату от клиники.",
    "uk": "Міністерство повідомило, що медсестри отримують зарплату від клініки і її не відбирають.",
    "zh": "卫生部表示护士的工资由诊所支付并且她们保留护照。",
    "ja": "保健省は看護師の給料は診療所が支払うと述べた。",
    "ar": "قالت الوزارة إن الممرضات يتقاضين أجورهن من العيادة ويحتفظن بجوازات سفرهن.",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_the_language_of_a_sentence(code, text):
    assert language.of_text(text) == code


@pytest.mark.parametrize("text", ["", "12,000 1,200 990", "xyzzy plugh"])
def test_what_has_no_language(text):
    assert language.of_text(text) == language.UNKNOWN


def test_paragraphs_in_another_language_are_joined_to_one_passage():
    text = "\n\n".join([SAMPLES["en"], SAMPLES["es"], SAMPLES["es"], SAMPLES["en"]])
    (passage,) = language.passages(text, "en")
    assert text[passage.start : passage.end] == f"{SAMPLES['es']}\n\n{SAMPLES['es']}"


def test_names_and_short_lines_are_no_passage():
    assert language.passages(f"{SAMPLES['en']}\n\nEl Diario de las Américas\n\nLa Habana, Cuba", "en") == ()


def test_only_unsupported_languages_are_a_problem():
    assert language.problem("a.txt", "pt") is None
    assert language.problem("a.txt", "de").what == "The text is in German, in which statements cannot be found yet."
    assert "could not be told" in language.problem("a.txt", language.UNKNOWN).what
    assert set(language.SUPPORTED) <= set(language.NAMES)
