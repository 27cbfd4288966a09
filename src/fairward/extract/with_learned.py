"""Statements that the learned layer proposes where phrases found nothing, and doubt cast where it recognises nothing.

The learned layer names topics only; numbers still come from the sentence's own words.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from fairward.extract.amounts import Amount
from fairward.extract.candidates import Candidate, Looked, Match
from fairward.extract.learned import Learned
from fairward.extract.with_numbers import made_of
from fairward.extract.words import Sentence
from fairward.model.money import Share
from fairward.model.statement import Fee, Measure, Value

ENOUGH = 0.5
_FEWEST = 3
_DOUBT, _RECOGNISED = 0.03, 0.3
_KINDS = {
    "host_payment": "money",
    "worker_pay": "money",
    "programme_revenue": "money",
    "retained_share": "percent",
    "worker_share": "percent",
    "workers_deployed": "number",
    "workers_left": "number",
    "countries_served": "number",
}
_TRUE = frozenset({"wage_withheld", "dependence"})
_WITHOUT = frozenset({"retained_share"})


def with_learned(looked: Looked, model: Learned, found: Sequence[Candidate], host: str | None) -> list[Candidate]:
    """Return the candidates of a sentence after the learned layer has added, confirmed and doubted."""
    sentence = looked.sentence
    if len(sentence.words) < _FEWEST:
        return list(found)
    scores = model.scores(sentence.words)
    kept = [_weighed(candidate, scores) for candidate in found]
    topics = {candidate.topic for candidate in kept}
    proposed: dict[str, tuple[float, str]] = {}
    for label, chance in scores.items():
        topic, _, value = label.partition(":")
        several = topic in ("benefits", "characterisation", "policy_change")
        if chance < ENOUGH or (topic in topics and not several) or _said(kept, topic, value):
            continue
        key = label if several else topic
        if key not in proposed or proposed[key][0] < chance:
            proposed[key] = (chance, value)
    for key, (chance, value) in proposed.items():
        kept += _proposal(looked, model, key.partition(":")[0], value, chance, kept, host)
    return kept


def _said(found: Sequence[Candidate], topic: str, value: str) -> bool:
    """Return whether a candidate says the same already."""
    for candidate in found:
        if candidate.topic == topic:
            same = candidate.value
            if isinstance(same, Measure):
                same = same.what
            if same == value or (isinstance(same, tuple) and value in same):
                return True
    return False


def _weighed(candidate: Candidate, scores: dict[str, float]) -> Candidate:
    """Return a candidate with its confidence raised or lowered by what the learned layer makes of its sentence."""
    own = [chance for label, chance in scores.items() if label.partition(":")[0] == candidate.topic]
    best = max(own, default=0.0)
    if best >= _RECOGNISED:
        candidate.sure = min(candidate.sure + 0.3 * best * (1 - candidate.sure), 0.98)
    elif best < _DOUBT:
        candidate.sure *= 0.75
    return candidate


def _proposal(
    looked: Looked, model: Learned, topic: str, value: str, chance: float, found: Sequence[Candidate], host: str | None
) -> list[Candidate]:
    sentence, label = looked.sentence, f"{topic}:{value}" if value else topic
    sure = round(0.35 + 0.5 * chance, 2)
    kind = _KINDS.get(topic)
    if kind is not None:
        amount = _free(looked, kind, found)
        if amount is not None:
            match = Match(topic, {"with": "learned", "sure": sure}, amount.first, amount.last, -1, negative=False)
            return made_of(looked, amount, match)
        if topic not in _WITHOUT:
            return []
    first, last = _best_clauses(sentence, model, label)
    content: Value = value
    if topic in _TRUE:
        content = True
    elif topic in _WITHOUT:
        content = Share()
    elif topic == "fee_or_deduction":
        content = Fee(what="fee")
    elif topic == "benefits":
        content = (value,)
    elif topic in ("sanction", "policy_change"):
        content = Measure(what=value, host=host if topic == "policy_change" else None)
    return [Candidate(topic, content, first, last, sure, "learned")]


def _free(looked: Looked, kind: str, found: Sequence[Candidate]) -> Amount | None:
    """Return the first amount of a kind that no candidate has taken."""
    taken = {candidate.place for candidate in found if candidate.place is not None}
    for amount in looked.amounts:
        if amount.kind == kind and amount.first not in taken and (kind != "money" or amount.currency):
            return amount
    return None


def _best_clauses(sentence: Sentence, model: Learned, label: str) -> tuple[int, int]:
    """Return the words of the clause that sounds most like a label, or of the whole sentence where none does by itself."""
    size = len(sentence.words)
    edges = [0, *(at for at in range(1, size) if sentence.clauses[at] != sentence.clauses[at - 1]), size]
    spans = [(a, b) for a, b in itertools.pairwise(edges) if b - a >= 4]
    if len(spans) < 2:
        return 0, size
    best = max(spans, key=lambda span: model.scores(sentence.words[span[0] : span[1]]).get(label, 0.0))
    chance = model.scores(sentence.words[best[0] : best[1]]).get(label, 0.0)
    return best if chance >= ENOUGH / 2 else (0, size)
