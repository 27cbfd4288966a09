"""What it costs or saves to put a point right: computed from the figures that are given, or said plainly which is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fairward import books
from fairward.draft.papers.costing import Cost, told
from fairward.draft.papers.figures import Now, at_fixed_rate, contributed, hired, matching, now, pegged, scale, together
from fairward.draft.papers.saying import money, say
from fairward.model.draft import Assessed
from fairward.model.finding import Finding
from fairward.model.money import Money, Share
from fairward.model.paper import Parties, Post
from fairward.model.statement import Fee, Stance, Topic

_HUNDRED = Decimal(100)
_QUOTE = 90
Effect = Callable[[Finding, "Given"], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What effects are computed from: the sums of the case, the parties with their posts, the costs where they are given."""

    language: str
    parties: Parties
    roles: tuple[Now, ...]
    costs: tuple[Cost, ...]
    titles: Mapping[str, str]

    @property
    def says(self) -> Mapping[str, str]:
        """Return the sentences of effects in the language of the paper."""
        return {name: words[self.language] for name, words in books.atlas("point_costs")["says"].items()}


def given(assessed: Iterable[Assessed], parties: Parties, costs: Sequence[Cost], language: str) -> Given:
    """Return what effects are computed from."""
    titles = {check: clause.title for clause in books.clauses(language) for check in clause.checks}
    return Given(language=language, parties=parties, roles=now(assessed), costs=tuple(costs), titles=titles)


def effect(finding: Finding, of: Given) -> tuple[str, ...]:
    """Return what putting a finding right costs or saves, in sentences of the language of the paper."""
    known: Mapping[str, str] = books.atlas("point_costs")["checks"][finding.check.id]
    if "with" in known:
        return (of.says["with"].format(title=of.titles[known["with"]]),)
    lines = list(_WAYS[known["way"]](finding, of)) if "way" in known else []
    if "figure" in known:
        lines += _figure(known["figure"], of)
    return tuple(lines)


def _nothing(_finding: Finding, of: Given) -> Iterator[str]:
    """Yield that no sum has to be paid."""
    yield of.says["nothing"]


def _pay(_finding: Finding, of: Given) -> Iterator[str]:
    """Yield the host's payment and the worker's pay beside the local scale, for each post that can be matched, else for all."""
    for cost in of.costs:
        yield _item(cost, cost.old, cost.new, of)
    if not of.parties.posts:
        yield from _without_scale(of)
        return
    pairs = [(post, matching(post, of.roles)) for post in of.parties.posts]
    if of.roles and not any(roles for _, roles in pairs):
        yield from _side_by_side(of.says["every_post"], of.parties.posts, of.roles, of)
        return
    for post, roles in pairs:
        if roles:
            yield from _side_by_side(post.name(of.language), (post,), roles, of)
        else:
            new = told(scale(post), of.language)
            yield of.says["unmatched"].format(post=_named(post.name(of.language)), new=new)


def _without_scale(of: Given) -> Iterator[str]:
    """Yield what the host pays and what reaches the worker, where there is no scale to set beside it."""
    host = together(one.host for one in of.roles)
    pay = together(one.pay for one in of.roles if one.pay is not None)
    if host is not None and pay is not None:
        yield of.says["no_posts"].format(now=told(host, of.language), pay=told(pay, of.language))
        yield _rests([_quoted(of.roles, of)], of)
    elif not of.costs:
        yield _lacking(of.says["no_money"], of)


def _side_by_side(name: str, posts: Sequence[Post], roles: Sequence[Now], of: Given) -> Iterator[str]:
    """Yield what the host pays and what reaches the worker beside the scale of some posts, and what it rests on."""
    rates = of.parties.contributions
    gross, new = together(scale(post) for post in posts), together(hired(post, rates) for post in posts)
    host = together(one.host for one in roles)
    if gross is None or new is None or host is None:
        yield of.says["two_currencies"] + "."
        return
    same = at_fixed_rate(host, new.currency)
    difference = of.says["two_currencies"] if same is None else _difference(same, new, of)
    values = {"post": _named(name), "new": told(new, of.language)}
    yield of.says["host"].format(now=told(host, of.language), difference=difference, **values)
    values["new"] = told(gross, of.language)
    pay = together(one.pay for one in roles if one.pay is not None)
    if pay is not None:
        yield of.says["worker"].format(now=told(pay, of.language), **values)
    rests = [_quoted(roles, of), of.says["scale"], of.says["counted" if rates else "uncounted"]]
    if any(one.doubled for one in roles):
        rests.append(of.says["on_top"])
    if same is not None and host.currency != new.currency:
        rests.append(_peg(host.currency, new.currency, of))
    yield _rests(rests, of)


def _peg(one: str, other: str, of: Given) -> str:
    """Return the fixed rate that a difference rests on, marked as not verified."""
    rate = (pegged()[other] / pegged()[one]).normalize()
    return f"{of.says['peg'].format(one=one, rate=f'{rate:f}', other=other)} ({say(of.language)['unverified']})"


