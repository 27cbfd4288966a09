"""Names of speakers and of sources as they stand in a sentence: articles, titles that are no titles, texts without one."""

from __future__ import annotations

import functools
import re

from fairward import books
from fairward.model.document import Document

MOST_OPENING_WORDS = 5

# What a body is called: a name that ends with one of these words, or goes on with "of" after it, takes an article in English.
_BODY_EN = (
    r"(?:Government|Administration|Ministry|Department|Embassy|Consulate|Office|Bureau|Agency|Authority|Authorities|Council|Congress|"
    r"Parliament|Senate|Assembly|Commission|Committee|Courts?|Tribunal|Union|Association|Federation|Organi[sz]ation|Company|Church|"
    r"Directorate|Secretariat|Presidency|White House|Institute)"
)
_OFFICE_EN = r"(?:Minister|President|Secretary|Secretary-General|Ambassador|Spokesperson|Spokesman|Spokeswoman|Rapporteur|Director|Chancellor)"
_ARTICLE_EN = re.compile(
    rf"^(?!(?:the|a|an)\b|\S+['’]s\b).*\b(?:{_BODY_EN}|{_OFFICE_EN}|United States|United Nations)(?:\s*\(.*\)|\s+(?:of|for|and|on|in)\b.*)?$",
    re.IGNORECASE,
)
_EL = (
    r"Gobierno|Ministerio|Departamento|Consulado|Congreso|Parlamento|Consejo|Comité|Senado|Tribunal|Instituto|Presidente|Ministro|"
    r"Primer Ministro|Canciller|Embajador|Portavoz|Relator|Sindicato|Colegio"
)
_LA = (
    r"Embajada|Oficina|Secretaría|Comisión|Asamblea|Corte|Unión|Cancillería|Organización|Federación|Asociación|Presidenta|Ministra|"
    r"Primera Ministra|Embajadora|Presidencia|Casa Blanca|Dirección|Agencia|Administración|Relatora|Iglesia|Comercializadora"
)
_BODY_ES = re.compile(
    rf"^(?:(?P<el>{_EL})|(?P<la>{_LA})|(?P<los>Tribunales|Ministros)|(?P<las>Autoridades))\b", re.IGNORECASE
)
# Bodies named in English within a Spanish sentence: the article of what such a body is in Spanish.
_EN_IN_ES = re.compile(
    r"^(?!the\b)(?:[\w.'’-]+\s+){0,4}?(?:(?P<el>Government|Ministry|Department|Consulate|Council|Congress|Parliament|Senate|Committee|Court|"
    r"Tribunal|Institute|Bureau)|(?P<la>Administration|Embassy|Office|Agency|Authority|Assembly|Commission|Union|Association|"
    r"Federation|Organi[sz]ation|Company|Church|Directorate|Secretariat|Presidency))(?:\s*\(.*\)|\s+(?:of|for|and|on|in)\b.*)?$"
)
# What a source calls a body once it has named it, in both languages.
_SHORT = {
    "the ministry": "el ministerio",
    "the government": "el Gobierno",
    "the embassy": "la embajada",
    "the organisation": "la organización",
    "the company": "la empresa",
    "the agency": "la agencia",
    "the department": "el departamento",
    "the commission": "la comisión",
    "the committee": "el comité",
    "the union": "el sindicato",
    "the court": "el tribunal",
    "the health ministry": "el Ministerio de Salud",
    "the foreign ministry": "el Ministerio de Relaciones Exteriores",
}
_ES_SHORT = {**_SHORT, "the organization": "la organización"}
_EN_SHORT = {spanish.casefold(): english for english, spanish in _SHORT.items()}
# The same where it is said in Portuguese and French, in the order of the names above.
_PT_NAMES = (
    "o ministério", "o Governo", "a embaixada", "a organização", "a empresa", "a agência", "o departamento", "a comissão",
    "o comité", "o sindicato", "o tribunal", "o Ministério da Saúde", "o Ministério dos Negócios Estrangeiros",
)  # fmt: skip
_FR_NAMES = (
    "le ministère", "le gouvernement", "l’ambassade", "l’organisation", "l’entreprise", "l’agence", "le département", "la commission",
    "le comité", "le syndicat", "le tribunal", "le ministère de la Santé", "le ministère des Affaires étrangères",
)  # fmt: skip
_SHORTS = {
    "en": _EN_SHORT,
    "es": _ES_SHORT,
    **{
        language: {
            name: own for pair, own in zip(_SHORT.items(), names, strict=True) for name in (pair[0], pair[1].casefold())
        }
        for language, names in (("pt", _PT_NAMES), ("fr", _FR_NAMES))
    },
}
# Bodies and offices by the article that stands before them in Portuguese and French.
_BODY_PT = re.compile(
    r"^(?:(?P<o>Governo|Ministério|Departamento|Consulado|Congresso|Parlamento|Conselho|Comité|Comitê|Senado|Tribunal|Instituto|Presidente|"
    r"Ministro|Primeiro-Ministro|Embaixador|Porta-voz|Relator|Sindicato)|(?P<a>Embaixada|Secretaria|Comissão|Assembleia|Corte|União|"
    r"Organização|Federação|Associação|Presidenta|Ministra|Primeira-Ministra|Embaixadora|Presidência|Casa Branca|Direção|Agência|"
    r"Administração|Relatora|Igreja)|(?P<os>Tribunais|Ministros)|(?P<as>Autoridades))\b",
    re.IGNORECASE,
)
_BODY_FR = re.compile(
    r"^(?:(?P<le>Gouvernement|Ministère|Département|Consulat|Congrès|Parlement|Conseil|Comité|Sénat|Tribunal|Président|Ministre|Premier "
    r"ministre|Porte-parole|Rapporteur|Syndicat|Bureau)|(?P<la>Commission|Cour|Fédération|Présidente|Première ministre|Présidence|"
    r"Maison[ -]Blanche|Direction|Rapporteuse|Confédération)|(?P<les>Autorités|Tribunaux|Ministres))\b",
    re.IGNORECASE,
)
_ELIDED_FR = re.compile(
    r"^(?:Ambassade|Assemblée|Union|Organisation|Association|Agence|Administration|Institut|Église|Ambassad)",
    re.IGNORECASE,
)
_OF_SPANISH = {"pt": {"el": "o", "la": "a"}, "fr": {"el": "le", "la": "la"}}
_BODY_TITLE = re.compile(rf"^(?:The )?(?:[A-Z][\w.]*\s+){{0,4}}{_BODY_EN}(?:\s+(?:of|for)\s.+)?(?:\s*\(.*\))?$")
_SMALL = frozenset({"of", "for", "and", "the", "de", "del", "la", "las", "los", "y", "e", "en"})
_PATH = re.compile(
    r"^(?:[A-Za-z]:)?[\\/]\S|^\S*[\\/]\S*$|\.(?:docx?|odt|rtf|pdf|txt|html?|eml|indd|pages)$", re.IGNORECASE
)
_MADE_BY = re.compile(r"^(?:microsoft word|untitled|document\d*|documento\d*|sin título|print)\b[\s–-]*", re.IGNORECASE)
_CLAUSE_ENDS = (":", ";", "|")


