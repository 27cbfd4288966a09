"""Varied texts for the speed runs, built from the examples: paragraphs drawn anew, every figure and month changed.

`dense` texts hold only paragraphs of the examples, as an agreement does. `mixed` texts are like a week's press: one paragraph
in three comes from the examples, the others are ordinary news of health services, written for these runs. `press` texts
are a folder of the press: one text in ten is mixed, the others hold ordinary news only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fairward import read
from fairward.model.document import Document

ROOT = Path(__file__).parent.parent
SEED = 20_261_121
_ABOUT = 0.1
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_ORDINARY = {
    "en": (
        ("The {place} opened {n} new beds on {day}.", "A queue of {n} people stood before the {place} by noon."),
        ("Rain closed the road to the {place} for {n} hours.", "Repairs will take until {day}."),
        (
            "The roof of the {place} leaks; buckets stand in the corridor.",
            "A builder has looked at it twice since {day}.",
        ),
        ("Measles fell by {n} cases against last year.", "Vaccines reached the {place} by boat on {day}."),
        ("The committee met on {day} and read {n} letters about the {place}.", "It will meet again next week."),
        ("Pupils painted the wall of the {place}.", "They used {n} litres of blue and yellow, and finished on {day}."),
        ("The new ambulance broke down near the {place} on {day}.", "Its engine had run {n} kilometres."),
    ),
    "es": (
        (
            "El {place} abrió {n} camas nuevas el {day}.",
            "A mediodía esperaban {n} personas ante la puerta del {place}.",
        ),
        ("La lluvia cortó el camino al {place} durante {n} horas.", "Las obras durarán hasta el {day}."),
        ("El techo del {place} gotea y hay cubos en el pasillo.", "Un albañil lo ha mirado dos veces desde el {day}."),
        (
            "Los casos de sarampión bajaron en {n} respecto del año pasado.",
            "Las vacunas llegaron al {place} en barco el {day}.",
        ),
        (
            "La comisión se reunió el {day} y leyó {n} cartas sobre el {place}.",
            "Volverá a reunirse la semana que viene.",
        ),
        ("Los alumnos pintaron la pared del {place}.", "Gastaron {n} litros de azul y amarillo y acabaron el {day}."),
        ("La ambulancia nueva se averió cerca del {place} el {day}.", "Su motor había recorrido {n} kilómetros."),
    ),
}
_PLACES = {
    "en": ("district hospital", "harbour clinic", "northern health post", "eye ward", "school of midwifery"),
    "es": (
        "hospital del distrito",
        "consultorio del puerto",
        "puesto de salud del norte",
        "pabellón de ojos",
        "centro materno",
    ),
}


@cache
def paragraphs(language: str) -> tuple[str, ...]:
    """Return the paragraphs of all examples in one language."""
    documents = [found for found in read.documents([ROOT / "examples"]) if isinstance(found, Document)]
    texts = [document.text for document in documents if document.language == language]
    return tuple(part.strip() for text in texts for part in re.split(r"\n\s*\n", text) if len(part) > 40)


def _changed(text: str, chance: random.Random, language: str) -> str:
    """Return a paragraph with other figures and months."""

    def figure(match: re.Match[str]) -> str:
        return "".join(str(chance.randint(1, 9)) if sign.isdigit() else sign for sign in match.group())

    months = _MONTHS[language]
    text = _FIGURE.sub(figure, text)
    return re.sub(rf"\b(?:{'|'.join(months)})\b", lambda _: chance.choice(months), text)


def _ordinary(chance: random.Random, language: str) -> str:
    """Return a paragraph of ordinary news."""
    lines = []
    for pair in chance.sample(_ORDINARY[language], 2):
        day = f"{chance.randint(1, 28)} {'de ' if language == 'es' else ''}{chance.choice(_MONTHS[language])}"
        lines += [
            line.format(place=chance.choice(_PLACES[language]), n=chance.randint(2, 90), day=day) for line in pair
        ]
    return " ".join(lines)


def corpus(kind: str, size: int, languages: tuple[str, ...] = ("en", "es")) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of `dense`, `mixed` or `press` texts until `size` bytes are reached, the same in every run."""
    chance = random.Random(f"{SEED} {kind}")
    made = 0
    while made < size:
        language = languages[chance.randrange(len(languages))]
        known, apart = paragraphs(language), kind == "press" and chance.random() > _ABOUT
        parts = [
            _changed(chance.choice(known), chance, language)
            if not apart and (kind == "dense" or number % 3 == 0)
            else _ordinary(chance, language)
            for number in range(chance.randint(12, 30))
        ]
        text = "\n\n".join(parts) + "\n"
        made += len(text.encode())
        yield language, text
