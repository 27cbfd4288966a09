"""Details by which a private person can be found: e-mail, telephone, papers, accounts, addresses, dates of birth, names."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairward import books
from fairward.publish.redact.folded import alternatives, folded
from fairward.publish.redact.persons import Known, persons

# A word of a cue may stand a little before its number: "passport of the bearer: E 123456".
_GAP = r"(?:\s+(?:is|es|no|nr|num|numero|number|of|the|del|de|la|el|n|holder|titular|issued|by|with)\b\.?|\s*[:#.,(º°№'\"-])*\s*"
_CODE = r"(?=[a-z0-9./ -]*\d[a-z0-9./ -]*\d[a-z0-9./ -]*\d)[a-z]{0,4}[ -]?\d[a-z0-9]*(?:[-./ ][a-z]?\d[a-z0-9]*)*(?:-[a-z0-9])?"
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:de\s+|of\s+)?(?:\d{1,2}|[a-z]{3,10})[\s./,-]+(?:de\s+|of\s+)?\d{2,4}|\d{4}-\d\d-\d\d|[a-z]{3,10}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4})"
_DIGITS = r"\+?\(?\d(?:(?:[ \t.-]|\)[ \t]?|[ \t]?\()?\d){5,14}"

# Without one of these signs there is nothing of the kind: to look for a sign is far quicker than to look for the pattern.
_SIGNS = {"email": ("@", "[at]", "(at)"), "profile": ("@", ".com/", ".me/")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A private detail found in a text: its kind (a key of atlas/private_details), offsets, words, and why it was taken."""

    kind: str
    start: int
    end: int
    text: str
    why: str


def details(text: str, known: Known) -> tuple[Detail, ...]:
    """Return the private details of a text in order, none overlapping: where two do, the longer stands."""
    plain = folded(text)
    found = [*_by_pattern(text, plain), *_names(text, plain, known)]
    out: list[Detail] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if out and one.start < out[-1].end:
            if one.end > out[-1].end:
                last = out[-1]
                out[-1] = Detail(
                    kind=last.kind, start=last.start, end=one.end, text=text[last.start : one.end], why=last.why
                )
            continue
        out.append(one)
    return tuple(out)


def _names(text: str, plain: str, known: Known) -> Iterator[Detail]:
    """Yield the names of private persons."""
    for start, end, why in persons(text, plain, known):
        yield Detail(kind="person", start=start, end=end, text=text[start:end], why=why)


def _by_pattern(text: str, plain: str) -> Iterator[Detail]:
    """Yield what patterns find, each checked by its own rule."""
    for kind, why, pattern, fits in _patterns():
        if not any(sign in plain for sign in _SIGNS.get(kind, ("",))):
            continue
        for match in pattern.finditer(plain):
            start, end = match.span("it")
            while end > start and plain[end - 1] in " .,;:-(":
                end -= 1
            if fits(plain[start:end]):
                yield Detail(kind=kind, start=start, end=end, text=text[start:end], why=why)


Fits = Callable[[str], bool]


@functools.cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str], Fits], ...]:
    """Return the patterns over folded text: kind, why, pattern with the group `it`, and a check of what it found."""
    book = books.atlas("private_details")

    def cued(kind: str, body: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives(book[kind]['before'])})\b{_GAP}(?P<it>{body})")

    last, first = (alternatives(book["address"][name]) for name in ("streets", "streets_first"))
    street = (
        rf"(?P<it>(?<![\w.])(?:no\.?[ \t]*)?\d{{1,5}}[a-z]?,?[ \t]+(?:[\w'-]+[ \t]+){{1,4}}?(?:{last})\b\.?(?:,?[ \t]+(?:apt|apartment|flat|unit)\.?[ \t]*\w+)?"
        rf"|(?<!\w)(?:{first})\.?[ \t]+(?:[\w'.-]+[ \t]+){{0,5}}?#?\d{{1,5}}[a-z]?\b(?:,?[ \t]*(?:no|num|numero|n|#)\.?[º°]?[ \t]*\d{{1,5}}\w?\b)?"
        rf"(?:,?[ \t]+(?:entre|e/|apto|apartamento|esq|esquina|piso|reparto|bajos|altos)\.?[ \t]+[\w'/-]+(?:[ \t]+y[ \t]+[\w'/-]+)?)*)"
    )
    always: Fits = bool
    return (
        ("email", "an e-mail address", re.compile(r"(?P<it>[\w.+%-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})"), always),
        ("profile", "a page or handle of a person", re.compile(r"(?P<it>(?:https?://)?(?:[\w-]+\.)?(?:facebook|instagram|twitter|x|tiktok|linkedin|telegram|t|wa)\.(?:com|me)/[\w./?=&%-]{2,}|(?<![\w@])@[a-z_]\w{2,30})"), always),
        ("iban", "an account number with right check figures", re.compile(r"(?P<it>\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{2,4}){3,8}[ -]?[a-z0-9]{0,3}\b)"), is_iban),
        ("account", "a card number with a right check figure", re.compile(r"(?P<it>\b\d(?:[ -]?\d){12,18}\b)"), is_card),
        ("coordinates", "a geographical position", re.compile(r"(?P<it>-?\d{1,3}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}|\d{1,3}°\s*\d{1,2}['′][^\n]{0,24}?[nsewo]\b)"), always),
        ("passport", "a number after a word for passport", cued("passport", _CODE), always),
        ("passport", "a line of a passport that machines read", re.compile(r"(?P<it>p<[a-z]{3}[a-z<]{5,}|\b[a-z0-9<]{9}\d[a-z]{3}\d{7}[mfx<]\d{7}[a-z0-9<]*)"), always),
        ("identity_number", "a number after a word for identity", cued("identity_number", _CODE), always),
        ("account", "a number after a word for account", cued("account", _CODE), lambda it: sum(map(str.isdigit, it)) >= 6),
        ("birth_date", "a date after a word for birth", cued("birth_date", _DATE), always),
        ("phone", "a number with the code of a country", re.compile(r"(?P<it>(?<![\w.])(?:\+|00)\d{1,3}(?:(?:[ \t.-]|\)[ \t]?|[ \t]?\()?\d){5,13})"), lambda it: 8 <= sum(map(str.isdigit, it)) <= 15),
        ("phone", "a number after a word for telephone", cued("phone", _DIGITS), lambda it: 6 <= sum(map(str.isdigit, it)) <= 15),
        ("address", "an address after a word for living", cued("address", r"[^\n.;]{0,60}?\d{1,5}[^\n.;]{0,60}"), always),
        ("address", "a street with a number", re.compile(street), always),
    )  # fmt: skip


def is_iban(text: str) -> bool:
    """Return whether a text is an international account number by its check figures (ISO 13616)."""
    code = re.sub(r"[ -]", "", text).upper()
    if not 15 <= len(code) <= 34:
        return False
    turned = code[4:] + code[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def is_card(text: str) -> bool:
    """Return whether a text is the number of a payment card by its check figure (ISO 7812)."""
    figures = [int(letter) for letter in text if letter.isdigit()]
    if not 13 <= len(figures) <= 19 or len(set(figures)) < 2:
        return False
    doubled = [figure * 2 for figure in figures[-2::-2]]
    return (sum(figures[-1::-2]) + sum(figure - 9 if figure > 9 else figure for figure in doubled)) % 10 == 0
