"""Findings with everything behind them: evidence for and against, provisions and whom they bind, what is missing."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairward import books
from fairward.draft.view.citing import Citations
from fairward.draft.view.parts import Dimension, FindingView, Link, Quoted, Tally, Wording
from fairward.draft.view.provisions import Provisions, provision_views
from fairward.draft.words import Words, mark
from fairward.model.draft import Clause
from fairward.model.finding import Channel, Evidence, Finding, Grade, Outcome
from fairward.model.payment import Shown

SHAPES = {
    Outcome.BREACHED: "■",
    Outcome.DISPUTED: "◧",
    Outcome.MET: "□",
    Outcome.SILENT: "·",
    Outcome.NOT_APPLICABLE: "–",
}
OUTCOMES = {
    Outcome.BREACHED: mark("breached"),
    Outcome.DISPUTED: mark("disputed"),
    Outcome.MET: mark("met"),
    Outcome.SILENT: mark("silent"),
    Outcome.NOT_APPLICABLE: mark("not applicable"),
}
MEANINGS = {
    Outcome.BREACHED: mark("a source shows a breach"),
    Outcome.DISPUTED: mark("sources say both"),
    Outcome.MET: mark("a source shows a safeguard, none a breach"),
    Outcome.SILENT: mark("the sources say nothing; silence is not compliance"),
    Outcome.NOT_APPLICABLE: mark("the check does not fit these sources"),
}
GRADES = {
    Grade.ALLEGED: mark("alleged: one source"),
    Grade.REPORTED: mark("reported: two or more independent sources"),
    Grade.DOCUMENTED: mark("documented: the paper itself"),
    Grade.FOUND: mark("found: by a court or a supervisory body"),
}
GRADES_SHORT = {
    Grade.ALLEGED: mark("alleged"),
    Grade.REPORTED: mark("reported"),
    Grade.DOCUMENTED: mark("documented"),
    Grade.FOUND: mark("found"),
}
_SEVERITIES = ("critical", "major", "minor")
_WEIGHTS: tuple[Grade | None, ...] = (Grade.FOUND, Grade.DOCUMENTED, Grade.REPORTED, Grade.ALLEGED, None)


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with the severest first, among these the best documented."""
    return sorted(findings, key=lambda one: (_SEVERITIES.index(one.check.severity), _WEIGHTS.index(one.grade)))


def finding_anchor(case: str, finding: Finding) -> str:
    """Return the anchor of a finding in a case."""
    return f"{case}-{finding.check.id}"


def check_title(finding: Finding, words: Words) -> str:
    """Return the check's short name, its question where it has none."""
    return words.of(finding.check.title) or words.of(finding.check.question)


def finding_link(case: str, finding: Finding, words: Words) -> Link:
    """Return a line that leads to a finding: its name, severity and grade."""
    note = [words.of(books.rulebook().labels["severity"].get(finding.check.severity)).lower()]
    if finding.grade:
        note.append(words.say(GRADES_SHORT[finding.grade]))
    if _by_model(finding):
        note.append(words.say("rests on a language model"))
    return Link(anchor=finding_anchor(case, finding), text=check_title(finding, words), note=", ".join(note))


def _by_model(finding: Finding) -> bool:
    """Return whether a side of a finding has nothing but what a language model alone reads."""
    sides = [side for side in (finding.breach, finding.contrary) if side]
    told = finding.outcome in (Outcome.BREACHED, Outcome.DISPUTED, Outcome.MET) and not finding.shown
    return told and any(all(one.voiced.by_model for one in side) for side in sides)


def tallies(case: str, findings: Sequence[Finding], words: Words) -> tuple[Tally, ...]:
    """Return how many checks have each outcome, opening into the findings, worst documented severity first."""
    out = []
    for outcome, word in OUTCOMES.items():
        found = worst_first([one for one in findings if one.outcome is outcome])
        out.append(
            Tally(
                outcome=outcome.value,
                shape=SHAPES[outcome],
                word=words.say(word),
                meaning=words.say(MEANINGS[outcome]),
                number=len(found),
                told=_count(len(found), outcome, words),
                findings=tuple(finding_link(case, one, words) for one in found),
            )
        )
    return tuple(out)


def _count(number: int, outcome: Outcome, words: Words) -> str:
    """Return how many checks have an outcome, as in a list of counts."""
    return words.say("{n} {outcome}", n=words.number(number), outcome=words.say(OUTCOMES[outcome]))


