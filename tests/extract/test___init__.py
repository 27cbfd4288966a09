"""Whatever a text holds, extracting ends, gives exact quotes, and gives the same again."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.saying import document

from fairward import books, extract
from fairward.model.rows import statement_row

PIECES = (
    "The Cuban doctors", "los médicos cubanos", "The Bahamas", "Cuba", "pays", "retiene", "$", "12,000", "1.200", "%", "85", "per month",
    "al mes", "according to", "según", "hand over", "passports", "entregan los pasaportes", "denied", "no", "not", "nobody", "must", "“", "”",
    "\n\n", "\n", ".", ",", ";", "Article 7.", "Artículo 9.", "1.1 ", "(a) ", " | ", "between", "and", "entre", "y", "he said", "dijo",
    "Marco Rubio", "HRW", "forced labour", "trabajo esclavo", "up to", "hasta", "10-15", "USD", "€", "(", ")", "they", "que", "hereinafter",
    "the parties agree", "\u00a0", "\u202f", "\u200b", "\u2028", "\x00", "\x1b[31m", "\ufeff", "\ud7ff", "\U0001f600", "é", "e\u0301", "ﬁ", "½", "𝟗", "٣",
)  # fmt: skip
texts = some.lists(some.one_of(some.sampled_from(PIECES), some.text(max_size=6)), min_size=1, max_size=80).map(" ".join)
languages = some.sampled_from(sorted(books.languages()))
quick = settings(
    max_examples=80, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def rows(text, language):
    return [statement_row(one) for one in extract.statements(document(text, language=language))]


@quick
@given(text=texts, language=languages)
def test_quotes_are_exact_and_in_the_order_of_the_text(text, language):
    paper = document(text, language=language)
    found = extract.statements(paper)
    for one in found:
        assert one.quote.document is paper
        assert one.quote.text == text[one.quote.start : one.quote.end]
        assert one.quote.text.strip()
        assert 0 < one.confidence < 1
        assert one.context is None or one.context[0] <= one.quote.start < one.quote.end <= one.context[1]
    assert [one.quote.start for one in found] == sorted(one.quote.start for one in found)


@quick
@given(text=texts, language=languages)
def test_reading_twice_gives_the_same(text, language):
    assert rows(text, language) == rows(text, language)


@quick
@given(text=some.text(max_size=400), language=languages)
def test_any_text_at_all_is_read_to_its_end(text, language):
    assert isinstance(extract.statements(document(text, language=language)), tuple)


HARD = {
    "one word without an end": "a" * 200_000,
    "only figures": "1" * 100_000,
    "groups of figures": "1,000," * 20_000,
    "only full stops": "." * 200_000,
    "only line breaks": "\n" * 200_000,
    "only bars": " | " * 50_000,
    "only quotation marks": "\u201c\"'" * 50_000,
    "capitals": "Cuba " * 40_000,
    "one sentence without an end": "the cuban doctors must hand over their passports and " * 3_000,
    "numbers and numbers": "between 10 and 20 percent or 5 to 6 million dollars, " * 3_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "control characters": "".join(map(chr, range(32))) * 3_000,
    "clause numbers": "1.1.1 a\n" * 20_000,
    "a table without an end": "a | 1,000 | 2,000\n" * 10_000,
}


@pytest.mark.parametrize("name", HARD)
def test_no_text_makes_reading_hang(name):
    code = (
        "import sys\nfrom fairward import extract\nfrom tests.saying import document\nfrom tests.extract.test___init__ import HARD\n"
        "text = 'The Cuban doctors came under a bilateral agreement. ' + HARD[sys.argv[1]]\nprint(len(extract.statements(document(text))) >= 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "True\n", done.stderr


def test_the_order_of_hashes_changes_nothing():
    code = (
        "from fairward import extract\nfrom fairward.model.rows import statement_row\nfrom tests.saying import document\n"
        "from pathlib import Path\nimport json\n"
        "for path in sorted(Path('tests/gold').glob('e[ns]/*.txt'))[::6]:\n"
        "    print(json.dumps([statement_row(one) for one in extract.statements(document(path.read_text(), language=path.parent.name))]))"
    )
    outputs = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "", "HOME": "/nonexistent"},
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_statements_of_a_long_text_are_those_of_its_parts(root):
    """A text repeated after a wall of other words gives the same topics again: nothing is kept from before but voices."""
    text = (root / "tests" / "gold" / "en" / "en_001.txt").read_text(encoding="utf-8").split("\n", 2)[2]
    once = [one.topic for one in extract.statements(document(text))]
    filler = "\n\n".join("The weather was fine on that day and nothing else took place." for _ in range(200))
    twice = [one.topic for one in extract.statements(document(f"{text}\n\n{filler}\n\n{text}"))]
    assert twice == once + once


def test_shuffled_sentences_never_break_reading(root):
    generator = random.Random(7)
    sentences = (root / "tests" / "gold" / "en" / "en_005.txt").read_text(encoding="utf-8").split(". ")
    for _ in range(20):
        generator.shuffle(sentences)
        text = ". ".join(sentences)
        assert all(one.quote.text in text for one in extract.statements(document(text)))
