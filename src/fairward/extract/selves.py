"""Selves: who "I" is in a testimony, a speech or an interview, where no word of saying stands by.

A text is somebody's own words where most of what stands outside quotation marks says "I"; that person is the one who gives a name
("I am called ..."), else the first person that the text names. Inside a quotation "I" is the person named last before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairward.extract.candidates import Looked
from fairward.extract.folding import fold
from fairward.extract.naming import voices_in
from fairward.extract.voices import Registry, Voices
from fairward.extract.words import Sentence
from fairward.model.statement import Speaker, SpeakerKind

_OPENING, _LEAST, _SHARE = 1600, 4, 0.25
_TURNS, _LEAST_TURNS = re.compile(r"^[\u2014\u2013-]\s", re.MULTILINE), 4
_FULL = re.compile(
    r"(?:[A-Z\u00c0-\u00dd][\w.'\u2019-]*|d[eu]|du|des|la|le|y|van|von|al)(?: (?:[A-Z\u00c0-\u00dd][\w.'\u2019-]*|d[eu]|du|la|van|von|al))+"
)
_NAME = r"\s+((?:[A-Z\u00c0-\u00dd][\w'\u2019-]+\s?){1,4})"


def is_own(sentence: Sentence, known: Voices) -> bool:
    """Return whether a sentence speaks of its speaker: "I", "my", "we"."""
    return not known.selves.isdisjoint(sentence.words)


def teller(looked: Sequence[Looked], known: Voices) -> Speaker | None:
    """Return whose own words a text is as a whole; None for a report about others."""
    if not known.selves or not looked:
        return None
    plain = [here.sentence for here in looked if not quoted(here.sentence) and not here.of(".said")]
    own = sum(is_own(sentence, known) for sentence in plain)
    text = looked[0].sentence.text
    talk = len(_TURNS.findall(text)) >= _LEAST_TURNS  # an interview, turn by turn
    if own < (_LEAST // 2 if talk else _LEAST) or (not talk and own < _SHARE * len(plain)):
        return None
    return _introduced(text, known) or _first_named(text, known)


def _introduced(text: str, known: Voices) -> Speaker | None:
    """Return who gives a name of their own: "I am called ..."."""
    folded = fold(text)
    for words in known.naming_oneself:
        named = re.search(r"\b" + r"['\s]+".join(map(re.escape, words.split())), folded)
        told = re.compile(_NAME).match(text, named.end()) if named else None
        if told is not None:
            return Speaker(name=told.group(1).strip(), kind=SpeakerKind.PERSON)
    return None


def _first_named(text: str, known: Voices) -> Speaker | None:
    """Return the first person that the opening of a text names with a full name."""
    folded, registry, start = fold(text), Registry(), 0
    for line in text[:_OPENING].splitlines(keepends=True):
        opening = Sentence(text, folded, start, start + len(line.rstrip()), -1, -1)
        start += len(line)
        for voice in voices_in(opening, known, registry, ()):
            who = voice.speaker
            name = who.name.rsplit(". ", 1)[-1] if who is not None else ""
            if voice.kind == "person" and _FULL.fullmatch(name):
                return Speaker(name=name, kind=SpeakerKind.PERSON)
    return None


def quoted(sentence: Sentence) -> bool:
    """Return whether a sentence opens a quotation, or stands in one that its paragraph opened before."""
    begin = sentence.text.rfind("\n", 0, sentence.start) + 1
    before = sentence.folded.count('"', begin, sentence.start)
    return before % 2 == 1 or sentence.folded[sentence.start] == '"'
