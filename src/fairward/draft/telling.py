"""Statements, sums and names told in words of the output language."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from fairward import books
from fairward.draft.naming import known_voice, of_voice, opening_words, own_title, publisher, with_article
from fairward.draft.words import Words, mark, sentence
from fairward.model.case import Voiced
from fairward.model.document import Document
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.statement import About, Fee, Measure, Origin, Speaker, SpeakerKind, Stance, Statement, Value

LONGEST_TITLE = 70

_INNER = re.compile(r"[\"“”]")
_THE = re.compile(r"^(?:the|el|la)\s+", re.IGNORECASE)

_PER = {
    Per.HOUR: mark("an hour"),
    Per.DAY: mark("a day"),
    Per.WEEK: mark("a week"),
    Per.MONTH: mark("a month"),
    Per.YEAR: mark("a year"),
    Per.TOTAL: mark("in total"),
}
_UNIT = {Unit.WORKER: mark("for each worker"), Unit.PROGRAMME: mark("for the whole programme")}
_STANCE = {
    Stance.ASSERTS: mark("says"),
    Stance.DENIES: mark("denies"),
    Stance.DEMANDS: mark("demands"),
    Stance.PROMISES: mark("announces"),
}
_DONE = {
    Stance.DENIES: mark("denied: {what}"),
    Stance.DEMANDS: mark("demanded: {what}"),
    Stance.PROMISES: mark("announced: {what}"),
}
_VALUES = {
    "breach": mark("breach"),
    "safeguard": mark("safeguard"),
    "favoured": mark("better terms than local colleagues"),
    "direct": mark("paid straight to the worker"),
    "via_sender": mark("paid through the country of origin"),
    "via_intermediary": mark("paid through a go-between"),
    "split": mark("paid partly to the worker, partly to others"),
    "forced_labour": mark("forced labour"),
    "modern_slavery": mark("modern slavery"),
    "human_trafficking": mark("human trafficking"),
    "exploitation": mark("exploitation"),
    "solidarity": mark("solidarity"),
    "voluntary": mark("voluntary work"),
    "lawful_agreement": mark("a lawful agreement"),
    "housing": mark("housing"),
    "transport": mark("transport"),
    "health_insurance": mark("health insurance"),
    "food": mark("food"),
    "training": mark("training"),
    "leave": mark("leave"),
    "flights": mark("flights"),
    "visa_restriction": mark("visa restriction"),
    "sanction": mark("sanction"),
    "funding": mark("cut of funding"),
    "other": mark("other measure"),
    "direct_hire": mark("direct hiring"),
    "direct_pay": mark("direct payment"),
    "ended": mark("ended"),
    "suspended": mark("suspended"),
    "renegotiated": mark("renegotiated"),
    "renewed": mark("renewed"),
    "expanded": mark("expanded"),
    "recruitment fee": mark("recruitment fee"),
    "deduction from pay": mark("deduction from pay"),
    "penalty for leaving": mark("penalty for leaving"),
    "travel or visa costs": mark("travel or visa costs"),
    "cash handed over": mark("cash handed over"),
    "bond": mark("bond"),
    "fine": mark("fine"),
    "bribe": mark("bribe"),
    "fee": mark("fee charged"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells nouns in the words of one language."""

    words: Words

    def money(self, money: Money) -> str:
        """Return a sum or a range with its currency's code."""
        low, high = (None if end is None else self.words.sum(end) for end in (money.low, money.high))
        return self.words.ends(low, high, money.currency)

    def amount(self, low: Decimal, high: Decimal, currency: str) -> str:
        """Return a sum or a range of sums."""
        return self.words.ends(self.words.sum(low), self.words.sum(high), currency)

    def per(self, per: Per | None) -> str:
        """Return the period of a sum in words, empty where the source does not say."""
        return self.words.say(_PER[per]) if per else ""

    def rate(self, rate: Rate) -> str:
        """Return a sum with its period, and with its unit where that is the whole programme."""
        parts = [self.money(rate.money), self.per(rate.per)]
        if rate.unit is Unit.PROGRAMME:
            parts.append(self.words.say(_UNIT[rate.unit]))
        return " ".join(part for part in parts if part)

    def share(self, share: Share) -> str:
        """Return a percentage or a range, with what it is a share of where the source says so."""
        low, high = (None if end is None else self.words.number(end) for end in (share.low, share.high))
        if not share.known:
            return self.words.say("a part without a figure")
        text = self.words.ends(low, high, "%")
        return self.words.say("{share} of {base}", share=text, base=share.base) if share.base else text

    def count(self, count: Count) -> str:
        """Return a number of people or countries, or a range."""
        low, high = (None if end is None else self.words.number(end) for end in (count.low, count.high))
        return self.words.ends(low, high)

    def value(self, value: Value) -> str:
        """Return a statement's value in words; True, which adds nothing to the topic, is empty."""
        match value:
            case bool():
                return ""
            case Rate():
                return self.rate(value)
            case Share():
                return self.share(value)
            case Count():
                return self.count(value)
            case Measure():
                return self.measure(value)
            case Fee():
                what = self.word(value.what)
                return f"{what} ({self.rate(value.rate)})" if value.rate else what
            case tuple():
                return ", ".join(self.word(item) for item in value)
        return self.word(value)

    def word(self, value: str) -> str:
        """Return one of the fixed values in words, any other as it is."""
        return self.words.say(_VALUES[value]) if value in _VALUES else value

    def measure(self, measure: Measure) -> str:
        """Return a measure with who takes it and on whom."""
        text = self.word(measure.what)
        if measure.by:
            text = self.words.say("{measure}, by {name}", measure=text, name=self.words.country(measure.by))
        if measure.on:
            text = self.words.say("{measure}, on {name}", measure=text, name=self.words.country(measure.on))
        return text

    def topic(self, statement: Statement) -> str:
        """Return the name of a statement's topic."""
        return self.words.of(books.topics()[statement.topic.value]["label"])

    def label(self, statement: Statement) -> str:
        """Return a statement's topic and value."""
        value = self.value(statement.value)
        return f"{self.topic(statement)}: {value}" if value else self.topic(statement)

    def claim(self, statement: Statement) -> str:
        """Return a statement's value, or its topic where that says it all, with "denied" where it is denied."""
        what = self.value(statement.value) or self.topic(statement)
        return self.words.say(_DONE[statement.stance], what=what) if statement.stance in _DONE else what

    def stance(self, stance: Stance) -> str:
        """Return what the speaker does, as a verb."""
        return self.words.say(_STANCE[stance])

    def role(self, role: str | None) -> str:
        """Return a worker's role, "worker" where no source names it."""
        if role is None:
            return self.words.say("worker")
        known = _roles(self.words.language)
        return known.get(role.casefold(), role)

    def about(self, about: About) -> str:
        """Return role and period, as far as the source says."""
        parts = [self.role(about.role) if about.role else "", self.words.date(about.period) if about.period else ""]
        return ", ".join(part for part in parts if part)

    def host(self, code: str | None) -> str:
        """Return the host's name as it stands in a sentence, with its article."""
        if not code:
            return self.words.say("the host country")
        name = self.words.country(code)
        if self.words.language != "en":
            return name
        names = books.atlas("countries").get(code, {}).get("names", {}).get("en", [])
        return f"the {name}" if f"The {name}" in names or code in _WITH_ARTICLE else name

    def source(self, document: Document) -> str:
        """Return a source's title; with its date where the title only names a body, its first words where it has none."""
        title = own_title(document)
        if title is None:
            return sentence(self._untitled(document))
        if not document.publisher and title == publisher(document) and document.published:
            return f"{title}, {self.words.date(document.published)}"
        return title

    def publisher(self, document: Document) -> str:
        """Return who publishes a source as it stands in a sentence, its title in quotation marks where that is not known."""
        known = publisher(document)
        if known:
            named = of_voice(known_voice(known), self.words.language) or known
            return named if named.startswith("The ") else with_article(named, self.words.language)
        title = own_title(document)
        if title is None:
            return self._untitled(document)
        plain = _INNER.sub(
            lambda found: "‘" if not title[: found.start()].strip() or title[found.start() - 1].isspace() else "’",
            title,
        )
        return self.words.say("“{title}”", title=shortened(plain.rstrip(".")))

    def _untitled(self, document: Document) -> str:
        """Return what a source without a title is called: by its first words, by its file where it has none."""
        first = opening_words(document)
        return self.words.say("the text beginning “{words}”", words=first) if first else file_name(document)

    def speaker(self, voiced: Voiced) -> str:
        """Return who says it: a name, the agreement, or the publication itself."""
        return self.voice(voiced.statement.speaker, voiced.statement.quote.document)

    def voice(self, speaker: Speaker, document: Document) -> str:
        """Return a speaker's name as it stands in a sentence."""
        if speaker.kind is SpeakerKind.AGREEMENT:
            return self.words.say("the agreement")
        if speaker.kind is SpeakerKind.TEXT:
            return self.publisher(document)
        known = of_voice(speaker.voice or known_voice(speaker.name), self.words.language)
        own = publisher(document) or ""
        bare = _THE.sub("", speaker.name)
        if not known and own.casefold().startswith(
            f"{bare.casefold()} "
        ):  # "the Ministry", in what a ministry publishes
            return self.publisher(document)
        return with_article(known or speaker.name, self.words.language)

    def standing(self, voiced: Voiced) -> str:
        """Return who has confirmed or corrected the reading, or that nobody has yet."""
        judgement = voiced.judgement
        if judgement is None:
            return self.words.say("read by machine, not yet confirmed")
        on = self.words.date(judgement.on) if judgement.on else ""
        said = {
            "confirm": self.words.say("confirmed by {name}", name=judgement.by),
            "correct": self.words.say("corrected by {name}", name=judgement.by),
            "reject": self.words.say("rejected by {name}", name=judgement.by),
        }[judgement.kind]
        return ", ".join(part for part in (said, on, judgement.note or "") if part)

    def origin(self, voiced: Voiced) -> str:
        """Return what a language model had to do with a reading, empty where it had nothing to do with it."""
        statement = voiced.statement
        if statement.origin is Origin.MODEL:
            if statement.otherwise:
                return self.words.say("read by a language model, otherwise than by our rules")
            return self.words.say("read by a language model")
        if statement.otherwise:
            return self.words.say("a language model reads this place otherwise")
        return self.words.say("a language model reads the same") if statement.origin is Origin.BOTH else ""