@functools.lru_cache(maxsize=8)
def answering(clauses: tuple[Clause, ...]) -> Mapping[str, Clause]:
    """Return the first clause that answers each check, by the check's id, its text on one line."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        plain = replace(clause, text=" ".join(clause.text.split()))
        for check in clause.checks:
            found.setdefault(check, plain)
    return found


def wording_for(case: str, finding: Finding, clauses: Mapping[str, Clause], words: Words) -> Wording | None:
    """Return the fair wording that answers a finding's check, None where the book has none; for `clauses` see answering."""
    clause = clauses.get(finding.check.id)
    if clause is None:
        return None
    return Wording(
        anchor=finding_anchor(case, finding), title=clause.title, text=clause.text, answers=check_title(finding, words)
    )


def dimensions(
    case: str,
    findings: Sequence[Finding],
    clauses: Sequence[Clause],
    cite: Citations,
    general: Mapping[str, Link] | None = None,
) -> tuple[Dimension, ...]:
    """Return all findings by dimension in the rulebook's order, numbered through the case, severest first.

    `general` leads from a check's id to its finding on the programme in general, where that is a case of its own.
    """
    words = cite.teller.words
    labels, answers = books.rulebook().labels["dimension"], answering(tuple(clauses))
    order = [*labels, *dict.fromkeys(one.check.dimension for one in findings if one.check.dimension not in labels)]
    out, number = [], 0
    known: Provisions = {}
    for name in order:
        own = worst_first([one for one in findings if one.check.dimension == name])
        if not own:
            continue
        ranked = sorted(own, key=lambda one: list(OUTCOMES).index(one.outcome))
        views = [_finding_view(case, number + place, one, answers, cite, known) for place, one in enumerate(ranked, 1)]
        if general is not None:
            views = [_beside_general(view, general.get(one.check.id)) for view, one in zip(views, ranked, strict=True)]
        number += len(views)
        numbers = {outcome: sum(one.outcome is outcome for one in own) for outcome in OUTCOMES}
        counts = [_count(many, outcome, words) for outcome, many in numbers.items() if many]
        out.append(
            Dimension(
                anchor=f"{case}-d-{name}",
                name=words.of(labels.get(name), name),
                shapes="".join(view.shape for view in views),
                spoken=", ".join(counts),
                speaking=tuple(view for view in views if view.shape in "■◧□"),
                silent=tuple(view for view in views if view.shape not in "■◧□"),
            )
        )
    return tuple(out)


def _beside_general(view: FindingView, general: Link | None) -> FindingView:
    """Return a finding with the way to the programme in general; where nothing is said of the host, the law stands there."""
    if view.shape in "■◧□":
        return replace(view, general=general)
    return replace(view, general=general, provisions=(), wording=None)


def _finding_view(
    case: str, number: int, finding: Finding, clauses: Mapping[str, Clause], cite: Citations, known: Provisions
) -> FindingView:
    """Return one finding with everything behind it."""
    words, anchor = cite.teller.words, finding_anchor(case, finding)
    labels = books.rulebook().labels
    title = check_title(finding, words)
    channels = {one.channel.value for one in (*finding.breach, *finding.contrary)}
    if finding.shown:
        channels.add(Channel.PAYMENTS.value)

    def quotes(evidence: Sequence[Evidence]) -> tuple[Quoted, ...]:
        if not evidence:
            return ()
        back = words.say("back to finding {n}: {title}", n=number, title=title)
        by_id = {cite.versions.of(one.voiced).statement.id: one for one in reversed(evidence)}
        return tuple(
            cite.quote(
                one, anchor, str(number), back, words.of(labels["channel"].get(by_id[one.statement.id].channel.value))
            )
            for one in cite.once(each.voiced for each in evidence)
        )

    return FindingView(
        anchor=anchor,
        number=number,
        title=title,
        question=words.of(finding.check.question),
        outcome=finding.outcome.value,
        shape=SHAPES[finding.outcome],
        word=words.say(OUTCOMES[finding.outcome]),
        severity=words.of(labels["severity"].get(finding.check.severity), finding.check.severity),
        grade=words.say(GRADES[finding.grade]) if finding.grade else "",
        channels=", ".join(words.of(labels["channel"].get(one), one) for one in sorted(channels)),
        reason=_reason(finding, words),
        note="" if _plain_silence(finding) else _reason(finding, words),
        breach=quotes(finding.breach),
        contrary=quotes(finding.contrary),
        demanded=quotes(finding.demanded),
        provisions=provision_views(finding.provisions, words, known),
        missing=words.of(finding.check.evidence_needed),
        why=words.of(finding.check.why),
        wording=wording_for(case, finding, clauses, words),
        records=tuple(_recorded(one, words) for one in finding.shown),
    )


