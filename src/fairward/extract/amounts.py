"""Numbers in words and figures: sums with currency, period and unit, percentages, counts; ranges and open ends."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from fairward.extract.lists import Coin, Lists
from fairward.extract.numerals import THOUSAND, compound, decimal_of, halved, scaled, spelled
from fairward.extract.words import Sentence
from fairward.model.money import Per, Unit

Kind = str  # "money", "percent" or "number"
_DIGITS = frozenset("0123456789")
_PER_REACH = 7
_YEARS = (1900, 2100)
_STROKE = re.compile(r"\s?/\s?([a-z]+)")
_ABBREVIATED = 2  # a scale as short as this ("m", "bn") stands behind a figure only
_ALWAYS_MONEY = frozenset({"euro"})


@dataclass(slots=True)
class Amount:
    """A number with its ends, kind, currency and the words (first, last + 1) that carry it."""

    low: Decimal | None
    high: Decimal | None
    kind: Kind
    first: int
    last: int
    currency: str | None = None
    per: Per | None = None
    unit: Unit | None = None
    digits: bool = True
    coins: Mapping[str, str] = field(default_factory=dict)

    @property
    def figure(self) -> Decimal:
        """Return the number that stands for the amount: its high end, else its low one."""
        number = self.high if self.high is not None else self.low
        return number if number is not None else Decimal(0)


def amounts(sentence: Sentence, lists: Lists, country: str | None = None) -> list[Amount]:
    """Return every number of a sentence with its kind, ends, currency, period and unit, in the order of its words.

    `country` (ISO 3166) settles words such as pesos or pounds that several countries use.
    """
    found: list[Amount] = []
    words, beginnings, glued, behind = sentence.words, lists.beginnings, lists.glued_word, 0
    begins = [
        place
        for place, word in enumerate(words)
        if word[0] in _DIGITS or word in beginnings or (glued is not None and glued.fullmatch(word))
    ]
    for place in begins:
        amount = _number_at(sentence, place, lists) if place >= behind else None
        if amount is not None:
            found.append(amount)
            behind = amount.last
    if not found:
        return found
    for amount in found:
        _currency(amount, sentence, lists, country)
        if _dated(amount, words, lists):
            amount.kind = "date"
    found = _ranges(list(_unrepeated(found, sentence)), sentence, lists)
    for amount in found:
        _bounds(amount, words, lists)
        if amount.kind == "money":
            _period(amount, sentence, lists, found)
    return found


def _number_at(sentence: Sentence, place: int, lists: Lists) -> Amount | None:
    """Return the number that begins at a word, scaled by a following million or percent sign, or None."""
    words = sentence.words
    word = words[place]
    value = decimal_of(word) if word[0].isdigit() else None
    last, bound, digits = place + 1, "", value is not None
    if value is None:
        for length in (4, 3, 2, 1):
            key = tuple(words[place : place + length])
            if key in lists.fractions:
                return _fraction(lists.fractions[key], words, place, place + len(key), lists)
            if key in lists.numbers:
                (value, bound), last = lists.numbers[key], place + len(key)
                value, last = spelled(value, words, last, lists)
                break
        else:
            value = lists.scales.get((word,)) if len(word) > _ABBREVIATED else None
            value = value or lists.number_in_one(word)
    if value is None:
        return None
    value, last = halved(value, value if value >= THOUSAND else Decimal(1), words, last, lists)
    value, last = compound(value, sentence, last, lists)
    if not digits:  # "dos mil trescientos"
        value, last = spelled(value, words, last, lists)
    kind: Kind = "number"
    for sign in lists.percent:
        if tuple(words[last : last + len(sign)]) == sign:
            kind, last = "percent", last + len(sign)
            break
    return Amount(value, None if bound else value, kind, place, last, digits=digits)


def _fraction(share: Decimal, words: list[str], place: int, last: int, lists: Lists) -> Amount:
    """Return a fraction as a percentage, or as a number where it is one of thousands or millions ("half a million")."""
    for link in ((), *lists.fraction_links):
        behind = last + len(link)
        part, end = scaled(share / 100, words, behind, lists)
        if tuple(words[last:behind]) == link and end > behind:
            part = part.quantize(Decimal(1)) if part == part.to_integral_value() else part
            return Amount(part, part, "number", place, end, digits=False)
    return Amount(share, share, "percent", place, last, digits=False)


def _currency(amount: Amount, sentence: Sentence, lists: Lists, country: str | None) -> None:
    """Set the currency that stands before or after a number, and make it money."""
    if amount.kind == "percent":
        return
    words = sentence.words
    skip = 1 if words[amount.last : amount.last + 1] in (["de"], ["di"], ["d"], ["in"], ["en"], ["em"]) else 0
    after = _coin(sentence, amount.last, lists, 1) or (skip and _coin(sentence, amount.last + skip, lists, 1)) or None
    if (
        after
        and after[2]
        and words[amount.last + skip + after[1] : amount.last + skip + after[1] + 1]
        and words[amount.last + skip + after[1]][0] in _DIGITS
    ):
        after = None  # "the other two USD 990": the code belongs to the number behind it
    before = _coin(sentence, amount.first, lists, -1)
    if before and before[2] and not sentence.starts[amount.first] - sentence.ends[amount.first - 1] <= 1:
        before = None
    if before:
        amount.first -= before[1]
    if after:
        amount.last += after[1] + (0 if _coin(sentence, amount.last, lists, 1) else skip)
    coin = (after or before or (None,))[0]
    if coin is None:
        return
    if after and amount.low is not None and amount.low == amount.high:  # "34 euro e mezzo"
        amount.low, amount.last = halved(amount.low, Decimal(1), words, amount.last, lists)
        amount.high = amount.low
    amount.kind = "money"
    amount.currency = coin[1].get(country or "", coin[0])
    amount.coins = coin[1]


def _unrepeated(found: list[Amount], sentence: Sentence) -> Iterator[Amount]:
    """Yield the amounts but for those that only spell out one in figures: "R$ 10.000,00 (dez mil reais)"."""
    until = -1
    for at, amount in enumerate(found):
        if not amount.digits and sentence.starts[amount.first] < until:
            continue
        yield amount
        following = found[at + 1] if at + 1 < len(found) else None
        if amount.digits and following is not None and not following.digits and amount.kind == "money":
            begin = sentence.ends[amount.last - 1]
            opened = sentence.folded[begin : sentence.starts[following.first]].strip() == "("
            until = sentence.folded.find(")", begin) if opened else -1
            while amount.last < len(sentence.words) and sentence.starts[amount.last] < until:
                amount.last += 1


@functools.lru_cache(maxsize=8)
def _coin_words(lists: Lists) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that currencies end and begin with."""
    return frozenset(words[-1] for words in lists.money), frozenset(words[0] for words in lists.money)


