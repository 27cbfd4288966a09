"""The fixed words of every heading and the text on method, the same in all formats."""

from __future__ import annotations

from fairward.draft.words import Words, mark

_LABELS = {
    "contents": mark("On this page"),
    "cases": mark("Cases"),
    "skip": mark("Skip to the text"),
    "money_bar": mark("Where the money goes"),
    "to_scale": mark("Drawn to scale. Hatching: about, between, up to."),
    "shown": mark("What the sources show"),
    "right": mark("What would put it right"),
    "right_path": mark("Fair wording stands with the findings, to be fitted to the agreement by a lawyer."),
    "missing": mark("What is missing"),
    "missing_intro": mark("Papers that would settle the open questions:"),
    "money": mark("The money in full"),
    "figures": mark("Every figure and who gives it"),
    "recomputed": mark("Every share recomputed"),
    "recomputed_intro": mark(
        "The part of the payment that does not reach the worker, from the sums that the sources give. "
        "Sources leave open whether the pay is part of the fee or comes on top of it, so both are shown."
    ),
    "role": mark("Role"),
    "reading": mark("Reading"),
    "sums": mark("Sums"),
    "kept": mark("Not reaching"),
    "reaches": mark("Reaching"),
    "published": mark("Published shares tested against the sums"),
    "shares_chart": mark("Share that does not reach the worker: published and recomputed"),
    "computed": mark("recomputed"),
    "said": mark("published"),
    "sums_tested": mark("Sums for the whole programme tested against their parts"),
    "people": mark("Numbers of people"),
    "limbs": mark("The two elements of forced labour"),
    "limbs_intro": mark(
        "Forced labour, as Convention No. 29 of the International Labour Organization defines it, needs both elements: work that "
        "is not offered freely, and the menace of a penalty. They are shown apart. This report draws no conclusion; that is "
        "for people to do, with all the evidence."
    ),
    "none_here": mark("No evidence of a breach in these sources."),
    "sides": mark("Both sides"),
    "charge": mark("Charge"),
    "answer": mark("Answer"),
    "no_answer": mark("No answer in these sources."),
    "no_charge": mark("The charge it answers is not in these sources."),
    "measures": mark("Positions and measures"),
    "timeline": mark("Timeline"),
    "timeline_chart": mark("Dated statements on a line of years; the numbers are those of the table"),
    "date": mark("Date"),
    "what": mark("What"),
    "speaker": mark("Who"),
    "findings": mark("Findings by subject"),
    "overview": mark("All checks at a glance"),
    "subject": mark("Subject"),
    "outcomes": mark("Outcomes"),
    "for": mark("Evidence of a breach"),
    "against": mark("Evidence against a breach"),
    "more": mark("Further quotations"),
    "none_for": mark("None in these sources."),
    "unconfirmed": mark("† read by machine, not yet confirmed by a person"),
    "print_intro": mark(
        "On paper at most three quotations stand on a side, of different speakers where there are some, and no fair wording "
        "where a safeguard is shown; all of it stands in the HTML and JSON reports. Signs of provisions: ● binding on, ○ not binding on, ? not known."
    ),
    "silent_intro": mark(
        "What these checks rest on, the provisions and fair wording, stands in the HTML and JSON reports."
    ),
    "check": mark("Check"),
    "settle": mark("Evidence that would settle it"),
    "question": mark("Question"),
    "unverified_short": mark("(unverified)"),
    "cited_more": mark("Limits of their reach and the places where they were seen stand in the HTML and JSON reports."),
    "demanded": mark("What is asked for"),
    "provisions": mark("Provisions"),
    "provisions_cited": mark("Provisions cited"),
    "needed": mark("Evidence that is missing"),
    "wording": mark("Fair wording"),
    "silent": mark("Silent or not applicable"),
    "others": mark("Other statements"),
    "others_intro": mark("Read in the sources, and used by none of the parts above."),
    "doubtful": mark("Doubtful readings"),
    "doubtful_intro": mark("The machine is not sure that it read these rightly. Check the words before using them."),
    "doubtful_mark": mark("doubtful reading"),
    "rejected": mark("Rejected readings"),
    "rejected_intro": mark("A person rejected these readings; they are shown and not counted."),
    "clauses": mark("Clauses"),
    "faq": mark("Questions and answers"),
    "faq_intro": mark(
        "Each answer is made of what sources say, with their words, and is made anew when sources change. It draws no conclusion."
    ),
    "faq_checks": mark("The checks on this:"),
    "sources": mark("The sources"),
    "sources_intro": mark("Marked words are quoted above; the sign after them leads back to what they support."),
    "cited_intro": mark("The passages that are quoted above, in their place."),
    "not_read": mark("What was not read, or said nothing of this"),
    "all_read": mark("Every source that was given was read."),
    "method": mark("Method and limits"),
    "edition": mark("Edition of the rulebook"),
    "rest": mark("Every figure and finding with its words, both sides, the timeline and the sources:"),
    "rest_path": mark("fairward assess … --report FILE.html"),
    "top": mark("Back to the top"),
    "seen_at": mark("seen at"),
    "no_money": mark("The sources give no figures on money."),
    "no_sums": mark("The sources do not give both sums for one role, so no share can be recomputed."),
}

_METHOD = (
    mark(
        "A statement is read where a source's own words carry it; each is pinned to these words. The report says what the sources "
        "say, not what is true. Nothing is added from elsewhere except the rulebook."
    ),
    mark(
        "Readings are made by machine with fixed rules and marked as not confirmed until a person confirms, corrects or rejects "
        "them. Readings that the machine itself doubts stand apart."
    ),
    mark(
        "Breached means that a source shows a breach; disputed, that sources say both; met, that a source shows a safeguard and none "
        "a breach; silent, that no source speaks to it, which is not compliance."
    ),
    mark(
        "Alleged is one source; reported, two or more that do not copy one another; documented, the clause, payslip, law or official "
        "record itself; found, by a court, a supervisory body or an inspection. Sources that draw on one another count once."
    ),
    mark(
        "Shares are recomputed from reported sums only. They are figures about payments, not about the law: no treaty sets a "
        "lowest share. Whether a deduction is lawful is another question, asked by the checks."
    ),
    mark(
        "Provisions are summarised in the project's own words. “Unverified” means that the text was not seen: check it before "
        "citing it. Treaties bind only their parties; others still guide what an agreement should say. This is not legal advice."
    ),
)


def labels(said: Words) -> dict[str, str]:
    """Return the fixed words of every heading by name."""
    return {name: said.say(text) for name, text in _LABELS.items()}


def method(said: Words) -> tuple[str, ...]:
    """Return the paragraphs on method and limits."""
    return tuple(said.say(text) for text in _METHOD)
