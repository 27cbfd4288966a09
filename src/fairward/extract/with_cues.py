"""Statements that words alone carry: conditions, routes, characterisations, benefits, withheld wages, dependence."""

from __future__ import annotations

from collections import defaultdict

from fairward.extract.candidates import Candidate, Looked, Match
from fairward.extract.doubt import negated
from fairward.model.money import Share
from fairward.model.statement import Fee, Stance, Value

_NUMBERED = frozenset({"money", "percent", "count"})
_MEASURES = frozenset({"sanction", "policy_change"})
_SHARES = frozenset({"retained_share", "worker_share"})
_TRUE = frozenset({"wage_withheld", "dependence"})
_DOUBTFUL = 0.5


def with_cues(looked: Looked) -> list[Candidate]:
    """Return the candidates of a sentence that need no number: one for each topic and value."""
    groups: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in looked.matches:
        if match.topic.startswith(".") or match.topic.startswith("other_") or match.topic in _MEASURES:
            continue
        if match.meaning.get("with") in _NUMBERED:
            continue
        groups[match.topic, _value_key(match)].append(match)
    strong = {topic for topic, _ in groups}
    found: list[Candidate] = []
    benefits: list[Match] = []
    for (topic, key), matches in groups.items():
        best = max(
            matches, key=lambda m: (m.sure, m.negative, m.last - m.first)
        )  # one that takes in its negation first
        if best.sure < _DOUBTFUL and len(matches) == 1 and len(strong) == 1:
            continue
        if topic == "benefits":
            free = any(m.negative and not _denied(looked, m) for m in matches)  # "meals at no charge"
            benefits.append(best if free else next((m for m in matches if _denied(looked, m)), best))
            continue
        best = next((m for m in [best, *matches] if m.negative and not _denied(looked, m)), best)
        found.append(_candidate(looked, topic, key, best, len(matches)))
    if benefits:
        found.append(_benefits(looked, benefits))
    return _settled(found)


def _value_key(match: Match) -> str:
    meaning = match.meaning
    return str(meaning.get("value", meaning.get("what", "")))


def _denied(looked: Looked, match: Match) -> bool:
    """Return whether a match is negated by a word outside it."""
    return negated(
        looked.sentence, match.first, match.last, looked.cues, carries_negation=match.negative, ends=looked.ends
    )


def _candidate(looked: Looked, topic: str, key: str, best: Match, votes: int) -> Candidate:
    sure = min(best.sure + 0.04 * (votes - 1), 0.97)
    denied = _denied(looked, best)
    value: Value = key
    if topic in _TRUE:
        value = True
    elif topic in _SHARES:
        value = Share()
    elif topic == "fee_or_deduction":
        value = Fee(what=key or "fee")
    stance = Stance(str(best.meaning["stance"])) if "stance" in best.meaning else None
    return Candidate(
        topic,
        value,
        best.first,
        best.last,
        sure,
        f"cue:{best.phrase}",
        stance,
        denied,
        best.meaning.get("speaker"),
        negative=best.negative,
    )


def _benefits(looked: Looked, matches: list[Match]) -> Candidate:
    kinds = tuple(dict.fromkeys(_value_key(match) for match in sorted(matches, key=lambda m: m.first)))
    first, last = min(m.first for m in matches), max(m.last for m in matches)
    best = max(matches, key=lambda m: m.sure)
    denied = _denied(looked, best)
    return Candidate(
        "benefits", kinds, first, last, best.sure, f"cue:{best.phrase}", None, denied, negative=best.negative
    )


def _settled(found: list[Candidate]) -> list[Candidate]:
    """Return candidates without those that say the opposite of a longer or surer one on the very same words."""
    kept: list[Candidate] = []
    for candidate in found:
        rivals = [
            other
            for other in found
            if other is not candidate
            and other.topic == candidate.topic
            and other.first < candidate.last
            and candidate.first < other.last
        ]
        if any(
            (other.sure, other.last - other.first) > (candidate.sure, candidate.last - candidate.first)
            for other in rivals
        ):
            if candidate.topic in ("characterisation", "payment_route") and not {candidate.value} & {
                other.value for other in rivals
            }:
                kept.append(candidate) if candidate.topic == "characterisation" else None
            continue
        kept.append(candidate)
    return kept
