"""Countries that a text names: where the workers work (the host) and where they come from (the sender)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairward import books
from fairward.extract.folding import fold
from fairward.extract.words import Sentence, tokens

_VENUE_REACH, _PARTY_REACH, _SIGNED = 4, 60, 3
_PARTY = re.compile(r"[^\"\u201c\u00ab;.]{1,30}[\"\u201c\u00ab]([^\"\u201d\u00bb]{3,30})[\"\u201d\u00bb]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a sentence: its code, the words that name it, and how (name, people, seat, byname)."""

    code: str
    first: int
    last: int
    kind: str


@dataclass(slots=True)
class Form:
    """A way to name a country: its words, code and kind, and how it must be written to be taken for the country.

    `capital`: its first letter is a capital; `exact`: it stands as in one of these, or in capitals throughout.
    """

    words: tuple[str, ...]
    code: str
    kind: str
    capital: bool
    exact: set[str]


class Gazetteer:
    """The names of countries in one language (and in English, which all languages borrow from)."""

    def __init__(self, countries: Mapping[str, Any], language: str, regions: Sequence[Mapping[str, Any]] = ()) -> None:
        """Prepare the atlas of countries for a language; a region that is part of a country names that country."""
        self.names: dict[str, list[Form]] = defaultdict(list)
        self.language = language
        speech = books.atlas("speech")
        self.senders = frozenset(fold(word) for word in (speech.get(language) or speech["en"]).get("senders", ()))
        for code, about in countries.items():
            self._note(str(code), about)
        for region in regions:
            if region.get("part_of"):
                self._note(str(region["part_of"]), region)
        for entries in self.names.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def _note(self, code: str, about: Mapping[str, Any]) -> None:
        """Note every form that names a country, a people, a seat of government or a byname."""
        guarded = {str(form) for form in about.get("capitals") or ()}
        ambiguous = {str(form) for form in about.get("ambiguous") or ()}
        known: dict[tuple[str, ...], Form] = {
            form.words: form for forms in self.names.values() for form in forms if form.code == code
        }
        for kind, field in (("name", "names"), ("people", "people"), ("seat", "seats"), ("byname", "bynames")):
            forms = about.get(field) or {}
            for lang in dict.fromkeys((self.language, "en")) if kind in ("name", "seat") else (self.language,):
                for text in map(str, forms.get(lang, ())):
                    words = tuple(tokens(fold(text)))
                    if not words:
                        continue
                    exact = {text} if text in guarded or text.isupper() else set()
                    if words in known:
                        known[words].exact |= exact or ({text} if known[words].exact else set())
                        continue
                    capital = text in guarded or text in ambiguous or text[0].isupper()
                    known[words] = Form(words, code, "ambiguous" if text in ambiguous else kind, capital, exact)
                    self.names[words[0]].append(known[words])

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the countries named in a sentence, longest names first, no word used twice."""
        found: list[Mention] = []
        names, words, behind = self.names, sentence.words, 0
        for place in [place for place, word in enumerate(words) if word in names]:
            if place < behind:
                continue
            for form in names[words[place]]:
                last = place + len(form.words)
                if tuple(words[place:last]) == form.words and _as_written(form, sentence, place, last):
                    found.append(self._as_party(sentence, Mention(form.code, place, last, form.kind)))
                    behind = last
                    break
        return found

    def _as_party(self, sentence: Sentence, mention: Mention) -> Mention:
        """Return a country as the sender where a party's name in quotation marks says so: "(hereinafter 'the Sender')"."""
        begin = sentence.ends[mention.last - 1]
        name = _PARTY.match(sentence.text, begin, min(begin + _PARTY_REACH, sentence.end))
        if name is None or not self.senders & set(tokens(fold(name.group(1)))):
            return mention
        return Mention(mention.code, mention.first, mention.last, "sender")


def _as_written(form: Form, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether words are written as the name of a country must be ("US" is one, "us" is not)."""
    if sentence.text[sentence.ends[last - 1] : sentence.ends[last - 1] + 1] == "$":
        return False
    if form.exact:
        written = sentence.written(first, last)
        return written in form.exact or written.isupper()
    return not form.capital or sentence.capital(first)


@dataclass(slots=True)
class Scene:
    """What a document is about as a whole: its sender and host, as far as the text settles them."""

    sender: str | None
    host: str | None
    known: frozenset[str]
    critics: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()


def scene(
    mentions: Mapping[int, Sequence[Mention]],
    workers: Mapping[int, Sequence[tuple[int, int]]],
    critics: frozenset[str],
    opening: frozenset[int],
    venues: frozenset[str] = frozenset(),
    sending: frozenset[str] = frozenset(),
) -> Scene:
    """Return sender and host of a document from the countries of its sentences and the places of its workers.

    A people's name next to a word for workers ("Cuban doctors") speaks for a sender. The host is the other country named
    most, if it is named at least half as often again as the next one, and in the `opening` sentences or in a fifth of all;
    `critics` are countries that mostly speak, not host; a country of `sending` named alone is the sender where none is tied
    to workers.
    """
    senders: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for index, here in mentions.items():
        for mention in here:
            if mention.kind == "byname":
                continue
            if mention.kind == "sender":
                senders[mention.code] += _SIGNED
            named[mention.code] += 2 if mention.kind in ("name", "seat") else 1
            if mention.kind in ("people", "ambiguous") and any(
                -1 <= first - mention.last <= 2 or 0 <= mention.first - last <= 2
                for first, last in workers.get(index, ())
            ):
                senders[mention.code] += 1
    likely = [code for code in named if code in sending]
    sender = senders.most_common(1)[0][0] if senders else likely[0] if len(likely) == 1 else None
    hosts = [(code, count) for code, count in named.most_common() if code != sender and code not in critics]
    host = None
    if hosts and (len(hosts) == 1 or hosts[0][1] >= 1.5 * hosts[1][1]):
        code = hosts[0][0]
        places = {index for index, here in mentions.items() if any(mention.code == code for mention in here)}
        host = code if places & opening or len(places) * 5 >= len(mentions) else None
    return Scene(sender, host, frozenset(named), critics, venues)


def host_of(
    sentence: Sentence,
    mentions: Sequence[Mention],
    place: int,
    view: Scene,
) -> str | None:
    """Return the host that a sentence names nearest to a word, or None where it names none.

    A country behind a word of the scene's `venues` ("a press conference held in Jamaica") is only where something was said.
    """
    here = [
        m
        for m in mentions
        if m.code not in (view.sender, *view.critics)
        and m.kind in ("name", "seat", "people")
        and not view.venues & set(sentence.words[max(m.first - _VENUE_REACH, 0) : m.first])
    ]
    if not here:
        return None
    return min(here, key=lambda m: (sentence.clauses[m.first] != sentence.clauses[place], abs(m.first - place))).code