# Countries that take an article in English although babel's plain names have none.
_WITH_ARTICLE = frozenset({"AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"})


def shortened(title: str) -> str:
    """Return a title, cut where it is long: it stands in full with the source."""
    if len(title) <= LONGEST_TITLE:
        return title
    return (title[:LONGEST_TITLE].rpartition(" ")[0] or title[:LONGEST_TITLE]).rstrip(".,:;") + "…"


def file_name(document: Document) -> str:
    """Return the name of a source's file without the folders that lead to it: they are nobody's business."""
    return document.source.name.replace("\\", "/").rstrip("/").rpartition("/")[2] or document.source.name


def generic(role: str | None) -> bool:
    """Return whether a role says no more than that somebody works in the programme, or nothing."""
    return role is None or role.casefold() in _generic()


@functools.cache
def _generic() -> frozenset[str]:
    """Return the names of the generic roles of the atlas in every language."""
    records = {role: record for role, record in books.atlas("roles").items() if record.get("generic")}
    names = (name for record in records.values() for names in record["names"].values() for name in names)
    return frozenset((*records, *(name.casefold() for name in names)))


@functools.cache
def _roles(language: str) -> dict[str, str]:
    """Return the word to show in one language for every name that a role has in any language."""
    shown = {}
    for role, record in books.atlas("roles").items():
        names = record["names"]
        own = names.get(language) or names["en"]
        shown[role] = own[0]
        shown.update({name.casefold(): own[0] for every in names.values() for name in every})
    return shown
