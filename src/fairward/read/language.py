"""The language of a text and of its passages, told by the small words that every sentence is full of.

A vote of function words on the first 2,000 characters costs some 25 microseconds a document. The trained identifiers that
were measured beside it (docs/reading-sources.md) took a tenth of a second to load and were no surer on texts of more
than a line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from fairward.model.document import Passage
from fairward.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

SUPPORTED = ("en", "es", "fr", "it", "pt")
"""Languages whose statements are found (ISO 639-1)."""
UNKNOWN = "und"
"""What is said of a text in which no language can be told (ISO 639-2's code for it)."""
SAMPLE = 2_000
"""Characters from the start of a text that vote on its language."""

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "ht": "Haitian Creole", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_WORDS = {
    "en": "the of and to in that for with is was are were by from on at which this be has have had not they their it as an its"
    " his her who will would been or but he she we you said under shall may any all between than into more such no there",
    "es": "el la los las de del y en que por para con una un se su sus al es son fue no lo como más pero o este esta estos entre"
    " sobre sin ha han según desde cuando también ser está quien donde muy hasta porque ya le les ni si cada uno cuyo dijo",
    "pt": "o a os as de do da dos das e em no na nos nas que por para com uma um se seu sua ao aos à às é são foi não mais mas ou"
    " este esta entre sobre sem há tem segundo desde quando também ser está quem onde muito até pelo pela já lhe nem cada isso",
    "fr": "le la les de du des et en que qui pour par avec une un se son sa ses au aux est sont été ne pas plus mais ou ce cette"
    " ces dans sur sans il elle ils nous vous leur leurs selon depuis être où très même comme aussi dont entre ont",
    "it": "il lo la i gli le di del della dei delle dello e in che per con una un si suo sua al alla ai alle è sono fu non più ma o"
    " questo questa nel nella nei tra fra su senza ha hanno secondo dal dalla da quando anche essere come cui sul sulla ogni",
    "de": "der die das und in zu den von mit ist sich des dem nicht ein eine auf für im auch als an es war sind nach wird bei einer"
    " um am aus werden oder hat dass sie er wie über so zum zur haben nur durch vor bis einen wurde ihre gegen",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door naar wordt uit dan hij zij hun over"
    " worden heeft deze tot werd of nog wat meer dit wel geen hebben die onder tegen mag moet zal",
    "ca": "el els la les de del dels i en que per amb una un es seu seva al és són va no més però o aquest aquesta entre sobre sense"
    " ha han segons des quan també ser està qui on molt fins perquè ja li ni cada pels pel aquests",
    "ro": "și în de la cu pe din pentru este sunt un o nu ce care mai sau a fost prin se au dar ale lui al acest această către"
    " după ca între fi lor până fără unei unui cele",
    "pl": "i w na z do się nie że jest to o od po za jak przez dla oraz ale są być jego ich który które przy tym ze co lub tego"
    " może został była był bez pod",
    "cs": "a v na se je že s z do o k ve za jsou byl by pro jako které jeho ale nebo od po jak však také bylo při může podle jejich",
    "sv": "och i att det som en på är av för med till den har de inte om ett han var men sig från vi så kan eller när efter"
    " vid ska under skall också hade",
    "da": "og i at det er en til på som med for de af den har ikke der et fra om var men han sig ved kan eller blev efter vil"
    " skal være også under hvor",
    "fi": "ja on ei että se oli hän joka mutta ovat kun myös tai sen ole niin jos mukaan kuin vuoden sekä jotka",
    "hu": "a az és hogy nem is egy ez volt meg csak de már mint vagy azt el kell ki még lehet szerint által",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi en ne kadar değil sonra göre ya veya ise olduğu her",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah oleh juga atau sebagai mereka telah kepada",
    "sw": "na ya wa kwa ni katika za la kuwa hii hiyo au cha yake wao kama lakini pia baada kazi wote huo",
    "ht": "nan yo ak pou ki se pa li sou te ap yon nou gen tout men lè moun ke kote avèk oswa sa fè peyi",
    "vi": "của và là các có được cho trong không người với này một những đã khi từ về tại để làm việc",
}  # fmt: skip

_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"), (re.compile("[\uac00-\ud7af]"), "ko"), (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0370-\u03ff]"), "el"), (re.compile("[\u0590-\u05ff]"), "he"), (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\u0900-\u097f]"), "hi"), (re.compile("[\u0600-\u06ff]"), "ar"), (re.compile("[\u0400-\u04ff]"), "ru"),
)  # fmt: skip
_OWN_LETTERS = (("ñ", "es"), ("¿", "es"), ("¡", "es"), ("ã", "pt"), ("õ", "pt"), ("ß", "de"), ("ș", "ro"), ("ț", "ro"))
_UKRAINIAN, _PERSIAN = re.compile("[іїєґ]"), re.compile("[پچژگ]")

# Words of one language only: a paragraph that has one of them is in the main language, and need not be voted on.
_AT_A_GLANCE = {
    "en": (" the ", " of ", " and ", " with "),
    "es": (" el ", " y ", " los ", " las "),
    "fr": (" les ", " et ", " des ", " dans "),
    "it": (" il ", " che ", " di ", " della "),
    "pt": (" os ", " em ", " não ", " uma ", " do ", " da "),
}
_SHORTEST_PASSAGE = 60
# So many function words, twice those of the runner-up, settle the vote among the supported languages.
_CLEAR = 8
# Characters that settle it for most texts.
_QUICK = 500
# A text of a script other than the Latin one keeps less than nine tenths of its characters in Latin-1.
_LATIN_SHARE = 0.9
_LONGEST_QUICK = 1_200
_ENOUGH = 4


