"""Judging: what the phrases of a sentence propose and what learned weights expect of it, weighed into one probability.

1. Each sentence is scored for every topic and value.
2. What phrases propose, and what the weights expect without a phrase, is weighed together: the result is the confidence.
3. A sum, share or count is taken by the topic that its neighbours speak for.
4. Whether a text is about such a programme at all is judged by its words and by the signs that phrases know.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from fairward import books
from fairward.extract.amounts import Amount
from fairward.extract.candidates import Candidate, Looked
from fairward.extract.concepts import Concepts
from fairward.extract.learned import WORTH_SCORE, Expected, Labels, Linear, Scores, chance, joined, logit
from fairward.extract.traits import Traced, Traits
from fairward.extract.words import Sentence
from fairward.model.money import Share
from fairward.model.statement import Fee, Measure, Stance, Topic, Value

NUMERIC = frozenset(
    {
        "host_payment", "worker_pay", "programme_revenue", "workers_deployed", "workers_left", "countries_served",
    }
)  # fmt: skip
SLOTS = {
    "money": ("host_payment", "worker_pay", "programme_revenue", "fee_or_deduction"),
    "percent": ("retained_share", "worker_share"),
    "number": ("workers_deployed", "workers_left", "countries_served"),
}
NONE, OTHER, GATE = "none", "other_", "gate"
STANCES = ("denies", "demands", "promises")
_REACH, _NEAR = 10, 3
_SIDES = ("l", "ll", "r", "rr")
_TRUE = frozenset({"wage_withheld", "dependence"})
_SHARES = frozenset({"retained_share", "worker_share"})
_FEW, _FEWEST = 5, 4
_CLAUSE = 0.52  # what no phrase finds in a clause must be likelier than not: clauses are alike, and few of them tell
_SHARE = 0.5  # that a part is kept or received, with no figure and no phrase for it, must be likelier than not
_SAID_CLAUSE = 0.15  # what a phrase finds in a clause, and what a clause forbids, is doubted less
_CHARGED = 0.65  # clauses deny and except much: weights alone must be clearer to take one for a charge
_CHARGES = frozenset({"retained_share", "fee_or_deduction", "wage_withheld"})
_CLEAR, _SURE, _CERTAIN, _OTHERWISE = 0.6, 0.8, 0.95, 0.9
_LIKELY = logit(0.3)
_SEVERAL = 0.5
_FORMAL = "c:agreement"  # stands beside the concepts of a sentence that is part of an agreement
_TOLD = 10
_DULL = 0.15  # a sentence less likely than this to say anything is not weighed clause by clause


def label_of(topic: str, value: Value | Mapping[str, Any] | Sequence[str]) -> list[str]:
    """Return the labels of a statement's value: the topic with each word that its value is, or the topic alone."""
    if isinstance(value, tuple | list):
        return [f"{topic}:{word}" for word in value]
    word: object = value
    if topic in ("sanction", "policy_change"):
        word = value.get("what") if isinstance(value, Mapping) else getattr(value, "what", None)
    return [f"{topic}:{word}"] if isinstance(word, str) else [topic]


def stacked(
    expected: Expected, topic: str, candidate: Candidate | None, *, heading: bool, agreement: bool
) -> list[float]:
    """Return what the weighing of a topic in a sentence looks at, phrases and learned scores together."""
    score = expected.score(topic)
    values = expected.values[topic]
    best = max(values.values()) if values else score
    said = candidate is not None
    same = said and (not values or expected.value(topic) in "".join(label_of(topic, candidate.value)))  # type: ignore[union-attr]  # said
    return [
        score,
        best,
        float(said),
        candidate.sure if candidate is not None else 0.0,
        score if said else 0.0,
        float(same),
        float(heading),
        float(agreement),
    ]


