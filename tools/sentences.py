"""Show what the phrase books find in the labelled sentences of tests/sentences: recall and precision, by label if asked.

python tools/sentences.py en                     the figures of a language
python tools/sentences.py en identity_documents  with every miss and every wrong reading of the labels that begin so
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fairward.extract.reader import reader_of
from fairward.model.statement import Measure, Value

ROOT = Path(__file__).parent.parent / "tests" / "sentences"


@dataclass(slots=True)
class Tally:
    """Labels found, missed and wrongly read, and the sentences where that happened."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def scores(self) -> tuple[float, float]:
        """Return recall and precision over all labels."""
        found, missed, wrong = (sum(counter.values()) for counter in (self.found, self.missed, self.wrong))
        return found / max(found + missed, 1), found / max(found + wrong, 1)


def labelled(language: str) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the labels and the words of every sentence of a language."""
    for line in (ROOT / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        labels, _, sentence = line.partition("\t")
        yield frozenset(label.strip() for label in labels.split(" + ")) - {"none"}, sentence


def labels_of(topic: str, value: Value) -> set[str]:
    """Return the labels of a reading: the topic with each word that its value is."""
    if isinstance(value, tuple):
        return {f"{topic}:{word}" for word in value}
    word = value.what if isinstance(value, Measure) else value
    return {f"{topic}:{word}" if isinstance(word, str) else topic}


def tally(language: str) -> Tally:
    """Return what the phrase book of a language finds in its labelled sentences."""
    reader, counts = reader_of(language), Tally()
    for wanted, sentence in labelled(language):
        read = {label for topic, value in reader.proposals(sentence) for label in labels_of(topic, value)}
        counts.found.update(wanted & read)
        counts.missed.update(wanted - read)
        counts.wrong.update(read - wanted)
        counts.lines += [("missed", label, sentence) for label in sorted(wanted - read)]
        counts.lines += [("wrong", label, sentence) for label in sorted(read - wanted)]
    return counts


def main() -> None:
    """Print the figures of the language, and the lines of the labels, that the command line names."""
    language, beginning = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    counts = tally(language)
    recall, precision = counts.scores()
    print(f"{language}: recall {recall:.3f}, precision {precision:.3f}")
    for what, label, sentence in counts.lines if beginning is not None else ():
        if label.startswith(str(beginning)):
            print(f"{what}\t{label}\t{sentence}")


if __name__ == "__main__":
    main()
