"""HTML by Lexbor (selectolax): the main text and what the page says of itself; scripts are dropped, never run."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import dates, main_text
from fairward.read.clean import one_line
from fairward.read.decode import to_utf8
from fairward.read.finish import finish

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_ABOUT = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "citation_publisher"),
    "author": ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl"),
    "published": (
        "article:published_time", "og:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
        "pubdate", "publish-date", "publish_date", "parsely-pub-date", "citation_publication_date", "citation_date", "sailthru.date",
    ),
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)
_SITE_MARK = re.compile(r"\s+[|–—·»-]\s+")
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)[^<>]*?(/?)>")
# Elements without an end, and those that end where the next one begins.
_NO_DEPTH = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option tbody thead tfoot".split()
)
_MANY_TAGS, _SHORTEST_TAG = 20_000, len("<p>")
_DEEPEST_PAGE = 2_000
_LARGEST_LINKED_DATA = 500_000
_DEEPEST = 6
_LINKED_DATA = "application/ld+json"
_LONGEST_NAME = 60


def document(source: Source, data: bytes, *, is_article: bool = True) -> Document:
    """Return the document of a page; raises UnreadableSource where it has no words.

    `is_article` is whether the main text is to be looked for; the body of a message is taken whole.
    """
    # Slow import (12 ms), needed for HTML only.
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - slow import (12 ms)

    declared = _CHARSET.search(data[:4096])
    utf8, problems = to_utf8(data, where=source.name, declared=declared[1].decode() if declared else None)
    _refuse_nesting(source.name, utf8)
    tree = LexborHTMLParser(utf8)
    about = _about(tree, utf8)
    main_text.prune(tree, utf8)
    pieces = main_text.pieces(tree) if is_article else main_text.whole(tree)
    said = about.get("title", "")
    shown = next((piece.text for piece in pieces if piece.kind == "title"), "")
    return finish(
        source,
        pieces,
        title=shown if shown and (not said or shown in said or said in shown) else said or shown,
        publisher=about.get("publisher", ""),
        author=about.get("author", ""),
        published=dates.iso(about.get("published", "")),
        problems=problems,
        declared=about.get("language", ""),
    )


def _refuse_nesting(where: str, page: bytes) -> None:
    """Raise UnreadableSource where elements lie thousands deep in each other: parsing takes the square of their number."""
    if len(page) < _SHORTEST_TAG * _MANY_TAGS or page.count(b"<") < _MANY_TAGS:
        return
    depth = 0
    for close, name, ended in _TAG.findall(page):
        if close:
            depth = max(depth - 1, 0)
        elif not ended and name.lower() not in _NO_DEPTH:
            depth += 1
            if depth > _DEEPEST_PAGE:
                raise UnreadableSource(
                    Problem(
                        where=where,
                        what="The page nests thousands of elements in each other and was not read.",
                        hint="Save its text as plain text.",
                    )
                )


def _about(tree: Any, page: bytes) -> dict[str, str]:
    """Return what a page says of itself: title, publisher, author, published, language; what it does not say is missing."""
    metas: dict[str, str] = {}
    title = ""
    scripts: list[Any] = []
    # One walk over the head: each search of the tree costs as much as a tenth of its parsing.
    for node in tree.head.iter() if tree.head is not None else ():
        tag = node.tag
        if tag == "meta":
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content:
                metas.setdefault(name.lower(), content)
        elif tag == "title":
            title = title or one_line(node.text())
        elif tag == "script" and node.attributes.get("type") == _LINKED_DATA:
            scripts.append(node)
    if not scripts and b"ld+json" in page:
        scripts = tree.css(f'script[type="{_LINKED_DATA}"]')
    linked = _linked_data(scripts)
    about: dict[str, str] = {}
    for key, names in _ABOUT.items():
        values = [metas[name] for name in names if name in metas]
        if key in linked:
            values.insert(0 if key != "title" else len(values), linked[key])
        value = next((line for value in values if (line := one_line(value)) and "://" not in line), "")
        if value:
            about[key] = value
    if "title" not in about and title:
        about["title"] = max(_SITE_MARK.split(title), key=len)
    _from_markup(tree, about)
    code = _LANGUAGE.match(tree.root.attributes.get("lang") or "") if tree.root is not None else None
    if code:
        about["language"] = code[0].lower()
    return about


def _from_markup(tree: Any, about: dict[str, str]) -> None:
    """Add what the page's own elements say where its head does not: time and byline."""
    if "published" not in about:
        for node in tree.css("time")[:5]:
            attributes = node.attributes
            stamp = attributes.get("datetime") or node.text()
            if dates.iso(stamp):
                about["published"] = stamp
                break
    if "author" not in about:
        node = tree.css_first("[rel=author], [itemprop=author], .byline, .author")
        name = one_line(node.text()) if node is not None else ""
        name = re.sub(r"^(?:by|por|par|di|de)\s+", "", name, flags=re.IGNORECASE)
        if name and len(name) <= _LONGEST_NAME and not dates.iso(name):
            about["author"] = name


def _linked_data(scripts: Iterable[Any]) -> dict[str, str]:
    """Return what JSON-LD in the page says of it. It is parsed as data; nothing in it is run."""
    for node in islice(scripts, 10):
        text = node.text()
        if len(text) > _LARGEST_LINKED_DATA:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            if "datePublished" in thing or "headline" in thing:
                found = {
                    "title": thing.get("headline"),
                    "publisher": _name(thing.get("publisher")),
                    "author": _name(thing.get("author")),
                    "published": thing.get("datePublished"),
                }
                return {key: value for key, value in found.items() if isinstance(value, str) and value}
    return {}


def _things(data: Any, depth: int) -> list[dict[str, Any]]:
    """Return the objects in JSON-LD, those of its lists and graphs too."""
    if depth > _DEEPEST:
        return []
    if isinstance(data, list):
        return [thing for part in data for thing in _things(part, depth + 1)]
    if isinstance(data, dict):
        return [data, *_things(data.get("@graph", []), depth + 1)]
    return []


def _name(thing: Any, depth: int = 0) -> str:
    """Return the name of a person or an organisation, several joined by commas, "" where none is given."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, list) and depth < _DEEPEST:
        return ", ".join(filter(None, (_name(one, depth + 1) for one in thing[:5])))
    if isinstance(thing, dict) and isinstance(thing.get("name"), str):
        return str(thing["name"])
    return ""
