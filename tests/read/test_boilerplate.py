from __future__ import annotations

import pytest

from fairward.read.boilerplate import closes, is_boilerplate, is_teaser


@pytest.mark.parametrize("line", [
    "Filed under:", "Related videos:", "OSZAR »", "Read More  Add To Favorites", "VETERANS RESOURCE CENTER  Read More  Add To Favorites",
    ">>> LEIA TAMBÉM: Parceria é reativada", "Lea también: otra noticia", "Share this", "Compartilhe: Facebook  Twitter  WhatsApp",
    "Recherche  Fermer  Accueil > Santé", "© All rights reserved", "Advertisement", "Archivado en: salud", "Leggi anche: un altro articolo",
])  # fmt: skip
def test_lines_around_an_article(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", [
    "Related videos were shown to the committee.", "Share of the wage that reaches the nurse", "Read the agreement before you sign it.",
    "Comments of the ministry were not received before this report went to print.", "The nurse wrote on Facebook and Twitter.",
    "Salary > 1,200 dollars", "More than 24,000 health workers serve abroad.", "Sponsor of the visa: the clinic",
])  # fmt: skip
def test_lines_of_an_article(line):
    assert not is_boilerplate(line)


def test_a_teaser_carries_a_headline():
    assert is_teaser(">>> LEIA TAMBÉM: Parceria é reativada e leva 1,2 mil cubanos")
    assert not is_teaser("Lea también: otra noticia")
    assert not is_teaser("Filed under: health, work, treaties, money, law")


def test_a_filing_note_closes_an_article():
    assert closes("Filed under: health")
    assert not closes("He was filed under another name")