def _recorded(shown: Shown, words: Words) -> str:
    """Return what payment records show on a check, and what else could explain it."""
    told = words.say("Payment records: {told}", told=words.of(shown.told))
    if shown.side == "question":
        told = words.say("Payment records, a question and no charge: {told}", told=words.of(shown.told))
    explains = words.of(shown.else_explains)
    return (
        words.say("{told} What else could explain it: {explains}", told=told, explains=explains) if explains else told
    )


def _plain_silence(finding: Finding) -> bool:
    """Return whether no source says anything at all on a check."""
    said = finding.contrary or finding.demanded or finding.reason in ("general_only", "doubtful_only")
    return finding.outcome is Outcome.SILENT and not said


def _reason(finding: Finding, words: Words) -> str:
    """Return in one or two sentences what the outcome rests on."""
    if any(one.side in ("breach", "safeguard") for one in finding.shown):
        return _with_records(finding, words)
    match finding.outcome:
        case Outcome.BREACHED:
            return _joined(
                _families(finding, words),
                words.say("None of these sources answers it."),
                _text_only(finding.breach, finding, words),
            )
        case Outcome.DISPUTED:
            return " ".join((_families(finding, words), words.say("What speaks against it stands below.")))
        case Outcome.MET:
            doubted = words.say(
                "The sources show a safeguard. A clause that may speak against it was read with doubt, and nobody has confirmed it."
            )
            return _joined(
                doubted
                if finding.breach and all(one.voiced.slight for one in finding.breach)
                else words.say("The sources show a safeguard, and nothing against it."),
                _text_only(finding.contrary, finding, words),
            )
        case Outcome.SILENT:
            return _silence(finding, words)
    if finding.reason == "no_intermediary":
        return words.say(
            "No go-between takes part: every source that speaks of it says that the worker is paid directly."
        )
    return words.say("This check does not fit these sources.")


def _silence(finding: Finding, words: Words) -> str:
    """Return why the sources decide nothing, whatever they say."""
    if finding.reason == "general_only":
        return words.say(
            "The sources speak of the programme in general, and not of this country. That alone decides nothing here."
        )
    if finding.reason == "doubtful_only":
        return words.say(
            "What may speak to this was read with doubt, and nobody has confirmed it. That alone decides nothing here."
        )
    if finding.contrary:
        return words.say("The sources only deny a breach; a denial shows no safeguard.")
    if finding.demanded:
        return words.say("The sources say only what should be, not what is.")
    return words.say("The sources say nothing on this. Silence is not compliance.")


def _with_records(finding: Finding, words: Words) -> str:
    """Return what an outcome rests on where payment records stand on a side."""
    sides = {one.side for one in finding.shown}
    parts = []
    if "breach" in sides:
        parts.append(words.say("Payment records show what speaks for a breach."))
    if "safeguard" in sides:
        parts.append(words.say("Payment records show that it was kept, as far as they go."))
    if finding.families:
        parts.append(_families(finding, words))
    if finding.contrary:
        parts.append(words.say("What speaks against it stands below."))
    return " ".join(parts)


def _families(finding: Finding, words: Words) -> str:
    """Return how many independent sources speak of a breach."""
    return words.many(
        "{n} independent source speaks of a breach.",
        "{n} independent sources speak of a breach.",
        len(finding.families),
    )


def _joined(*sentences: str) -> str:
    """Return sentences as one text, without the empty ones."""
    return " ".join(text for text in sentences if text)


def _text_only(evidence: Sequence[Evidence], finding: Finding, words: Words) -> str:
    """Return that only the agreement's own text speaks, where the check asks for practice too; else nothing."""
    text = all(one.channel is Channel.AGREEMENT_TEXT for one in evidence)
    if not evidence or not text or "practice" not in finding.check.applies_to:
        return ""
    return words.say("That is the agreement's text; these sources do not show what is done.")
