"""Which voices repeat one another, as the atlas knows it: institutions, office holders, governments, press."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairward import books
from fairward.model.problem import BookError
from fairward.model.statement import Speaker, SpeakerKind

_WORD = re.compile(r"\w+")
_MARK = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation, one space apart."""
    plain = text.lower() if text.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return " ".join(_WORD.findall(plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What the atlas knows of voices, all names folded.

    `voices` gives a voice's id by name, `families` a family by voice id, `roots` the family that a family's facts come
    from. `countries` gives a country (ISO 3166) by name, seat or people, `governments` the family of its government;
    `offices` are words for offices with the sort of family that such an office belongs to, longest first. `cues` are
    papers whose mention shows by which family a figure comes.
    """

    voices: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    governments: Mapping[str, str] = field(default_factory=dict)
    offices: Sequence[tuple[str, str]] = ()
    cues: Mapping[str, str] = field(default_factory=dict)
    _asked: dict[Speaker, str] = field(default_factory=dict, repr=False, compare=False)

    def of(self, speaker: Speaker) -> str:
        """Return the family of a named speaker: the atlas's family, else its voice, else its own name.

        A country, its capital, or an office of a country speaks for that country's government (courts, parliament).
        """
        if speaker not in self._asked:
            self._asked[speaker] = self._of(speaker)
        return self._asked[speaker]

    def _of(self, speaker: Speaker) -> str:
        """Return the family of a named speaker, looked up."""
        name = folded(speaker.name)
        voice = speaker.voice or self.voices.get(name)
        if voice is not None and voice in self.families:
            return f"family:{self.root(self.families[voice])}"
        official = self._official(name, person=speaker.kind is SpeakerKind.PERSON) if voice is None else None
        if official:
            return f"family:{self.root(official)}"
        return f"voice:{voice}" if voice else f"speaker:{name}"

    def root(self, family: str) -> str:
        """Return the family that a family's facts go back to, itself where they are its own."""
        seen = {family}
        while family in self.roots and self.roots[family] not in seen:
            family = self.roots[family]
            seen.add(family)
        return family

    def cued(self, words: str) -> str | None:
        """Return the family by whose paper a figure comes, where folded words name that paper."""
        found = next((family for cue, family in self.cues.items() if f" {cue} " in f" {words} "), None)
        return self.root(found) if found else None

    def _official(self, name: str, *, person: bool) -> str | None:
        """Return the family of a country's name, or of a country's office; a person's name is no office."""
        country = self.countries.get(name) or self.countries.get(name.removeprefix("the "))
        sort = "government" if country else None
        if country is None and not person:
            words = f" {name} "
            sort = next((family for office, family in self.offices if f" {office} " in words), None)
            country = sort and next((code for place, code in self.countries.items() if f" {place} " in words), None)
        if not (country and sort):
            return None
        own = self.governments.get(country)
        return own if own and sort == "government" else f"{sort}-{country.lower()}"


def kin() -> Kin:
    """Return what the atlas knows of voices and families."""
    voices: dict[str, str] = {}
    families: dict[str, str] = {}
    governments: dict[str, str] = {}
    for voice, record in (*_entries("voices"), *_entries("public_figures")):
        for name in (voice, *_spellings(record.get("name")), *_spellings(record.get("aliases"))):
            voices.setdefault(folded(name), voice)
        if record.get("family"):
            families[voice] = str(record["family"])
            if record.get("kind") in ("government", "ministry") and record.get("country"):
                governments.setdefault(str(record["country"]), str(record["family"]))
    roots: dict[str, str] = {}
    cues: dict[str, str] = {}
    for family, record in _entries("families"):
        families.update({str(voice): family for voice in record.get("voices") or ()})
        cues.update({folded(str(cue)): family for cue in record.get("cues") or ()})
        if record.get("derived_from"):
            roots[family] = str(record["derived_from"])
    return Kin(
        voices=voices,
        families=families,
        roots=roots,
        countries=_countries(),
        governments=governments,
        offices=sorted(_offices(), key=lambda pair: (-len(pair[0]), pair)),
        cues=cues,
    )


def _countries() -> dict[str, str]:
    """Return the country of every name, seat and people, longest names first."""
    names: dict[str, str] = {}
    for code, record in _entries("countries"):
        for kind in ("names", "seats", "people"):
            for name in _spellings(record.get(kind)):
                names.setdefault(folded(name), code)
    return dict(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair)))


def _offices() -> Iterator[tuple[str, str]]:
    """Yield the words of every office with the sort of family it belongs to."""
    for _, record in _entries("offices"):
        for word in _spellings(record.get("words")):
            yield folded(word), str(record.get("family"))


def _entries(name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return id and record of every entry of a sheet of the atlas, none where the sheet is not there."""
    try:
        sheet: Any = books.atlas(name) or {}
    except BookError:
        return []
    if isinstance(sheet, dict):
        return [(str(key), record) for key, record in sheet.items() if isinstance(record, dict)]
    return [(str(record.get("id")), record) for record in sheet if isinstance(record, dict)]


def _spellings(names: Any) -> list[str]:
    """Return every spelling of a name that is written once, as a list, or by language."""
    if isinstance(names, dict):
        return [one for many in names.values() for one in _spellings(many)]
    return [str(one) for one in names] if isinstance(names, list) else [str(names)] if names else []
