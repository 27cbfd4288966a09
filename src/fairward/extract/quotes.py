"""Quotes: from the words that carry a statement to the whole clause that a reader should see."""

from __future__ import annotations

import re

from fairward.extract.words import Sentence

_SHORT, _LONG = 6, 45
_STOPPED = re.compile(r"[.,;!?]([\"\u201d\u00bb])")
_OPENED = {"\u201d": "\u201c", "\u00bb": "\u00ab"}


def clause_span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Return offsets in the document of the clause or clauses around words first..last-1, neither cramped nor endless."""
    clauses, size = sentence.clauses, len(sentence.words)
    low, high = first, last
    while low > 0 and clauses[low - 1] == clauses[first]:
        low -= 1
    while high < size and clauses[high] == clauses[last - 1]:
        high += 1
    while high - low < _SHORT and (low > 0 or high < size):
        if high < size:
            step = clauses[high]
            while high < size and clauses[high] == step:
                high += 1
        else:
            step = clauses[low - 1]
            while low > 0 and clauses[low - 1] == step:
                low -= 1
    if high - low > _LONG:
        low, high = max(low, first - _LONG // 3), min(high, max(last, first + _LONG))
    start, end = sentence.span(low, high)
    return _widened(sentence, start, end)


def _widened(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return a span that takes in an opening or closing mark that belongs to its words."""
    text = sentence.text
    while end < sentence.end and text[end] in "\"'\u201d\u2019\u00bb)%\u20ac$":
        end += 1
    while start > sentence.start and text[start - 1] in "\"'\u201c\u2018\u00ab($\u20ac\u00a3\u00bf\u00a1":
        start -= 1
    stopped = _STOPPED.match(text, end, sentence.end)
    if stopped and _left_open(text[start:end], stopped.group(1)):
        end = stopped.end()
    return start, end


def _left_open(words: str, mark: str) -> bool:
    """Return whether a closing mark has its opening one in the words, and not yet a closing one."""
    return words.count(mark) % 2 == 1 if mark == '"' else words.count(_OPENED[mark]) > words.count(mark)
