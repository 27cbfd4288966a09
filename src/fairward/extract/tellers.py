"""Tellers: whose own words a whole text or a stretch of it is, where no verb of saying tells it.

A witness who gives a name, whoever signs a letter, the author of a column, the body that puts out a notice, those whose
names open the turns of a record ("O Sr. Deputado Ana Ruiz: - Pergunto ..."), and whoever answers the questions of an interview.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairward.extract.folding import fold
from fairward.model.statement import Speaker, SpeakerKind

_TURN = re.compile(
    r"^(?P<who>[^\n:.]{0,8}[^\n:]{2,80}?)(?:[ ]*\([^)\n]*\))?[ ]*:[ ]*[\u2014\u2013-](?=[ ]?\S)", re.MULTILINE
)
_NAME = re.compile(
    r"[A-Z\u00c0-\u00dd][\w\u00c0-\u00ff'\u2019-]+(?:[ ](?:d[aeo]s?|del|la|y|e)?[ ]?[A-Z\u00c0-\u00dd][\w\u00c0-\u00ff'\u2019.-]*){0,5}"
)
_WORD = re.compile(r"[\w\u00c0-\u00ff'\u2019-]+")
_QUESTION = re.compile(r"^[^\n]{8,260}\?[ ]*[\u00bb\u201d\"]?[ ]*\n+", re.MULTILINE)
_LEAST_TURNS, _LEAST_QUESTIONS, _TOP, _BOTTOM, _INTRODUCTION = 2, 3, 700, 400, 1200
_HEADING = 10


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The words by which a language tells whose words a text is (folded)."""

    own_names: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @classmethod
    def of(cls, about: Mapping[str, Any]) -> TellingWords:
        """Return the words of one language's part of the atlas of speech."""
        return cls(**{key: tuple(fold(str(word)) for word in about.get(key) or ()) for key in cls.__slots__})


class Tellers:
    """Who tells each place of a text; `at` gives nobody where the text speaks for itself."""

    __slots__ = ("_speakers", "_starts")

    def __init__(self, text: str, words: TellingWords, titles: Collection[str]) -> None:
        """Find who tells a text; `titles` are words before names that are no part of them."""
        whole = _whole(text, fold(text), words)
        turns = list(_turns(text, titles)) or list(_answers(text, words))
        self._starts: list[int] = [0]
        self._speakers: list[Speaker | None] = [whole]
        if len(turns) >= _LEAST_TURNS:
            self._starts += [start for start, _ in turns]
            self._speakers += [speaker for _, speaker in turns]

    def at(self, offset: int) -> Speaker | None:
        """Return who tells what stands at an offset, None for the text itself."""
        return self._speakers[bisect.bisect_right(self._starts, offset) - 1]


def _turns(text: str, titles: Collection[str]) -> Iterator[tuple[int, Speaker | None]]:
    """Yield where each turn of a record begins, and whose it is: a title or surname alone means the one named so before."""
    known: dict[frozenset[str], Speaker] = {}
    for match in _TURN.finditer(text):
        label = _WORD.findall(match["who"])
        folded = frozenset(fold(word) for word in label)
        name = [word for word in label if word[:1].isupper() and len(word) > 2 and not _titled(word, titles)]
        before = [speaker for words, speaker in known.items() if folded <= words]
        if before:
            speaker: Speaker | None = before[-1]
        elif name:
            speaker = known[folded] = Speaker(name=" ".join(name), kind=SpeakerKind.PERSON)
        else:
            speaker = None
        yield match.start(), speaker


def _answers(text: str, words: TellingWords) -> Iterator[tuple[int, Speaker | None]]:
    """Yield where each question and each answer of an interview begins, and who answers; nothing where nobody is named."""
    questions = list(_QUESTION.finditer(text))
    if len(questions) < _LEAST_QUESTIONS:
        return
    end = min(questions[0].start() + _TOP, _INTRODUCTION)
    who = _named_behind(text, fold(text), (*words.called, *words.interviews), 0, end, lines=1)
    if who is None:
        return
    for question in questions:
        yield question.start(), None
        yield question.end(), who


def _titled(word: str, titles: Collection[str]) -> bool:
    """Return whether a word is a title, or titles joined by a hyphen ("Vice-Ministro")."""
    return all(part in titles for part in fold(word).split("-"))


def _spaced(phrase: str) -> str:
    """Return the pattern of a phrase whose words may be joined by hyphens as well."""
    return "[ -]".join(map(re.escape, phrase.split()))


def _whole(text: str, folded: str, words: TellingWords) -> Speaker | None:
    """Return whose words a whole text is: of a witness, the signer of a letter, a columnist or the body behind a notice."""
    return (
        _named_behind(text, folded, words.own_names, 0, len(folded))
        or _named_behind(text, folded, words.closings, max(len(folded) - _BOTTOM, 0), len(folded))
        or _columnist(text, folded, words)
        or _notice(text, words.notices)
    )


def _named_behind(
    text: str, folded: str, phrases: Sequence[str], low: int, high: int, *, lines: int = 2
) -> Speaker | None:
    """Return the person whose name stands behind one of the phrases, on its line or (with two `lines`) the next."""
    for phrase in phrases:
        for place in re.compile(rf"(?<!\w){_spaced(phrase)}(?!\w)").finditer(folded, low, high):
            following = [line for line in text[place.end() : place.end() + 160].lstrip(" ,:\n").split("\n") if line]
            name = next((name for line in following[:lines] if (name := _NAME.match(line))), None)
            if name is not None:
                return Speaker(name=name.group().strip(), kind=SpeakerKind.PERSON)
    return None


def _columnist(text: str, folded: str, words: TellingWords) -> Speaker | None:
    """Return the author of a text that is marked as an opinion and has a line with nothing but "by" and a name."""
    top = folded[:_TOP]
    if not any(re.search(rf"(?<!\w){_spaced(mark)}(?!\w)", top) for mark in words.opinions):
        return None
    for line in text[:_TOP].split("\n"):
        opening = next((by for by in words.bylines if fold(line).startswith(f"{by} ")), None)
        name = _NAME.fullmatch(line[len(opening) + 1 :].strip()) if opening else None
        if name is not None:
            return Speaker(name=name.group(), kind=SpeakerKind.PERSON)
    return None


def _notice(text: str, notices: Sequence[str]) -> Speaker | None:
    """Return the body whose name, in capitals, stands above the heading of a notice."""
    lines = [line.strip() for line in text[:_TOP].split("\n") if line.strip()]
    for before, line in itertools.pairwise(lines):
        heading = " ".join(_WORD.findall(fold(line).replace("'", " ")))
        named = before.isupper() and len(before.split()) > 1
        if (
            named
            and len(heading.split()) <= _HEADING
            and f"{heading} ".startswith(tuple(f"{notice} " for notice in notices))
        ):
            return Speaker(name=before, kind=SpeakerKind.BODY)
    return None
