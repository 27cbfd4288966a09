"""Say for the worker of each payslip in a folder what the payslip shows: the code, the sum, the day on which it came."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2

NET = re.compile(r"Salario neto\s+([\d.]+,\d\d)")
CODE = re.compile(r"código:\s+([2-9A-Z]{5}-[2-9A-Z]{5})")


def main() -> None:
    """Read each payslip as its worker would and give the receipt."""
    fairward, journal, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    for path in sorted(folder.glob("*.pdf")):
        text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
        net, code = NET.search(text), CODE.search(text)
        assert net is not None, path
        assert code is not None, path
        amount = net[1].replace(".", "").replace(",", ".")
        words = ["pay", "receipt", journal, path.stem, "--code", code[1], "--received", amount, "--on", "2026-11-26"]
        subprocess.run([fairward, *words], check=True)  # noqa: S603 - our own program


if __name__ == "__main__":
    main()
