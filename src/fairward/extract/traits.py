"""Traits: the features of a sentence and of its parts as a learned model numbers them, each word looked up once.

What a model knows of a word (its stem, the stems that may follow it, its concepts) is kept by the word; a part of a sentence
takes from its sentence what stands between its first and its last word.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairward.extract.concepts import Concepts, Longer, ended
from fairward.extract.learned import Linear, Scores

_MOST_KNOWN = 50_000
_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Trait:
    """What a model knows of one word: the numbers of its stem, of the pairs that it begins, of its concepts and senses.

    `opens` and `begun` are the entries of several words that it may begin, as `Concepts` files them; `several` tells whether
    there are any, `begun_by` how the second words of the latter begin.
    """

    row: int
    stem: str
    pairs: Mapping[str, int]
    concepts: tuple[int, ...]
    senses: tuple[int, ...]
    opens: Mapping[str, Sequence[Longer]]
    begun: Sequence[Longer]
    several: bool
    begun_by: tuple[str, ...]

    def leads_to(self, word: str) -> bool:
        """Return whether an entry of several words that begins here may go on with a word."""
        return word in self.opens or word.startswith(self.begun_by)


_row_of, _stem_of = operator.attrgetter("row"), operator.attrgetter("stem")


class Traits(dict[str, Trait]):
    """What a model knows of each word that was met, worked out when it is first met."""

    def __init__(self, model: Linear, concepts: Concepts, language: str, side: str = "") -> None:
        """File the pairs of stems that a model knows under their first; on a `side` of a number words are known by its name."""
        super().__init__()
        self.model, self._concepts = model, concepts
        self._stem, self._concept = (f"{language}:{side} ", f"{side}c:") if side else (f"{language}:", "c:")
        self._pairs: dict[str, dict[str, int]] = defaultdict(dict)
        for name in () if side else model.names():
            first, _, second = name.removeprefix(self._stem).partition(" ")
            if second and name.startswith(self._stem):
                self._pairs[first][second] = model.row(name)

    def __missing__(self, word: str) -> Trait:
        """Return what the model knows of a word, and remember it."""
        if len(self) >= _MOST_KNOWN:  # a large folder holds more words than are worth keeping
            self.clear()
        known, row = self._concepts.known(word), self.model.row
        concepts = tuple(number for concept in known.concepts if (number := row(f"{self._concept}{concept}")))
        pairs = self._pairs.get(known.stem, _NONE)
        found = self[word] = Trait(
            row(f"{self._stem}{known.stem}"),
            known.stem,
            pairs,
            concepts,
            tuple(number for group in known.senses if (number := row(f"s:{group}"))),
            known.opens,
            known.begun,
            bool(known.opens or known.begun),
            tuple({parts[0][0] for parts, _ in known.begun}),
        )
        return found

    def rows(self, words: Sequence[str]) -> set[int]:
        """Return the numbers of the stems and concepts of some words; 0 stands for what the model does not know."""
        known = list(map(self.__getitem__, words))
        found = set(map(_row_of, known))
        last = len(known) - 1
        for place, trait in enumerate(known):
            if trait.concepts:
                found.update(trait.concepts)
            if trait.several and place < last and trait.leads_to(words[place + 1]):
                found.update(row for *_, row in self._longer(words, place, trait))
        return found

    def of(self, words: Sequence[str]) -> Traced:
        """Return what stands where in a sentence."""
        known = list(map(self.__getitem__, words))
        stems = list(map(_stem_of, known))
        halves = [
            (place, place + 1, row)
            for place, (trait, stem) in enumerate(zip(known, stems[1:], strict=False))
            if (row := trait.pairs.get(stem))
        ]
        touched: list[tuple[int, int, int]] = []
        last = len(known) - 1
        for place, trait in enumerate(known):
            if trait.concepts:
                touched += [(place, place + 1, row) for row in trait.concepts]
            if trait.senses:
                halves += [(place, place, row) for row in trait.senses]
            if trait.several and place < last and trait.leads_to(words[place + 1]):
                touched += self._longer(words, place, trait)
        return Traced(self.model, list(map(_row_of, known)), halves, touched)

    def of_text(self, words: Sequence[str]) -> Scores:
        """Return the scores of a whole text, whose words stand in one list with a CUT between two sentences.

        It does not matter how often a word occurs; stems count half, concepts whole.
        """
        each = set(words)
        known = {word: self[word] for word in each}
        stems = {trait.row for trait in known.values()}
        stems.discard(0)
        touched = {row for trait in known.values() for row in trait.concepts}
        opening = {
            word for word, trait in known.items() if trait.begun or (trait.opens and not each.isdisjoint(trait.opens))
        }
        if opening:
            last = len(words) - 1
            for place in [place for place, word in enumerate(words) if word in opening]:
                if place < last and known[words[place]].leads_to(words[place + 1]):
                    touched.update(row for *_, row in self._longer(words, place, known[words[place]]))
        return self.model.summed(touched, stems)

    def _longer(self, words: Sequence[str], place: int, trait: Trait) -> list[tuple[int, int, int]]:
        """Return where the entries of several words end that begin at a place, with the numbers of their concepts."""
        entries = (*trait.opens.get(words[place + 1], ()), *trait.begun)
        row = self.model.row
        return [
            (place, place + 1 + size, number)
            for size, concept in ended(words, place + 1, entries)
            if (number := row(f"{self._concept}{concept}"))
        ]


class Traced:
    """What a model knows of a sentence: the stem at each word, and where pairs and senses (halves) and concepts stand."""

    __slots__ = ("_halves", "_model", "_stems", "_touched")

    def __init__(
        self, model: Linear, stems: list[int], halves: list[tuple[int, int, int]], touched: list[tuple[int, int, int]]
    ) -> None:
        """Keep the features by their numbers, with their places (first and last word of halves, last + 1 of concepts)."""
        self._model, self._stems, self._halves, self._touched = model, stems, halves, touched

    def whole(self, form: int) -> Scores:
        """Return the scores of the whole sentence; `form` is a feature that counts besides (0: none)."""
        rows = {*self._stems, *(row for _, _, row in self._touched), form}
        rows.discard(0)
        return self._model.summed(rows, {row for _, _, row in self._halves})

    def part(self, low: int, high: int, form: int) -> Scores:
        """Return the scores of words low..high-1."""
        rows = {*self._stems[low:high], form}
        rows.update(row for first, last, row in self._touched if low <= first and last <= high)
        rows.discard(0)
        return self._model.summed(rows, {row for first, last, row in self._halves if low <= first and last < high})
