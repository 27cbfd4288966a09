"""Countries that a text names: where the workers work (the host) and where they come from (the sender)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairward.extract.folding import fold
from fairward.extract.words import Sentence, tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a sentence: its code, the words that name it, and how (name, people, seat, byname)."""

    code: str
    first: int
    last: int
    kind: str


class Gazetteer:
    """The names of countries in one language (and in English, which all languages borrow from)."""

    def __init__(self, countries: Mapping[str, Any], language: str) -> None:
        """Prepare the atlas of countries for a language."""
        self.names: dict[str, list[tuple[tuple[str, ...], str, str, bool]]] = defaultdict(list)
        seen: set[tuple[tuple[str, ...], str]] = set()
        for code, about in countries.items():
            guarded = {str(form) for form in (*about.get("capitals", ()), *about.get("ambiguous", ()))}
            ambiguous = {str(form) for form in about.get("ambiguous", ())}
            for kind, field in (("name", "names"), ("people", "people"), ("seat", "seats"), ("byname", "bynames")):
                forms = about.get(field) or {}
                for lang in dict.fromkeys((language, "en")) if kind in ("name", "seat") else (language,):
                    for form in forms.get(lang, ()):
                        words = tuple(tokens(fold(str(form))))
                        if not words or (words, str(code)) in seen:
                            continue
                        seen.add((words, str(code)))
                        capital = str(form) in guarded or str(form)[0].isupper()
                        self.names[words[0]].append((words, str(code), "ambiguous" if str(form) in ambiguous else kind, capital))
        for entries in self.names.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the countries named in a sentence, longest names first, no word used twice."""
        found: list[Mention] = []
        place, words = 0, sentence.words
        while place < len(words):
            best = None
            for form, code, kind, capital in self.names.get(words[place], ()):
                if tuple(words[place : place + len(form)]) == form and (not capital or sentence.capital(place)):
                    best = Mention(code, place, place + len(form), kind)
                    break
            if best:
                found.append(best)
                place = best.last
            else:
                place += 1
        return found


@dataclass(slots=True)
class Scene:
    """What a document is about as a whole: its sender and host, as far as the text settles them."""

    sender: str | None
    host: str | None
    known: frozenset[str]


def scene(mentions: Mapping[int, Sequence[Mention]], workers: Mapping[int, Sequence[tuple[int, int]]], critics: frozenset[str]) -> Scene:
    """Return sender and host of a document from the countries of its sentences and the places of its workers.

    A people's name next to a word for workers ("Cuban doctors") speaks for a sender. The host is the other country named
    most, if it is named at least half as often again as the next one; `critics` are countries that mostly speak, not host.
    """
    senders: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for index, here in mentions.items():
        for mention in here:
            if mention.kind == "byname":
                continue
            named[mention.code] += 2 if mention.kind in ("name", "seat") else 1
            if mention.kind in ("people", "ambiguous") and any(
                -1 <= first - mention.last <= 2 or 0 <= mention.first - last <= 2 for first, last in workers.get(index, ())  # noqa: PLR2004
            ):
                senders[mention.code] += 1
    sender = senders.most_common(1)[0][0] if senders else None
    hosts = [(code, count) for code, count in named.most_common() if code != sender and code not in critics]
    host = None
    if hosts and (len(hosts) == 1 or hosts[0][1] >= 1.5 * hosts[1][1]):  # noqa: PLR2004 - half as often again
        host = hosts[0][0]
    if sender is None and named:
        sender = None
    return Scene(sender, host, frozenset(named))


def host_of(sentence: Sentence, mentions: Sequence[Mention], place: int, view: Scene, critics: frozenset[str]) -> str | None:
    """Return the host that a sentence names nearest to a word, or None where it names none."""
    here = [m for m in mentions if m.code not in (view.sender, *critics) and m.kind in ("name", "seat", "people")]
    if not here:
        return None
    return min(here, key=lambda m: (sentence.clauses[m.first] != sentence.clauses[place], abs(m.first - place))).code
