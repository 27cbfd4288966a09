"""Entries of the rulebook as plain rows and as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any, cast

from fairward import books
from fairward.model.check import Check, Instrument, Provision

Row = dict[str, Any]
_WIDTH = 80
# Names of the entries for a reader; English needs none.
_LABELS = {
    "es": {
        "title": "título",
        "dimension": "dimensión",
        "severity": "gravedad",
        "limb": "elemento",
        "ilo_indicator": "indicador de la OIT",
        "question": "pregunta",
        "breach_when": "se incumple cuando",
        "met_when": "se cumple cuando",
        "why": "por qué",
        "evidence_needed": "pruebas necesarias",
        "applies_to": "se aplica a",
        "topics": "temas",
        "provisions": "disposiciones",
        "of": "de",
        "article": "artículo",
        "summary": "resumen",
        "verified": "verificado",
        "sourcing": "procedencia",
        "source_url": "dirección",
        "note": "nota",
        "notes": "notas",
        "fair_clause": "cláusula justa",
        "examples": "ejemplos",
        "breached": "incumplido",
        "met": "cumplido",
        "silent": "sin información",
        "edition": "edición",
        "instrument": "instrumento",
        "name": "nombre",
        "body": "organismo",
        "year": "año",
        "binding": "carácter",
        "url": "dirección",
        "ratifications": "ratificaciones",
        "checks": "controles",
    },
    "pt": {
        "title": "título",
        "dimension": "dimensão",
        "severity": "gravidade",
        "limb": "elemento",
        "ilo_indicator": "indicador da OIT",
        "question": "pergunta",
        "breach_when": "incumpre-se quando",
        "met_when": "cumpre-se quando",
        "why": "porquê",
        "evidence_needed": "provas necessárias",
        "applies_to": "aplica-se a",
        "topics": "temas",
        "provisions": "disposições",
        "of": "de",
        "article": "artigo",
        "summary": "resumo",
        "verified": "verificado",
        "sourcing": "proveniência",
        "source_url": "endereço",
        "note": "nota",
        "notes": "notas",
        "fair_clause": "cláusula justa",
        "examples": "exemplos",
        "breached": "incumprido",
        "met": "cumprido",
        "silent": "sem informação",
        "edition": "edição",
        "instrument": "instrumento",
        "name": "nome",
        "body": "organismo",
        "year": "ano",
        "binding": "carácter",
        "url": "endereço",
        "ratifications": "ratificações",
        "checks": "controlos",
    },
    "fr": {
        "title": "titre",
        "dimension": "dimension",
        "severity": "gravité",
        "limb": "élément",
        "ilo_indicator": "indicateur de l’OIT",
        "question": "question",
        "breach_when": "non respecté quand",
        "met_when": "respecté quand",
        "why": "pourquoi",
        "evidence_needed": "preuves nécessaires",
        "applies_to": "s’applique à",
        "topics": "thèmes",
        "provisions": "dispositions",
        "of": "de",
        "article": "article",
        "summary": "résumé",
        "verified": "vérifié",
        "sourcing": "provenance",
        "source_url": "adresse",
        "note": "note",
        "notes": "notes",
        "fair_clause": "clause juste",
        "examples": "exemples",
        "breached": "non respecté",
        "met": "respecté",
        "silent": "sans information",
        "edition": "édition",
        "instrument": "instrument",
        "name": "nom",
        "body": "organisme",
        "year": "année",
        "binding": "caractère",
        "url": "adresse",
        "ratifications": "ratifications",
        "checks": "contrôles",
    },
}
# Which labels of the rulebook name the codes of an entry; data keeps the codes, a reader gets the names.
_CODES = {
    "dimension": "dimension",
    "severity": "severity",
    "limb": "limb",
    "binding": "binding",
    "sourcing": "sourcing",
    "applies_to": "channel",
}
_STATUS = {
    "en": {"not_party": "not a party"},
    "es": {"party": "parte", "not_party": "no es parte"},
    "pt": {"party": "parte", "not_party": "não é parte"},
    "fr": {"party": "partie", "not_party": "n’est pas partie"},
}
_YES_NO = {"en": ("no", "yes"), "es": ("no", "sí"), "pt": ("não", "sim"), "fr": ("non", "oui")}


def check(check_id: str, language: str) -> Row | None:
    """Return a check with its prose in one language, its provisions and its fair clause; None where there is none."""
    rulebook = books.rulebook()
    item = rulebook.checks.get(check_id)
    if item is None:
        return None
    clauses = [clause for clause in books.clauses(language) if check_id in clause.checks]
    return {
        "id": item.id,
        "title": (item.title or {}).get(language, ""),
        **{name: getattr(item, name) for name in ("dimension", "severity", "limb", "ilo_indicator")},
        **{
            name: _of(getattr(item, name), language)
            for name in ("question", "breach_when", "met_when", "why", "evidence_needed")
        },
        "applies_to": list(item.applies_to),
        "topics": list(item.topics),
        "provisions": [_provision(rulebook.provisions[name], language) for name in item.provisions],
        "fair_clause": "\n".join(clause.text for clause in clauses),
        "examples": _examples(item, language),
        "edition": rulebook.edition,
    }


def rule(rule_id: str, language: str) -> Row | None:
    """Return an instrument with its provisions, or one provision; None where neither has this id."""
    rulebook = books.rulebook()
    instrument = rulebook.instruments.get(rule_id)
    if instrument is not None:
        provisions = [p for p in rulebook.provisions.values() if p.instrument == rule_id]
        return {
            **_instrument(instrument, language),
            "provisions": [_provision(p, language) for p in provisions],
            "edition": rulebook.edition,
        }
    provision = rulebook.provisions.get(rule_id)
    if provision is None:
        return None
    checks = [item.id for item in rulebook.checks.values() if rule_id in item.provisions]
    return {
        **_provision(provision, language),
        "instrument": _instrument(rulebook.instruments[provision.instrument], language),
        "checks": checks,
        "edition": rulebook.edition,
    }


def _examples(item: Check, language: str) -> Row:
    return {example.outcome: _of(example.text, language) for example in item.examples}


def _of(texts: Mapping[str, str], language: str) -> str:
    """Return the words of a book in a language, in English where it has none."""
    return texts.get(language) or texts["en"]


def _instrument(item: Instrument, language: str) -> Row:
    bound = {}
    for one in item.ratifications:
        since = "" if one.since and (one.note or "").startswith(one.since) else one.since
        bound[one.country] = " ".join(part for part in (one.status, since, one.note_in.get(language)) if part)
    return {
        "id": item.id,
        "name": item.name_in.get(language) or item.name,
        "body": item.body_in.get(language) or item.body,
        "year": item.year,
        "binding": item.binding,
        "verified": item.verified,
        "url": item.url,
        "notes": item.notes_in.get(language) or item.notes,
        "ratifications": bound,
    }


def _provision(item: Provision, language: str) -> Row:
    instrument = books.rulebook().instruments[item.instrument]
    return {
        "id": item.id,
        "of": instrument.name_in.get(language) or instrument.name,
        "article": item.article_in.get(language) or item.article,
        "summary": _of(item.summary, language),
        "verified": item.verified,
        "sourcing": item.sourcing,
        "source_url": item.source_url,
        "note": item.note_in.get(language) or item.note,
    }


def as_text(row: Row, indent: int = 0, language: str = "en") -> str:
    """Return a row as lines for a terminal: names in front, nested rows indented, long texts wrapped at 80 columns.

    Addresses are never cut, so that they can be copied.
    """
    pad = " " * indent
    lines: list[str] = []
    for name, value in row.items():
        if value in (None, "", [], {}):
            continue
        label = _LABELS.get(language, {}).get(name, name.replace("_", " "))
        if isinstance(value, dict):
            lines += [f"{pad}{label}:", as_text(value, indent + 2, language)]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{pad}{label}:")
            lines += [as_text(item, indent + 2, language) + "\n" for item in value]
        else:
            each = value if isinstance(value, list) else [value]
            text = ", ".join(_told(name, one, language) for one in each)
            lines.append(
                textwrap.fill(
                    f"{label}: {text}",
                    _WIDTH,
                    initial_indent=pad,
                    subsequent_indent=pad + "  ",
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )
    return "\n".join(lines)


def _told(name: str, value: object, language: str) -> str:
    """Return a plain value in words: codes of the rulebook by their names in this language."""
    if isinstance(value, bool):
        return _YES_NO.get(language, _YES_NO["en"])[value]
    text = str(value)
    named = _names(name).get(text)
    if named:
        return named.get(language) or named["en"]
    status, _, rest = text.partition(" ")
    return f"{_STATUS.get(language, {}).get(status, status)} {rest}".strip()


def _names(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the codes that one part of an entry may hold; none where it holds no codes."""
    if name == "topics":
        return {topic: record["label"] for topic, record in books.topics().items()}
    if name == "ilo_indicator":
        return {code: cast("Mapping[str, str]", record["name"]) for code, record in books.rulebook().indicators.items()}
    return books.rulebook().labels[_CODES[name]] if name in _CODES else {}
