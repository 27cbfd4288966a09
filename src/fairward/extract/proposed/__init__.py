"""Statements that a language model proposes: what it is asked, how its answer is read, checked and put beside our own reading.

Nothing here speaks to a model: `run/asking.py` carries questions and answers. A proposal becomes a statement only where its quote
stands in the passage, its numbers in the quote, its speaker in the document and its topic, value and stance in the books; no
word of a model's own reaches a statement.
"""

from fairward.extract.proposed.answers import Answered, rows
from fairward.extract.proposed.checking import Checking, Failure
from fairward.extract.proposed.instruction import instruction, question
from fairward.extract.proposed.merging import Merged, merged
from fairward.extract.proposed.passages import passages

__all__ = ["Answered", "Checking", "Failure", "Merged", "instruction", "merged", "passages", "question", "rows"]
