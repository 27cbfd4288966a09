from __future__ import annotations

import pytest

from fairward.extract.clauses import Clauses

AGREEMENT = """Agreement on nurses

Article 1. Purpose
The parties agree.

Article 7
7.1 The nurses keep their passports.
(a) also on leave
8. Pay is monthly.

Artículo 9. Pago
Se paga cada mes.

PRIMERA.- Objeto

Artigo 10. Pagamento
Paga-se cada mês.

CLÁUSULA OITAVA: Foro
"""


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("Agreement on", None),
        ("The parties", "Article 1"),
        ("keep their passports", "Article 7, 7.1"),
        ("also on leave", "Article 7, 7.1 (a)"),
        ("Se paga", "Artículo 9"),
        ("Objeto", "PRIMERA"),
        ("Paga-se", "Artigo 10"),
        ("Foro", "CLÁUSULA OITAVA"),
    ],
)
def test_every_place_of_an_agreement_stands_under_its_clause(words, clause):
    assert Clauses(AGREEMENT).at(AGREEMENT.index(words)) == clause


def test_a_text_without_numbers_has_no_clauses():
    text = "The article 7 of the law was read aloud."
    assert Clauses(text).at(20) is None


def test_an_empty_text_has_no_clauses():
    assert Clauses("").at(0) is None