def _coin(sentence: Sentence, place: int, lists: Lists, way: int) -> tuple[Coin, int, bool] | None:
    """Return the currency word that ends (way -1) or begins (way 1) at a place, its length, and whether it is a code."""
    words = sentence.words
    beside = words[place : place + 1] if way > 0 else words[place - 1 : place]
    if not beside or beside[0] not in _coin_words(lists)[way > 0]:
        return None
    for length in range(lists.longest, 0, -1):
        first = place if way > 0 else place - length
        if first < 0 or first + length > len(words):
            continue
        coin = lists.money.get(tuple(words[first : first + length]))
        if (
            coin is None
            or sentence.clauses[first] != sentence.clauses[place if place < len(words) and way < 0 else place - 1]
        ):
            continue
        if not _signed(sentence, first, first + length, lists, way):
            continue
        return coin, length, words[first].isalpha() and len(words[first]) == 3
    return None


def _signed(sentence: Sentence, first: int, last: int, lists: Lists, way: int) -> bool:
    """Return whether a currency sign of letters is written as one: "Rs 500", "R239m", "500 KES", not "all 500", "Q4", "12 M".

    A single letter counts only where it touches a figure of three digits or a scaled one behind it.
    """
    words = sentence.words
    forms = lists.signs.get(tuple(words[first:last]))
    if forms is None:  # a short word such as "won" or "real" is a verb or an adjective as well
        short = last - first == 1 and words[first].isalpha() and len(words[first]) <= (3 if way > 0 else 4)
        return not short or sentence.capital(first) or words[first] in _ALWAYS_MONEY
    if any(not form.isalpha() and sentence.text.startswith(form, sentence.starts[first]) for form in forms):
        return True  # "B/.1,500"
    if sentence.written(first, last) not in forms:
        return False
    if last - first > 1 or len(words[first]) > 1:
        return True
    if way > 0 or sentence.starts[last] != sentence.ends[first]:
        return False
    return sum(char.isdigit() for char in words[last]) >= 3 or tuple(words[last + 1 : last + 2]) in lists.scales


def _ranges(found: list[Amount], sentence: Sentence, lists: Lists) -> list[Amount]:
    """Return the amounts with "between 990 and 1,200", "600 to 700" and "8-16 %" joined into one each."""
    joined: list[Amount] = []
    for amount in found:
        before = joined[-1] if joined else None
        if before is not None and _joins(before, amount, sentence, lists):
            joined[-1] = _join(before, amount)
        else:
            joined.append(amount)
    return joined


