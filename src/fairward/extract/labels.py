"""Labels: who speaks in minutes, hearings and interviews, where lines begin with a name ("MINISTER ANA RUIZ. She said ...", "Witness: ...")."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection

from fairward.extract.folding import fold
from fairward.model.statement import TEXT, Speaker, SpeakerKind

_SEVERAL = 2
_WORD = r"[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'\u2019-]+"
_LABEL = re.compile(
    rf"^(?:[\u2013\u2014-]\s*)?(?:[AO] )?({_WORD}\.?(?: [A-Z\u00c0-\u00dd'\u2019-]+\.?){{0,5}})(?:\s*\([^)\n]{{1,40}}\))?(?:[.:]|[ ][\u2013\u2014-])(?=\s)(?! *\n)",
    re.MULTILINE,
)
_PLAIN = r"[A-Z\u00c0-\u00dd][\w\u00c0-\u00ff'\u2019.-]+"
_TURN = re.compile(
    rf"^({_PLAIN}(?: (?:[a-z]{{1,3}} )?{_PLAIN}){{0,4}})(?:\s*\([^)\n]{{1,40}}\))?:[ ](?=\S)", re.MULTILINE
)
_TURNS = 4


class Labels:
    """The names that open lines of a text; each speaks until the next one. A text has none where it has but one.

    Names in capitals are labels anywhere; others only where turns are taken: several lines of two speakers or more, one of them
    at least twice.
    """

    def __init__(self, text: str, titles: Collection[str]) -> None:
        """Find the labels of a text; a single word is one only where it is a title ("PRESIDENT.")."""
        self.starts: list[int] = []
        self.speakers: list[Speaker] = []
        for match in _LABEL.finditer(text):
            words = match.group(1).split()
            named = [word for word in words if fold(word).strip(".") not in titles]
            if len(words) == 1 and named:
                continue
            self.starts.append(match.start())
            self.speakers.append(Speaker(name=" ".join(named or words).title(), kind=SpeakerKind.PERSON))
        if len(set(self.speakers)) < _SEVERAL:
            self.starts, self.speakers = [], []
            self._turns(text, titles)

    def _turns(self, text: str, titles: Collection[str]) -> None:
        """Take the labels of a talk, written as names are."""
        turns = list(_TURN.finditer(text))
        often = Counter(match.group(1) for match in turns)
        if len(turns) < _TURNS or len(often) < _SEVERAL or max(often.values()) < _SEVERAL:
            return
        for match in turns:
            words = match.group(1).split()
            named = [word for word in words if fold(word).strip(".") not in titles]
            self.starts.append(match.start())
            self.speakers.append(Speaker(name=" ".join(named or words), kind=SpeakerKind.PERSON))

    def at(self, offset: int) -> Speaker:
        """Return whose words stand at an offset: those of the label before it, else of the text itself."""
        place = bisect.bisect_right(self.starts, offset) - 1
        return self.speakers[place] if place >= 0 else TEXT
