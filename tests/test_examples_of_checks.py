"""Every check proves itself: its own examples, read by the real reader, come out as breached, met and silent.

An example that begins with an article is put into the frame of an agreement, for a clause is one only where it stands.
"""

from __future__ import annotations

import pytest

from fairward import assess, books, extract, gather, read
from fairward.model.finding import Outcome

FRAMES = {
    "en": (
        "AGREEMENT\n\nbetween the Government of The Bahamas and the Government of the Republic of Cuba on health workers\n\n"
        "The Parties have agreed as follows:\n\n{example}\n\n"
        "Done at Nassau on 3 March 2025 in two originals.\n\nFor the Government of The Bahamas\n\nFor the Government of Cuba\n"
    ),
    "es": (
        "CONVENIO\n\nentre el Gobierno de Bahamas y el Gobierno de la República de Cuba sobre personal de salud\n\n"
        "Las Partes acuerdan lo siguiente:\n\n{example}\n\n"
        "Hecho en Nasáu, el 3 de marzo de 2025, en dos ejemplares originales.\n\n"
        "Por el Gobierno de Bahamas\n\nPor el Gobierno de Cuba\n"
    ),
}
CLAUSE = {"en": "Article ", "es": "Artículo "}
# A breach that the same text also denies is a dispute; a check that cannot arise is as silent as one that nothing speaks to.
ACCEPTED = {
    "breached": {Outcome.BREACHED, Outcome.DISPUTED},
    "met": {Outcome.MET},
    "silent": {Outcome.SILENT, Outcome.NOT_APPLICABLE},
}
EXAMPLES = [
    pytest.param(check.id, example.outcome, language, id=f"{check.id}-{example.outcome}-{language}")
    for check in books.rulebook().checks.values()
    for example in check.examples
    for language in FRAMES
]


def text_of(check_id: str, outcome: str, language: str) -> str:
    """Return the words of an example, within an agreement where it is a clause."""
    (example,) = (one for one in books.rulebook().checks[check_id].examples if one.outcome == outcome)
    words = example.text[language]
    return FRAMES[language].format(example=words) if words.startswith(CLAUSE[language]) else words


@pytest.mark.parametrize(("check_id", "outcome", "language"), EXAMPLES)
def test_example_of_check(check_id: str, outcome: str, language: str) -> None:
    document = read.document("example.txt", text_of(check_id, outcome, language).encode())
    statements = extract.statements(document)
    case = gather.case([document], statements)
    (finding,) = assess.findings(case, checks=[check_id])
    read_as = [
        (one.topic.value, str(one.value), one.stance.value, one.speaker.name, one.quote.text) for one in statements
    ]
    assert finding.outcome in ACCEPTED[outcome], f"{finding.outcome} ({finding.reason}), read as {read_as}"
