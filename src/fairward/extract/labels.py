"""Labels: who speaks in minutes and hearings, where lines begin with a name in capitals ("MINISTER ANA RUIZ. She said ...")."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection

from fairward.extract.folding import fold
from fairward.model.statement import TEXT, Speaker, SpeakerKind

_SEVERAL = 2
_WORD = r"[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'\u2019-]+"
_LABEL = re.compile(
    rf"^(?:[\u2013\u2014-]\s*)?({_WORD}(?: [A-Z\u00c0-\u00dd'\u2019-]+\.?){{0,5}})(?:\s*\([^)\n]{{1,40}}\))?[.:](?=\s)(?! *\n)",
    re.MULTILINE,
)


class Labels:
    """The names in capitals that open lines of a text; each speaks until the next one. A text has none where it has but one."""

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

    def at(self, offset: int) -> Speaker:
        """Return whose words stand at an offset: those of the label before it, else of the text itself."""
        place = bisect.bisect_right(self.starts, offset) - 1
        return self.speakers[place] if place >= 0 else TEXT