def with_article(name: str, language: str) -> str:
    """Return the name of a person or a body as it stands within a sentence: "the Cuban Government", "el Gobierno de Cuba"."""
    short = _SHORTS.get(language, {}).get(name.casefold())
    if short:
        return short
    if language == "en" and name.startswith(("The ", "the ")):
        return f"the {name[4:]}"
    if language == "en" and _ARTICLE_EN.match(name):
        return f"the {name}"
    if language == "es" and (found := _BODY_ES.match(name) or _EN_IN_ES.match(name)):
        return f"{found.lastgroup} {name}"
    return _with_article_beside(name, language)


def _with_article_beside(name: str, language: str) -> str:
    """Return the name of a body in a Portuguese or French sentence; bodies named in another language take the article of their kind."""
    if language == "fr" and _ELIDED_FR.match(name):
        return f"l’{name}"
    own = {"pt": _BODY_PT, "fr": _BODY_FR}.get(language)
    if own is None:
        return name
    if found := own.match(name):
        return f"{found.lastgroup} {name}"
    other = _BODY_ES.match(name) or _EN_IN_ES.match(name)
    article = _OF_SPANISH[language].get(other.lastgroup or "") if other else None
    return f"{article} {name}" if article else name


@functools.cache
def of_voice(voice: str | None, language: str) -> str | None:
    """Return the name of a known voice in one language, None where the atlas does not know it."""
    if voice is None:
        return None
    names = _voices().get(voice, {})
    return names.get(language) or names.get("en")


@functools.cache
def _voices() -> dict[str, dict[str, str]]:
    """Return the names of every known voice by its id."""
    return {str(record["id"]): dict(record.get("name", {})) for record in books.atlas("voices")}


@functools.cache
def known_voice(name: str) -> str | None:
    """Return the id of the voice that goes by a name in any language, None where the atlas knows none."""
    return _by_name().get(name.casefold())


@functools.cache
def _by_name() -> dict[str, str]:
    """Return the ids of the known voices by their names and aliases."""
    out: dict[str, str] = {}
    for record in books.atlas("voices"):
        aliases = [alias for found in record.get("aliases", {}).values() for alias in found]
        for name in (*record.get("name", {}).values(), *aliases):
            out.setdefault(str(name).casefold(), str(record["id"]))
    return out


def own_title(document: Document) -> str | None:
    """Return the title that a source has of its own: None for a path, or for what a program wrote in its place."""
    title = _MADE_BY.sub("", (document.title or "").strip())
    if not title or _PATH.search(title):
        return None
    return title


def publisher(document: Document) -> str | None:
    """Return who publishes a source: as the source says, or its title where that is only the name of a body."""
    if document.publisher:
        return document.publisher
    title = own_title(document)
    return title if title and _is_body(title) else None


def _is_body(title: str) -> bool:
    """Return whether a title is the name of a body and says nothing of it: every word but the small ones is a name's."""
    plain = re.sub(r"\(.*?\)", "", title)
    words = re.findall(r"[^\W\d_][\w'’.-]*", plain)
    named = all(word in _SMALL or word[0].isupper() for word in words)
    return named and len(words) <= 10 and bool(_BODY_TITLE.match(title) or _BODY_ES.match(title))


def opening_words(document: Document) -> str:
    """Return the first words of a text that are no label ("Related videos:"), for sources without a title."""
    for line in document.text.splitlines():
        words = line.split()
        if len(words) >= 3 and not line.rstrip().endswith(_CLAUSE_ENDS):
            cut = " ".join(words[:MOST_OPENING_WORDS]).rstrip(".,:;")
            return f"{cut}…" if len(words) > MOST_OPENING_WORDS else cut
    return " ".join(document.text.split()[:MOST_OPENING_WORDS])
