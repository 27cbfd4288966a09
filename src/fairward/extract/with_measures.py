"""Statements about measures: sanctions and changes of policy, with who takes them and in which host."""

from __future__ import annotations

from collections.abc import Sequence

from fairward.extract.candidates import Candidate, Looked, Match
from fairward.extract.doubt import negated
from fairward.extract.places import Mention, Scene, host_of
from fairward.model.statement import Measure, Stance


def with_measures(looked: Looked, view: Scene) -> list[Candidate]:
    """Return the sanctions and changes of policy of a sentence, one for each kind."""
    best: dict[tuple[str, str], Match] = {}
    for match in looked.matches:
        if match.topic in ("sanction", "policy_change"):
            key = (match.topic, str(match.meaning.get("what")))
            if key not in best or (match.sure, match.last - match.first) > (
                best[key].sure,
                best[key].last - best[key].first,
            ):
                best[key] = match
    found = []
    for (topic, what), match in best.items():
        host = host_of(looked.sentence, looked.countries, match.first, view) or view.host
        if topic == "sanction":
            value = Measure(what=what, by=taker(looked.countries, view.critics), on=None)
        else:
            value = Measure(what=what, host=host)
        denied = negated(
            looked.sentence, match.first, match.last, looked.cues, carries_negation=match.negative, ends=looked.ends
        )
        stance = Stance(str(match.meaning["stance"])) if "stance" in match.meaning else None
        found.append(
            Candidate(topic, value, match.first, match.last, match.sure, f"measure:{match.phrase}", stance, denied)
        )
    return found


def taker(countries: Sequence[Mention], critics: frozenset[str]) -> str | None:
    """Return the country that takes a sanction: the only one named of those that take sanctions."""
    named = {mention.code for mention in countries if mention.code in critics}
    return named.pop() if len(named) == 1 else None