@cache
def _word_sets() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each language with its function words."""
    return tuple((language, frozenset(words.split())) for language, words in _WORDS.items())


def of_text(text: str) -> str:
    """Return the language (ISO 639-1) of the start of a text, or UNKNOWN where none can be told."""
    words = _all_words().intersection(text[:_QUICK].lower().split())
    counts = [len(own & words) for own in _supported()]
    second, first = sorted(counts)[-2:]
    if first >= _CLEAR and first > 2 * second:
        return _word_sets()[counts.index(first)][0]
    return _vote(text[:SAMPLE], least=2)


@cache
def _supported() -> tuple[frozenset[str], ...]:
    """Return the function words of each supported language."""
    return tuple(own for _, own in _word_sets()[: len(SUPPORTED)])


@cache
def _all_words() -> frozenset[str]:
    """Return the function words of all languages: what is none of them need not be compared with each."""
    return frozenset().union(*(own for _, own in _word_sets()))


def _among_supported(words: frozenset[str]) -> dict[str, int]:
    """Return how many different function words of each supported language are among the words."""
    return {language: len(own & words) for language, own in _word_sets()[: len(SUPPORTED)]}


def _clear(votes: dict[str, int]) -> str | None:
    """Return the supported language that so many votes settle on, None where another may be meant."""
    first, second = sorted(votes.values())[:-3:-1]
    return max(votes, key=votes.__getitem__) if first >= _CLEAR and first > 2 * second else None


def _vote(sample: str, *, least: int) -> str:
    """Return the language with the most different function words in a sample, if it has at least `least` of them."""
    lowered = sample.lower()
    if not sample.isascii() and len(lowered.encode("latin-1", "ignore")) < _LATIN_SHARE * len(lowered):
        script = _by_script(lowered)
        if script:
            return script
    # Words that touch a comma or a quotation mark are lost to the vote; taking the marks off would cost more than the vote.
    words = _all_words().intersection(lowered.split())
    votes = _among_supported(words)
    settled = _clear(votes)
    if settled:
        return settled
    votes |= {language: len(own & words) for language, own in _word_sets()[len(SUPPORTED) :]}
    if not sample.isascii():
        for letter, language in _OWN_LETTERS:
            if letter in lowered:
                votes[language] += 2
    best = max(votes, key=votes.__getitem__)
    if votes[best] < least:
        return UNKNOWN
    # A tie goes to a supported language: short Portuguese and Catalan share many small words with Spanish.
    rivals = [language for language in SUPPORTED if votes[language] == votes[best]]
    return rivals[0] if rivals else best


def _by_script(lowered: str) -> str | None:
    """Return the language that a script other than the Latin one shows, if a third of the letters are of it."""
    letters = sum(map(str.isalpha, lowered)) or 1
    for pattern, language in _SCRIPTS:
        found = len(pattern.findall(lowered))
        enough = 0.05 if language == "ja" else 0.34
        if found < enough * letters:
            continue
        if language == "ru" and _UKRAINIAN.search(lowered):
            return "uk"
        if language == "ar" and _PERSIAN.search(lowered):
            return "fa"
        return language
    return None


def passages(text: str, main: str, *, start: int = 0) -> tuple[Passage, ...]:
    """Return the stretches of whole paragraphs clearly in another language than `main`, from `start` on; neighbours joined."""
    found: list[Passage] = []
    for begin, end, language in _foreign(text, main, start):
        if found and found[-1].language == language and not text[found[-1].end : begin].strip():
            found[-1] = Passage(start=found[-1].start, end=end, language=language)
        else:
            found.append(Passage(start=begin, end=end, language=language))
    return tuple(found)


def _foreign(text: str, main: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and language of each paragraph that is clearly not in the main language."""
    lines = text[start:].split("\n")
    doubtful = [number for number, line in enumerate(lines) if len(line) >= _SHORTEST_PASSAGE]
    for sign in _AT_A_GLANCE.get(main, ()):
        doubtful = [number for number in doubtful if sign not in lines[number]]
    if not doubtful:
        return
    own, lengths = _words_of(main), list(accumulate(map(len, lines)))
    for number in doubtful:
        line = lines[number]
        sample = line[:_LONGEST_QUICK]
        if len(own.intersection(sample.lower().split())) < _ENOUGH:
            language = _vote(sample, least=4)
            if language not in (main, UNKNOWN) and _is_clear(sample, language, own):
                end = start + lengths[number] + number
                yield end - len(line), end, language


@cache
def _words_of(language: str) -> frozenset[str]:
    """Return the function words of a language, none where they are not known."""
    return dict(_word_sets()).get(language, frozenset())


def _is_clear(line: str, language: str, main_words: frozenset[str]) -> bool:
    """Return whether the line has at least twice as many words of the language as of the main one."""
    words = set(line.lower().split())
    own = _words_of(language)
    return not own or len(words & own) >= 2 * len(words & main_words)


def problem(name: str, language: str) -> Problem | None:
    """Return the problem of a document whose language is not supported, None where it is."""
    if language in SUPPORTED:
        return None
    known = ", ".join(NAMES[code] for code in SUPPORTED)
    if language == UNKNOWN:
        return Problem(
            where=name,
            what="The language of the text could not be told, so nothing was looked for in it.",
            hint=f"Statements are found in {known}.",
        )
    return Problem(
        where=name,
        what=f"The text is in {NAMES[language]}, in which statements cannot be found yet.",
        hint=f"Add a translation: statements are found in {known}.",
    )
