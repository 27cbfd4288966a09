"""Questions that people ask of every case, each answered by sentences made of statements with their words; never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fairward.draft.naming import own_title
from fairward.draft.telling import shortened
from fairward.draft.view.citing import Citations
from fairward.draft.view.findings import OUTCOMES, SHAPES, finding_anchor, finding_link
from fairward.draft.view.parts import Asked, Dimension, Link, Told
from fairward.draft.words import mark, sentence
from fairward.model.case import Voiced
from fairward.model.draft import Assessed
from fairward.model.finding import Outcome
from fairward.model.statement import SpeakerKind, Stance, Topic

MOST_TOLD = 4
MOST_LINKS = 4
LONGEST_QUOTE = 320

QUESTIONS: tuple[tuple[str, str, tuple[Topic, ...]], ...] = (
    ("who-pays", mark("Who pays, and how much?"), (Topic.HOST_PAYMENT, Topic.PROGRAMME_REVENUE)),
    ("reaches", mark("How much reaches the worker?"), (Topic.WORKER_PAY, Topic.WORKER_SHARE)),
    (
        "kept",
        mark("What is kept or charged, and by whom?"),
        (Topic.RETAINED_SHARE, Topic.FEE_OR_DEDUCTION, Topic.WAGE_WITHHELD),
    ),
    ("route", mark("Through whose hands does the pay go?"), (Topic.PAYMENT_ROUTE,)),
    (
        "choice",
        mark("Did workers choose freely, and knowing the terms?"),
        (Topic.CONSENT, Topic.DECEPTION, Topic.DESTINATION_CHOICE),
    ),
    ("papers", mark("Who holds passports and diplomas?"), (Topic.IDENTITY_DOCUMENTS,)),
    (
        "freedom",
        mark("Are workers free to move, to meet people and to live with their family?"),
        (Topic.MOVEMENT, Topic.SURVEILLANCE, Topic.ASSOCIATION, Topic.FAMILY),
    ),
    ("speaking", mark("May workers speak about their work?"), (Topic.CONFIDENTIALITY,)),
    (
        "leaving",
        mark("Can workers leave, and what happens to those who do?"),
        (Topic.RESIGNATION, Topic.RETURN_BAN, Topic.THREATS, Topic.INDEPENDENT_WORK),
    ),
    (
        "conditions",
        mark("How do hours, safety and terms compare with those of local colleagues?"),
        (Topic.EQUAL_TREATMENT, Topic.WORKING_HOURS, Topic.LIVING_CONDITIONS),
    ),
    ("complaints", mark("Where can workers complain?"), (Topic.GRIEVANCE, Topic.JURISDICTION)),
    ("public", mark("Is the agreement public?"), (Topic.TRANSPARENCY,)),
    ("described", mark("How is the programme described, and by whom?"), (Topic.CHARACTERISATION,)),
    ("done", mark("What has been done about it?"), (Topic.SANCTION, Topic.POLICY_CHANGE)),
)
# Questions under which payment records are told: each record once, and not under every question that its check touches.
_WITH_RECORDS = frozenset({"reaches", "kept", "route"})
_SPOKEN = {
    Stance.ASSERTS: mark("{who} says:"),
    Stance.DENIES: mark("{who} denies it:"),
    Stance.DEMANDS: mark("{who} asks for it:"),
    Stance.PROMISES: mark("{who} announces:"),
}
_MONEY = {
    Topic.HOST_PAYMENT: mark("According to {who}, the host country pays {amount}:"),
    Topic.WORKER_PAY: mark("According to {who}, {amount} reaches the worker:"),
}


def asked(one: Assessed, cite: Citations, anchor: str, dimensions: Sequence[Dimension]) -> tuple[Asked, ...]:
    """Return every question with what the sources say to it, or that they say nothing; made anew from the case each time."""
    records = {view.anchor: view.records for group in dimensions for view in group.speaking}
    by_topic: dict[Topic, list[Voiced]] = {}
    for voiced in cite.once(one.case.voiced):
        if not voiced.doubtful:
            by_topic.setdefault(voiced.statement.topic, []).append(voiced)
    said = cite.teller.words
    out: list[Asked] = []
    before: set[str] = set()
    for name, question, topics in QUESTIONS:
        found = [voiced for topic in topics for voiced in by_topic.get(topic, ())]
        shown = _shown(found, said.language)
        links, told = _checks(one, anchor, topics, cite, records)
        told = tuple(text for text in told if text not in before) if name in _WITH_RECORDS else ()
        before.update(told)
        left = len(found) - len(shown)
        more = said.many(
            "{n} further statement stands on this page.", "{n} further statements stand on this page.", left
        )
        out.append(
            Asked(
                name=f"{anchor}-faq-{name}",
                question=said.say(question),
                opening=_opening(found, cite),
                told=tuple(_told(voiced, cite) for voiced in shown),
                records=told,
                more=more if left else "",
                links=links,
            )
        )
    return tuple(out)


def _opening(found: Sequence[Voiced], cite: Citations) -> str:
    """Return how many speak to a question, and who of them denies it; that the sources are silent where nobody does."""
    said = cite.teller.words
    if not found:
        return said.say("The sources say nothing on this. Silence is not compliance.")
    speakers = {cite.teller.speaker(one) for one in found}
    opening = said.many("{n} speaker speaks to it.", "{n} speakers speak to it.", len(speakers))
    deniers = list(dict.fromkeys(cite.teller.speaker(one) for one in found if one.statement.stance is Stance.DENIES))
    if not deniers:
        return f"{opening} {said.say('Nobody in these sources disputes this.')}"
    who = sentence(said.names(deniers))
    return f"{opening} " + said.many(
        "{who} denies part of what is said.", "{who} deny part of what is said.", len(deniers), who=who
    )


def _shown(found: Sequence[Voiced], language: str) -> list[Voiced]:
    """Return the statements to tell: the agreement's own first, then one of each speaker, at least one that denies."""

    def weight(one: Voiced) -> tuple[bool, bool, bool]:
        statement = one.statement
        return (
            statement.speaker.kind is not SpeakerKind.AGREEMENT,
            one.judgement is None,
            statement.quote.language != language,
        )

    ordered = sorted(found, key=weight)
    first: dict[tuple[str, Stance], Voiced] = {}
    for one in ordered:
        first.setdefault((one.statement.speaker.name, one.statement.stance), one)
    kept = [*first.values(), *(one for one in ordered if one not in first.values())][:MOST_TOLD]
    denial = next((one for one in ordered if one.statement.stance is Stance.DENIES), None)
    if denial is not None and denial not in kept:
        kept[-1] = denial
    return sorted(kept, key=lambda one: one.statement.stance is Stance.DENIES)


