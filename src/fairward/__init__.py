"""Fairward reads agreements that send health workers abroad, follows the money and shows the way out.

document = read.document(path); statements = extract.statements(document); case = gather.case([document], statements);
findings = assess.findings(case); report = draft.report([...]). `run` does the whole walk.
"""

from __future__ import annotations

import importlib
from types import ModuleType

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "assess",
    "books",
    "draft",
    "extract",
    "follow",
    "gather",
    "model",
    "pay",
    "publish",
    "read",
    "run",
]


def __getattr__(name: str) -> ModuleType:
    """Return a room of the house, imported when it is first asked for (slow import: `fairward --help` needs none)."""
    if name in __all__:
        return importlib.import_module(f"fairward.{name}")
    message = f"fairward has no {name!r}; it has {', '.join(__all__)}"
    raise AttributeError(message)
