"""Keep the translations of fixed words: find new words in the code, and compile what translators wrote.

Without an option: collect the words of src/fairward/draft into each fairward.po, then compile. With --check: exit with 1
where a word has no translation or a compiled file is stale.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

DRAFT = Path(__file__).parent.parent / "src" / "fairward" / "draft"
# The functions whose first words are to be translated: see draft/words.py.
KEYWORDS: dict[str, Any] = {"say": None, "mark": None, "many": (1, 2)}


def wanted() -> Catalog:
    """Return every fixed word of the code."""
    catalog = Catalog(project="fairward", charset="utf-8")
    found = extract_from_dir(str(DRAFT), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _, _, message, _, _ in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message)
    return catalog


def catalogs() -> dict[Path, Catalog]:
    """Return the translations that there are, by their file."""
    return {path: _read(path) for path in sorted((DRAFT / "locale").glob("*/LC_MESSAGES/fairward.po"))}


def _read(path: Path) -> Catalog:
    """Return one file of translations."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes of the compiled file."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Return the words that have no sure translation."""
    return [str(one.id) for one in catalog if one.id and (one.fuzzy or not all(_texts(one.string)))]


def _texts(string: object) -> list[str]:
    """Return a translation's texts: one, or one for each number."""
    return list(string) if isinstance(string, (list, tuple)) else [str(string or "")]


def problems() -> list[str]:
    """Return what is wrong: words that are new, gone or untranslated, compiled files that are stale."""
    out = []
    words = {str(one.id) for one in wanted() if one.id}
    for path, catalog in catalogs().items():
        known = {str(one.id) for one in catalog if one.id}
        out += [f"{path}: not in the file: {word}" for word in sorted(words - known)]
        out += [f"{path}: no longer in the code: {word}" for word in sorted(known - words)]
        out += [f"{path}: no translation: {word}" for word in untranslated(catalog)]
        mo = path.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(catalog):
            out.append(f"{mo}: stale; run python tools/translations.py")
    return out


def renew() -> None:
    """Write every file of translations anew with the words of the code, and its compiled form."""
    template = wanted()
    for path, catalog in catalogs().items():
        template.creation_date = catalog.creation_date  # a date would make a difference where there is none
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, width=120, no_location=True, sort_output=False, omit_header=False)
        path.with_suffix(".mo").write_bytes(compiled(_read(path)))


if __name__ == "__main__":
    if "--check" not in sys.argv:
        renew()
    found = problems()
    print("\n".join(found) or "Every fixed word is translated and compiled.")
    sys.exit(1 if found else 0)