def _told(voiced: Voiced, cite: Citations) -> Told:
    """Return one statement as a sentence that ends in its words."""
    statement, teller = voiced.statement, cite.teller
    said, quote = teller.words, statement.quote
    who = teller.speaker(voiced)
    if statement.topic is Topic.CHARACTERISATION:
        what = teller.value(statement.value)
        lead = said.say("{who} describes the programme as {what}:", who=who, what=what)
        if statement.stance is Stance.DENIES:
            lead = said.say("{who} rejects this description: {what}.", who=who, what=what)
    elif statement.topic in _MONEY and statement.stance is Stance.ASSERTS:
        about = teller.about(statement.about)
        amount = teller.value(statement.value) + (f" ({about})" if about else "")
        lead = said.say(_MONEY[statement.topic], who=who, amount=amount)
    else:
        lead = said.say(_SPOKEN[statement.stance], who=who)
    titled = own_title(quote.document) is not None
    return Told(
        lead=sentence(lead),
        text=_cut(" ".join(quote.text.split())),
        language=quote.language,
        mark=cite.mark(voiced),
        source=shortened(teller.source(quote.document)) if titled else "",
        standing=teller.standing(voiced),
    )


def _cut(text: str) -> str:
    """Return words, cut where they are many."""
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def _checks(
    one: Assessed, anchor: str, topics: Iterable[Topic], cite: Citations, records: dict[str, tuple[str, ...]]
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Return the way to the findings that these topics decide, and what payment records say on them."""
    wanted = {topic.value for topic in topics}
    speaking = [
        found
        for found in one.findings
        if wanted & set(found.check.topics) and found.outcome not in (Outcome.SILENT, Outcome.NOT_APPLICABLE)
    ]
    said = cite.teller.words
    links = tuple(
        replace(link, text=f"{SHAPES[found.outcome]} {link.text}: {said.say(OUTCOMES[found.outcome])}")
        for found in speaking[:MOST_LINKS]
        for link in (finding_link(anchor, found, said),)
    )
    told = [text for found in speaking for text in records.get(finding_anchor(anchor, found), ())]
    return links, tuple(dict.fromkeys(told))
