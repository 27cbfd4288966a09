"""Fairward reads agreements that send health workers abroad, follows the money and shows the way out.

document = read.document(path); statements = extract.statements(document); case = gather.case([document], statements);
findings = assess.findings(case); report = draft.report([...]). `run` does the whole walk.
"""

__version__ = "0.1.0"

__all__ = ["__version__", "assess", "books", "draft", "extract", "gather", "model", "read", "run"]
