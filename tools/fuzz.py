"""Feed made-up input to the readers and the extractor until the time is over, guided by which code it reaches.

`make fuzz SECONDS=600`. What breaks them is written to build/fuzz/ and the run ends. A hang is an input
that takes longer than ten seconds. Each target runs in a process of its own, as the engine ends its process.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fairward"]):
    from fairward import extract, read
    from fairward.model.document import Document, Source
    from fairward.model.problem import UnreadableSource

    # Readers are imported when their kind first comes up; here all of them must be watched from the start.
    for module in pkgutil.iter_modules(read.__path__, "fairward.read."):
        importlib.import_module(module.name)

ROOT = Path(__file__).parent.parent
FOUND = ROOT / "build" / "fuzz"
SLOW_SECONDS = 10
LARGEST = 200_000


def reading(data: bytes) -> None:
    """Read the bytes; only the promised exception may come back."""
    try:
        document = read.document("made up", data)
    except UnreadableSource as unreadable:
        if not (unreadable.problem.what and unreadable.problem.hint):
            raise RuntimeError("a problem must say what happened and what to do") from unreadable
        return
    if not document.text.strip():
        raise RuntimeError("a document without words must be a problem")


def extracting(data: bytes) -> None:
    """Extract from made-up text in a language chosen by the first byte; every quote must lie in the text."""
    language = ("en", "es")[data[0] % 2] if data else "en"
    text = data[1:].decode("utf-8", errors="replace")
    source = Source(name="made up", sha256="0" * 64, media_type="text/plain", size=len(data))
    for statement in extract.statements(Document(source=source, text=text, language=language)):
        if not 0 <= statement.quote.start < statement.quote.end <= len(text):
            raise RuntimeError(f"a quote outside its text: {statement}")


TARGETS: dict[str, Callable[[bytes], None]] = {"reading": reading, "extracting": extracting}


def seeds(target: str, folder: Path) -> None:
    """Fill a folder with what to start from: the examples as they are, or their words."""
    for number, path in enumerate(sorted((ROOT / "examples").rglob("*"))):
        if not path.is_file() or path.suffix == ".py":
            continue
        data = path.read_bytes()
        if target == "extracting":
            try:
                data = b"\0" + read.document(str(path), data).text.encode()
            except UnreadableSource:
                continue
        (folder / f"{number}{path.suffix}").write_bytes(data[:LARGEST])


def main() -> int:
    """Run every target for the time asked, or one target when the engine's own process asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="time for each target")
    parser.add_argument("--target", choices=sorted(TARGETS))
    asked = parser.parse_args()
    if asked.target is None:
        runs = [
            subprocess.run([sys.executable, __file__, "--target", name, "--seconds", str(asked.seconds)], check=False)
            for name in TARGETS
        ]
        return max(abs(run.returncode) for run in runs)
    with tempfile.TemporaryDirectory() as folder:
        seeds(asked.target, Path(folder))
        options = [
            f"-max_total_time={asked.seconds}",
            f"-timeout={SLOW_SECONDS}",
            f"-max_len={LARGEST}",
            "-rss_limit_mb=4096",
        ]
        atheris.Setup([sys.argv[0], *options, folder], TARGETS[asked.target])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