def _difference(old: Money, new: Money, of: Given) -> str:
    """Return in words what the new sum costs more than the old, or saves, from end to end."""
    low = (new.low or Decimal(0)) - (old.high or Decimal(0))
    high = (new.high or Decimal(0)) - (old.low or Decimal(0))

    def range_(first: Decimal, last: Decimal) -> str:
        return told(Money(low=first, high=last, currency=new.currency), of.language)

    if low == high == 0:
        return of.says["same"]
    if high <= 0:
        return of.says["saves"].format(sum=range_(-high, -low))
    if low >= 0:
        return of.says["costs"].format(sum=range_(low, high))
    return of.says["between"].format(saved=range_(-low, -low), spent=range_(high, high))


def _item(cost: Cost, old: Sequence[Any], new: Sequence[Any], of: Given) -> str:
    """Return some items of a file of costs, old beside new, with what they rest on."""
    sums = [cost.total(side) for side in (old, new)]
    ends = {"old": told(sums[0], of.language), "new": told(sums[1], of.language)}
    line = of.says["item"].format(post=_named(cost.post), difference=_difference(sums[0], sums[1], of), **ends)
    rests = dict.fromkeys(f"{item.name} ({item.rests_on})" for item in (*old, *new))
    return f"{line} {_rests(list(rests), of)}"


def _figure(name: str, of: Given) -> list[str]:
    """Return what the file of costs gives for a figure, or that it is missing."""
    lines = []
    for cost in of.costs:
        sides = [[item for item in side if item.kind == name] for side in (cost.old, cost.new)]
        if any(sides):
            lines.append(_item(cost, sides[0], sides[1], of))
    return lines or [_lacking(books.atlas("point_costs")["figures"][name][of.language], of)]


def _fees(finding: Finding, of: Given) -> Iterator[str]:
    """Yield the sums that workers are charged now and no longer pay; nothing of it costs where no sum is named."""
    charged = False
    for evidence in finding.breach:
        value = evidence.voiced.statement.value
        if isinstance(value, Fee) and value.rate is not None:
            charged = True
            yield of.says["charged"].format(sum=told(value.rate.money, of.language))
            yield _rests([of.says["agreement"].format(quote=_short(evidence.voiced.statement.quote.text))], of)
    if not charged and "figure" not in books.atlas("point_costs")["checks"][finding.check.id]:
        yield of.says["nothing"]


def _share(finding: Finding, of: Given) -> Iterator[str]:
    """Yield which part of pay stays with the worker: it is pay already, and costs the host nothing."""
    pay = together(one.pay for one in of.roles if one.pay is not None)
    for evidence in finding.breach:
        statement = evidence.voiced.statement
        value = statement.value
        kept = statement.topic is Topic.RETAINED_SHARE and statement.stance is Stance.ASSERTS
        if kept and pay is not None and isinstance(value, Share) and value.low is not None:
            least, most = value.low, value.high or value.low
            low, high = ((pay.low or Decimal(0)) * least / _HUNDRED, (pay.high or Decimal(0)) * most / _HUNDRED)
            percent = money(least) if least == most else f"{money(least)}–{money(most)}"
            sum_ = told(Money(low=low, high=high, currency=pay.currency), of.language)
            yield of.says["share"].format(percent=percent, sum=sum_)
            yield _rests([of.says["agreement"].format(quote=_short(statement.quote.text))], of)
            return
    yield of.says["share_only"] if finding.breach else of.says["nothing"]


def _contributions(_finding: Finding, of: Given) -> Iterator[str]:
    """Yield what the employer pays to social insurance for each post and year."""
    rates = of.parties.contributions
    kinds = [item for cost in of.costs for item in cost.new if item.kind == "contributions"]
    if kinds:
        for cost in of.costs:
            sides = [[item for item in side if item.kind == "contributions"] for side in (cost.old, cost.new)]
            yield _item(cost, sides[0], sides[1], of)
        return
    if not rates or not of.parties.posts:
        yield _lacking(of.says["no_rates"], of)
        return
    words = ", ".join(f"{name} {money(percent)} %" for name, percent, _ in rates)
    for post in of.parties.posts:
        sum_ = told(contributed(post, rates), of.language)
        yield of.says["contributions"].format(post=_named(post.name(of.language)), sum=sum_, rates=words)


def _lacking(figure: str, of: Given) -> str:
    """Return that something cannot be told, and which figure is missing."""
    return of.says["missing"].format(figure=figure)


def _rests(rests: Sequence[str], of: Given) -> str:
    """Return what a line rests on."""
    return of.says["rests"].format(rests="; ".join(one for one in rests if one))


def _quoted(roles: Iterable[Now], of: Given) -> str:
    """Return the words that the sums of the roles are taken from."""
    quotes = dict.fromkeys(_short(quote) for one in roles for quote in one.quotes)
    return "; ".join(of.says["agreement"].format(quote=quote) for quote in list(quotes)[:4])


def _short(quote: str) -> str:
    """Return a quotation on one line, cut where it is long."""
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE else words[: words.rfind(" ", 0, _QUOTE)] + " …"


def _named(name: str) -> str:
    """Return a name that begins a sentence."""
    return name[:1].upper() + name[1:]


_WAYS: Mapping[str, Effect] = {
    "nothing": _nothing,
    "pay": _pay,
    "fees": _fees,
    "share": _share,
    "contributions": _contributions,
}
