"""One page: its template filled in, with the words, the menu and the addresses that every page has."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fairward.publish.site.said import languages, said

TEMPLATES = Path(__file__).parent.parent / "templates"
_MENU = ("index", "cases", "agreements", "checks", "compare", "overview", "search")
_MORE = ("sources", "instruments", "method", "glossary", "withheld", "corrections", "data", "verify")

_NAMED = frozenset(f"{one}.html" for one in (*_MENU, *_MORE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all pages of a language share: its code, the address of the register (if known), and who made it."""

    language: str
    address: str
    program: str
    edition: str
    languages: tuple[str, ...] = field(default_factory=languages)


def rendered(template: str, name: str, title: str, setting: Setting, *, at_top: bool = False, **values: Any) -> bytes:
    """Return a page by its name below the language's folder ("cases/bs-cu.html"); `values` are the template's own."""
    words = said(setting.language)
    depth = name.count("/")
    home = f"{setting.language}/" if at_top else "../" * depth
    description = " ".join(str(values.get("description") or words["lead"]).split())[:280]
    base = {
        "above": None,
        "data": "",
        "proof": "",
        "oembed": "",
        "title_language": "",
        "facts": (),
        **values,
        "description": description,
        "words": words,
        "language": setting.language,
        "languages": setting.languages,
        "names": {one: said(one)["language"] for one in setting.languages},
        "name": name,
        "title": title,
        "home": home,
        "top": "" if at_top else home + "../",
        "menu": _menu("menu", _MENU, setting.language, home, name if name in _NAMED else ""),
        "more": _menu("menu_all", _MORE, setting.language, home, name if name in _NAMED else ""),
        "address": f"{setting.address.rstrip('/')}/{setting.language}/{name}" if setting.address else "",
        "made_with": words["made_with"].format(program=setting.program, edition=setting.edition),
    }
    text: str = _environment().get_template(template).render(base)
    return text.encode()


@functools.lru_cache(maxsize=1_000)
def _menu(label: str, pages: tuple[str, ...], language: str, home: str, here: str) -> Any:
    """Return a menu as it stands on most pages: it differs by language, by the way home, and where it names the page itself."""
    words = said(language)
    named = [(f"{one}.html", words["home" if one == "index" else one]) for one in pages]
    return _environment().get_template("ways.html.j2").module.menu(words[label], named, home, here)


@functools.cache
def _environment() -> Any:
    """Return the templates, compiled once a process."""
    from jinja2 import Environment, FileSystemLoader  # noqa: PLC0415 - slow import: only pages need it

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