def slot_features(
    looked: Looked, amount: Amount, taken: str, expected: Expected, concepts: Concepts, language: str
) -> dict[str, float]:
    """Return the features of a number: words and concepts to its left and right, near and far, its kind and size."""
    found = slot_kinds(amount, taken, expected)
    for side, beside in slot_sides(looked, amount):
        stems, touched = concepts.of(beside)
        found += [f"{language}:{side} {stem}" for stem in stems]
        found += [f"{side}c:{concept}" for concept in touched]
    return dict.fromkeys(found, 1.0)


def slot_sides(looked: Looked, amount: Amount) -> list[tuple[str, list[str]]]:
    """Return the words on each side of a number: some way off, and near by."""
    words, first, last = looked.sentence.words, amount.first, amount.last
    return [
        ("l", words[max(first - _REACH, 0) : first]),
        ("ll", words[max(first - _NEAR, 0) : first]),
        ("r", words[last : last + _REACH]),
        ("rr", words[last : last + _NEAR]),
    ]


def slot_kinds(amount: Amount, taken: str, expected: Expected) -> list[str]:
    """Return the features of a number that are no words: its kind, size and period, and what its sentence is likely to say."""
    kind, size = amount.kind, len(str(int(amount.figure)))
    plain = [f"k:{kind}", f"g:{taken}", f"m:{kind} {size}", f"u:{kind} {amount.per.value if amount.per else ''}"]
    return plain + [f"s:{topic}" for topic in expected.likely(_LIKELY)]


