"""Versions of one text: an agreement in two languages or formats says a thing once, and the other versions are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairward.model.case import Voiced
from fairward.model.document import Document
from fairward.model.statement import SpeakerKind

# Two papers are versions of one agreement where they share this many clauses with the same content, and this part of them.
_LEAST_SHARED = 3
_PART_SHARED = 0.4
# Fewer words can be the same by chance.
_LEAST_WORDS = 6

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Which statement stands for which others, by their ids, and the documents in which the others stand."""

    standing: dict[str, Voiced] = field(default_factory=dict)
    others: dict[str, tuple[Voiced, ...]] = field(default_factory=dict)

    def of(self, voiced: Voiced) -> Voiced:
        """Return the statement that is shown for one: itself where it has no other version."""
        return self.standing.get(voiced.statement.id, voiced)

    def once(self, voiced: Iterable[Voiced]) -> list[Voiced]:
        """Return what is shown for some statements, each once, in order."""
        return list({one.statement.id: one for one in map(self.of, voiced)}.values())

    def elsewhere(self, voiced: Voiced) -> tuple[Document, ...]:
        """Return the other documents that say the same."""
        found = self.others.get(voiced.statement.id, ())
        return tuple({one.statement.quote.document.id: one.statement.quote.document for one in found}.values())


def versions(voiced: Sequence[Voiced], language: str) -> Versions:
    """Return the versions among the statements of a report; those in its language and with pages are shown.

    Clauses of an agreement are the same where two versions of it say the same under the same number; other words where
    one family of sources repeats them in another document. What a person judged stands for itself.
    """
    each = list({one.statement.id: one for one in voiced}.values())
    clauses = [one for one in each if one.statement.speaker.kind is SpeakerKind.AGREEMENT and one.statement.clause]
    paper = _papers(clauses)
    keyed = [(one, key) for one in each if not one.judgement and (key := _key(one, paper))]
    groups: dict[tuple[Key, int], list[Voiced]] = defaultdict(list)
    seen: dict[tuple[Key, str], int] = defaultdict(int)
    for one, key in keyed:
        here = (key, one.statement.quote.document.id)
        groups[key, seen[here]].append(one)
        seen[here] += 1
    made = Versions()
    for group in groups.values():
        if len(group) > 1:
            first = min(
                group, key=lambda one: (one.statement.quote.language != language, one.statement.quote.page is None)
            )
            made.standing.update({one.statement.id: first for one in group})
            made.others[first.statement.id] = tuple(one for one in group if one is not first)
    return made


def _key(one: Voiced, paper: dict[str, str]) -> Key | None:
    """Return what two versions of a statement share, None where nothing tells."""
    said = one.statement
    if said.speaker.kind is SpeakerKind.AGREEMENT and said.clause:
        return (paper[said.quote.document.id], *_content(one))
    words = "".join(re.findall(r"\w+", said.quote.text.casefold()))
    if len(said.quote.text.split()) < _LEAST_WORDS:
        return None
    return (one.family, said.topic, repr(said.value), said.about, said.stance, said.speaker.name, words)


def _content(one: Voiced) -> Key:
    """Return what a clause says, without its words."""
    said = one.statement
    return (_clause(said.clause or ""), said.topic, repr(said.value), said.stance)


def _clause(name: str) -> str:
    """Return the number of a clause in any language: "Artículo 7, 7.1" and "Article 7, 7.1" are one, "Anexo 7" is not."""
    annex = "annex " if name[:3].casefold() in ("ane", "ann", "all", "sch") else ""
    return annex + " ".join(re.findall(r"\d+(?:\.\d+)*|\b[a-z]\b", name.casefold()))


def _papers(clauses: Sequence[Voiced]) -> dict[str, str]:
    """Return for each agreement's document the id of the first of its versions."""
    said: dict[str, set[Key]] = defaultdict(set)
    for one in clauses:
        said[one.statement.quote.document.id].add(_content(one))
    first: dict[str, str] = {}
    for document, own in said.items():
        for other in dict.fromkeys(first.values()):
            shared = len(own & said[other])
            if shared >= _LEAST_SHARED and shared >= _PART_SHARED * min(len(own), len(said[other])):
                first[document] = other
                break
        first.setdefault(document, document)
    return first