def _joins(a: Amount, b: Amount, sentence: Sentence, lists: Lists) -> bool:
    """Return whether two numbers are the ends of one range."""
    words = sentence.words
    if b.first - a.last > 2 or sentence.clauses[a.last - 1] != sentence.clauses[b.first]:
        return False
    if not _same_kind(a, b) or a.low is None or b.high is None:
        return False
    middle = tuple(words[a.last : b.first])
    text = sentence.folded[sentence.ends[a.last - 1] : sentence.starts[b.first]]
    if not middle:
        return text.strip() in ("-", "\x96") and _rising(a, b)
    for opening, closing in lists.between:
        if middle == closing and _rising(a, b):
            if not opening:
                return True
            start = a.first - len(opening)
            reach = range(max(start - 1, 0), start + 1) if start >= 0 else ()
            if any(tuple(words[at : at + len(opening)]) == opening for at in reach):
                return True
    return False


def _same_kind(a: Amount, b: Amount) -> bool:
    if a.kind == b.kind:
        return a.kind != "date" and (a.currency == b.currency or a.currency is None)
    return (
        "number" in (a.kind, b.kind) and not (a.kind == "number" and _year(a)) and not (b.kind == "number" and _year(b))
    )


def _rising(a: Amount, b: Amount) -> bool:
    low, high = a.low or Decimal(0), b.high or Decimal(0)
    if low > high:
        return False
    return not (_year(a) and _year(b))


def _dated(amount: Amount, words: list[str], lists: Lists) -> bool:
    """Return whether a bare number is a year or the day of a month."""
    if amount.kind != "number" or not amount.digits:
        return False
    if _year(amount) and words[amount.first].isdigit():
        return True
    beside = words[max(amount.first - 2, 0) : amount.first] + words[amount.last : amount.last + 2]
    return amount.figure <= 31 and any(word in lists.months for word in beside)


def _year(amount: Amount) -> bool:
    """Return whether a bare number looks like a year."""
    low = amount.low
    return (
        amount.kind == "number" and low is not None and low == low.to_integral_value() and _YEARS[0] <= low <= _YEARS[1]
    )


def _join(a: Amount, b: Amount) -> Amount:
    """Return one amount from the two ends of a range; "6 to 8 billion", "6.000 a 8.000 millones" scale the first end too."""
    low, high = a.low or Decimal(0), b.high or Decimal(0)
    for scale in (Decimal(10) ** 9, Decimal(10) ** 6, Decimal(1000)):
        if high >= scale and low < (10000 if scale == 10**6 else 1000) and low * scale <= high:
            low *= scale
            break
    kind = b.kind if a.kind == "number" else a.kind
    return Amount(low, high, kind, a.first, b.last, a.currency or b.currency, digits=a.digits or b.digits)


def _bounds(amount: Amount, words: list[str], lists: Lists) -> None:
    """Open an end of an amount where "up to" or "more than" stands before it."""
    if amount.low != amount.high or amount.low is None:
        return
    low = max(amount.first - lists.longest_bound - 1, 0)
    for start in (*range(low, amount.first), amount.last):
        if start >= len(words) or words[start] not in lists.bounds:
            continue
        for sequence, at_most in lists.bounds[words[start]]:
            end = start + len(sequence)
            in_reach = amount.first - 1 <= end <= amount.first if start < amount.first else len(sequence) > 1
            if in_reach and tuple(words[start:end]) == sequence:
                amount.low, amount.high = (None, amount.high) if at_most else (amount.low, None)
                return


def _period(amount: Amount, sentence: Sentence, lists: Lists, found: list[Amount]) -> None:
    """Set what period and unit a sum is for, from the words after it, then from those before it."""
    words = sentence.words
    stroke = _STROKE.match(sentence.folded, sentence.ends[amount.last - 1], sentence.end)
    if stroke:  # "34,50 euro/ora"
        word = stroke.group(1)
        amount.per = next((p for known in lists.per.values() for sequence, p in known if sequence[-1] == word), None)
    if amount.per:
        return
    after_end = min((other.first for other in found if other.first >= amount.last), default=len(words))
    before_start = max((other.last for other in found if other.last <= amount.first), default=0)
    best: tuple[int, Per] | None = None
    for start in range(max(amount.first - _PER_REACH, before_start), min(amount.last + _PER_REACH, len(words))):
        for sequence, per in lists.per.get(words[start], ()):
            size = len(sequence)
            if tuple(words[start : start + size]) != sequence:
                continue
            after = start >= amount.last
            if after and start >= after_end and after_end - amount.last < 1:
                continue
            distance = start - amount.last if after else (amount.first - start - size) + 2
            if start + size > amount.first and not after:
                continue
            if after and start > after_end:
                distance += 4
            if best is None or distance < best[0]:
                best = (distance, per)
    amount.per = best[1] if best else None