class Judge:
    """The learned weights of one language, and how they are weighed with what phrases propose."""

    def __init__(self, parts: Mapping[str, bytes], about: Mapping[str, Any], concepts: Concepts, language: str) -> None:
        """Unpack the models (sentences, numbers, texts) and the weights that join them with the phrases' findings."""
        self.concepts, self.language = concepts, language
        self.sentences, self.numbers, self.texts = (
            Linear(parts[name], language) for name in ("sentences", "numbers", "texts")
        )
        self._stack: list[float] = about["stack"]
        self._glance: list[float] = about["glance"]
        self._gate: list[float] = about["gate"]
        self._form: list[float] = about["form"]
        self.least: float = about["least"]
        self.least_said: float = about["least_said"]
        self.least_number_said: float = about["least_number_said"]
        self.least_number: float = about["least_number"]
        self._any = self.sentences.labels.index(f"{GATE}:any")
        self._labels = Labels(self.sentences.labels)
        self._traits, self._of_text = (Traits(model, concepts, language) for model in (self.sentences, self.texts))
        self._beside = {side: Traits(self.numbers, concepts, language, side) for side in _SIDES}
        self._formal = self.sentences.row(_FORMAL)

    def expected(self, sentence: Sentence, *, agreement: bool) -> Expected:
        """Return what the learned weights expect of a sentence of an agreement, or of another text."""
        if sentence.expected is not None:
            known: Expected = sentence.expected
            return known
        traced, whole = self._traced(sentence, agreement=agreement)
        sides, scores = [(0, len(sentence.words))], [whole]
        if chance(whole[self._any]) >= _DULL:
            form = self._formal if agreement else 0
            sides = parts(sentence)
            scores += [traced.part(low, high, form) for low, high in sides[1:]]
        sentence.expected = found = joined(self._labels, sides, scores)
        return found

    def _traced(self, sentence: Sentence, *, agreement: bool) -> tuple[Traced, Scores]:
        """Return what the learned weights know of a sentence, and the score of every label for the whole of it."""
        if sentence.traced is None:
            traced = self._traits.of(sentence.words)
            sentence.traced = (traced, traced.whole(self._formal if agreement else 0))
        known: tuple[Traced, Scores] = sentence.traced
        return known

    def is_dull(self, sentence: Sentence, *, agreement: bool) -> bool:
        """Return whether a sentence needs no closer look: hardly likely to say anything, and far from every topic."""
        whole = self._traced(sentence, agreement=agreement)[1]
        return not whole.near(WORTH_SCORE) and chance(whole[self._any]) < _DULL

    def telling(self, sentence: Sentence, *, agreement: bool) -> float:
        """Return how likely a sentence is to say anything at all, whatever its text is about."""
        return chance(self._traced(sentence, agreement=agreement)[1][self._any])

    def about(self, words: Sequence[str], signs: tuple[int, int, int]) -> tuple[float, float]:
        """Return the score of a text for being about such a programme, and how likely it is to be an agreement if it is.

        `words` are those of all its sentences together; `signs` counts the sentences with a sign of a programme, of another
        matter, and of an agreement's form.
        """
        programme, form = self._of_text.of_text(words)
        return programme, chance(weighted(self._form, gated(form, signs)))

    def opens(self, programme: float, signs: tuple[int, int, int], telling: Sequence[float] | None = None) -> float:
        """Return how likely a text is to be about such a programme, by its score and its signs.

        `telling` is how likely each of its sentences is to say something, where that was looked into.
        """
        if telling is None:
            return chance(weighted(self._glance, gated(programme, signs)))
        return chance(weighted(self._gate, [*gated(programme, signs), most_telling(telling)]))

    def opens_at_most(self, programme: float, signs: tuple[int, int, int]) -> float:
        """Return how likely a text would be to be about such a programme if its sentences told as much as sentences can."""
        return max(self.opens(programme, signs, telling) for telling in ((), (1.0,) * _TOLD))

    def settle(
        self, looked: Looked, expected: Expected, candidates: Sequence[Candidate], *, agreement: bool
    ) -> list[Candidate]:
        """Return the candidates of a sentence that are likely enough, those without a phrase among them.

        Each candidate's `sure` becomes the probability that it is right.
        """
        settled = [c for c in candidates if c.place is not None]
        by_topic: dict[str, list[Candidate]] = defaultdict(list)
        for own_candidate in candidates:
            if own_candidate.place is None:
                by_topic[own_candidate.topic].append(own_candidate)
        heading = looked.sentence.heading
        for topic in dict.fromkeys((*by_topic, *expected.likely())):
            own = by_topic.get(topic, ())
            if not own and (topic in NUMERIC or any(c.topic == topic for c in settled)):
                continue
            proposed: Sequence[Candidate | None] = own or (None,)
            for candidate in proposed:  # None stands for what no phrase proposed
                sure = chance(
                    weighted(self._stack, stacked(expected, topic, candidate, heading=heading, agreement=agreement))
                )
                if sure < self._needed(topic, candidate, agreement=agreement):
                    continue
                made = candidate or self._made(topic, expected)
                if candidate is None and _charge(made) and (_negated(looked, made) or (agreement and sure < _CHARGED)):
                    continue
                made.sure = sure
                settled.append(made)
        return settled

    def _needed(self, topic: str, candidate: Candidate | None, *, agreement: bool) -> float:
        """Return how likely a reading must be, one that a phrase proposed or (None) one that weights alone make."""
        if candidate is None:
            return _CLAUSE if agreement else _SHARE if topic in _SHARES else self.least
        charges = _charge(candidate) and not candidate.negated
        return _SAID_CLAUSE if agreement and not charges else self.least_said

    def stance(self, expected: Expected) -> Stance | None:
        """Return the demand or promise that a sentence clearly is where no word of saying shows one.

        A denial is never taken from weights alone: to say that somebody denies what nobody denied would be worse than to miss it.
        """
        values = {word: score for word, score in expected.values["stance"].items() if word != Stance.DENIES}
        best = max(values, key=values.__getitem__, default="")
        return Stance(best) if best and chance(values[best]) >= _CLEAR else None

    def _made(self, topic: str, expected: Expected) -> Candidate:
        """Return a candidate for a topic that no phrase proposed, on the clause that speaks for it most."""
        first, last = expected.places[topic]
        return Candidate(
            topic, value_of(topic, expected), first, last, 0.0, "learned", None, negated=False, negative=True
        )

    def taken(self, looked: Looked, amount: Amount, said: str, *, expected: Expected) -> tuple[str, float]:
        """Return the topic that takes a number ("none" where it is no fact of these), and how likely that is."""
        rows = set(map(self.numbers.row, slot_kinds(amount, said, expected)))
        for side, beside in slot_sides(looked, amount):
            rows |= self._beside[side].rows(beside)
        rows.discard(0)
        scores = dict(zip(self.numbers.labels, map(chance, self.numbers.summed(rows, ())), strict=True))
        kinds = SLOTS.get(amount.kind, ())
        best = max(kinds, key=lambda topic: scores.get(topic, 0.0), default=NONE)
        if said in kinds and scores.get(said, 0.0) >= self.least_number_said and scores[best] < _SURE:
            best = said
        sure = scores.get(best, 0.0)
        if said.startswith("other_") and sure < _CERTAIN:
            return NONE, 1 - sure
        least = self.least_number_said if best == said else self.least_number
        if said.startswith(OTHER):  # phrases know it for another matter: only clear words of its own outweigh them
            least = _OTHERWISE
        return (best, sure) if sure >= least else (NONE, 1 - sure)


def _charge(made: Candidate) -> bool:
    """Return whether a reading charges somebody with what should not be."""
    return made.topic in _CHARGES or made.value in ("breach", "via_sender", "via_intermediary")


def _negated(looked: Looked, made: Candidate) -> bool:
    """Return whether a word of negation stands by money that weights alone take for kept back: they cannot tell what it negates."""
    clauses = looked.sentence.clauses
    within = {clauses[at] for at in range(made.first, made.last)}
    return made.topic in _CHARGES and any(clauses[start] in within for start, _ in looked.cues.negation)


def parts(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the whole of a sentence and each of its clauses that is long enough to say something (first word, last + 1)."""
    size, clauses = len(sentence.words), sentence.clauses
    edges = [0, *(at for at in range(1, size) if clauses[at] != clauses[at - 1]), size]
    return [(0, size), *((low, high) for low, high in itertools.pairwise(edges) if _FEWEST <= high - low < size)]


def text_features(stems: set[str], touched: set[str], language: str) -> dict[str, float]:
    """Return the features of a whole text: the words and concepts that occur in it at all."""
    found = {f"{language}:{stem}": 0.5 for stem in stems}
    found.update((f"c:{concept}", 1.0) for concept in touched)
    return found


def of_form(found: dict[str, float], *, agreement: bool) -> dict[str, float]:
    """Return the features of some words, marked where they stand in an agreement."""
    if agreement:
        found[_FORMAL] = 1.0
    return found


def most_telling(telling: Sequence[float]) -> float:
    """Return how much the sentences of a text say that say the most; its length does not count beyond them."""
    return math.log1p(sum(sorted(telling, reverse=True)[:_TOLD]))


def gated(score: float, signs: tuple[int, int, int]) -> list[float]:
    """Return what the judging of a whole text looks at: its learned score, and signs of programme, other matter and form."""
    programme, other, form = (float(min(count, _FEW)) for count in signs)
    return [score, programme, float(programme > 0), other, form]


def weighted(weights: Sequence[float], found: Sequence[float]) -> float:
    """Return the score of some findings: the last weight stands alone, the others by their findings."""
    return weights[-1] + sum(weight * value for weight, value in zip(weights, found, strict=False))


def value_of(topic: str, expected: Expected) -> Value:
    """Return the value that the learned weights expect of a topic."""
    word = expected.value(topic)
    if topic in _TRUE:
        return True
    if topic in _SHARES:
        return Share()
    if topic == "fee_or_deduction":
        return Fee(what=word or "fee")
    if topic in ("sanction", "policy_change"):
        return Measure(what=word)
    if topic == Topic.BENEFITS:
        values = expected.values[topic]
        likely = tuple(sorted(kind for kind, score in values.items() if chance(score) >= _SEVERAL))
        return likely or (word,)
    return word


def judge_of(language: str) -> Judge | None:
    """Return the learned weights for a language, None where it has no book of concepts or nothing is learned."""
    about, entries = books.learned(), books.concepts(language)
    if about is None or entries is None:
        return None
    return Judge(about["parts"], about, Concepts(entries, books.senses(language)), language)
