"""The part of a web page that is its text, and the pieces in it; menus, links, banners and comments are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fairward.read import boilerplate, lines
from fairward.read.clean import one_line
from fairward.read.pieces import Piece, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fairward.model.document import BlockKind

_NEVER = [
    "script", "style", "noscript", "template", "svg", "nav", "form", "button", "select", "iframe", "object", "embed", "canvas",
    "video", "audio", "aside", "dialog", "menu", "figcaption", "input", "textarea", "map", "math",
]  # fmt: skip
_NEVER_MATCHING = ",".join(
    f"[role={role}]" for role in ("navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu")
) + ",[hidden],[aria-hidden=true],[style*='display:none'],[style*='display: none'],#comments,.comments,#disqus_thread,body>footer"
_BLOCKS = frozenset(
    "p div section article main header footer ul ol li dl dt dd table tbody thead tfoot tr td th blockquote pre figure h1 h2 h3 h4 h5"
    " h6 hr address details summary fieldset center body hgroup caption".split()
)
_ANY_BLOCK = "p,div,ul,ol,table,h1,h2,h3,h4,blockquote"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"})
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-bar|footer|masthead|share|sharing|sharer|shares|addtoany|social"
    r"|sociales|follow|related|relacionad[oa]s?|recommend(?:ed|ation|ations)?|recirc|recirculation|more-stories|read-?(?:more|also|next)"
    r"|comments?|comentarios|respond|disqus|cookies?|consent|gdpr|newsletter|suscripcion|subscribe|subscription|signup|sign-up|promo"
    r"|promos|promotion|advert|advertisement|ads?|adsense|ad-slot|publicidad|sponsor|sponsored|banner|popup|modal|overlay|widget"
    r"|tags?|tag-list|tagcloud|etiquetas|categories|post-meta|entry-meta|entry-footer|post-footer|article-footer|meta-footer"
    r"|pagination|pager|prev-next|post-nav|author-?(?:box|bio|info)|about-author|bio|trending|most-?(?:read|popular)|popular"
    r"|toolbar|tools|utility|skip-?link|screen-reader-text|sr-only|visually-hidden|visuallyhidden|login|paywall|print-only|no-print"
    r"|jump-?links?|toc|table-of-contents|outbrain|taboola|teasers?|editsection|mw-editsection|navbox|catlinks|noprint|hidden|caption"
    r"|credit|copyright|disclaimer|legal|filed-?under|filed|archivado|byline|dateline|post-date|timestamp|rating|votes?|reactions?"
    r"|flag|report)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BREAK = "\u2028"
_BREAKS = re.compile(f"{_BREAK}\\s*{_BREAK}[\\s{_BREAK}]*")
_SHORTEST = 25
_DEEPEST = 120
_LINKED = 0.6
_LONG_CELL = 400


def prune(tree: Any) -> None:
    """Take out of a parsed page what never is its text, and turn its line breaks into characters."""
    tree.strip_tags(_NEVER)
    for node in tree.css(_NEVER_MATCHING):
        if node.tag not in {"html", "body", "main", "article"}:
            node.decompose()
    for node in tree.css("br"):
        node.replace_with(_BREAK)


def pieces(tree: Any) -> list[Piece]:
    """Return the pieces of a pruned page's main text in their order; the whole body where no main part stands out."""
    body = tree.body
    if body is None:
        return []
    main = _main(body)
    found = list(_Walk(main).pieces(main, "paragraph", 0))
    if main.mem_id != body.mem_id and sum(len(piece.text) for piece in found) < _SHORTEST:
        found = list(_Walk(body).pieces(body, "paragraph", 0))
    while found and found[-1].kind in {"heading", "title"} and len(found) > 1:
        found.pop()
    return _titled(tree, found)


def whole(tree: Any) -> list[Piece]:
    """Return the pieces of a pruned page's whole body in their order."""
    body = tree.body
    return [] if body is None else list(_Walk(body).pieces(body, "paragraph", 0))


def _titled(tree: Any, found: list[Piece]) -> list[Piece]:
    """Return the pieces with the page's first-level heading as their title, put before them where it stood outside."""
    headings = [text for node in tree.css("h1")[:5] if (text := one_line(node.text()))]
    if not headings:
        return found
    for place, piece in enumerate(found[:6]):
        if piece.kind == "heading" and piece.text in headings:
            return [*found[:place], Piece("title", piece.text), *found[place + 1 :]]
    if any(piece.kind == "heading" and piece.text in headings for piece in found):
        return found
    return [Piece("title", headings[-1] if len(headings) > 1 and len(headings[0].split()) < 3 else headings[0]), *found]  # noqa: PLR2004


def _main(body: Any) -> Any:
    """Return the element that holds most of the running text, widened to its whole article."""
    near: dict[int, float] = {}
    nodes: dict[int, Any] = {}
    for paragraph in body.css("p") or ():
        weight = _weight(paragraph)
        if weight <= 0:
            continue
        share = 1.0
        node = paragraph.parent
        for _ in range(3):
            if node is None or node.tag == "html":
                break
            key = node.mem_id
            nodes.setdefault(key, node)
            near[key] = near.get(key, 0.0) + weight * share
            share *= 0.5
            node = node.parent
    if sum(near.values()) < 10 * _SHORTEST:
        return _without_paragraphs(body)
    best = nodes[max(near, key=near.__getitem__)]
    return _widened(best)


def _weight(paragraph: Any) -> float:
    """Return how much running text a paragraph holds: its letters without those of links."""
    size = len(paragraph.text().strip())
    if size < _SHORTEST:
        return 0.0
    return size - 1.5 * sum(len(link.text()) for link in paragraph.css("a"))


def _widened(best: Any) -> Any:
    """Return the article around an element, the main part of the page, or the element itself."""
    node = best
    widest = best
    for _ in range(8):
        parent = node.parent
        if parent is None or parent.tag in {"body", "html"}:
            break
        node = parent
        if node.tag == "article" or node.attributes.get("itemprop") == "articleBody":
            return node
        if node.tag == "main" or node.attributes.get("role") == "main":
            return node
    # No article around it: take the parent where other paragraphs stand beside the element (an article in sections).
    for _ in range(2):
        parent = widest.parent
        if parent is None or parent.tag in {"html", "body"}:
            break
        beside = sum(
            _running(node) for node in parent.iter() if node.mem_id != widest.mem_id and not _AROUND.search(_names(node))
        )
        if beside < 0.08 * _running(widest):
            break
        widest = parent
    return widest


def _running(node: Any) -> float:
    """Return how much running text an element holds in its paragraphs."""
    if node.tag == "p":
        return _weight(node)
    return sum(max(_weight(paragraph), 0.0) for paragraph in node.css("p"))


def _without_paragraphs(body: Any) -> Any:
    """Return the main element of a page that hardly has paragraphs: its article, or the div or cell with most own text."""
    for selector in ("article", "main", "[itemprop=articleBody]"):
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text()) > _SHORTEST:
            return found[0]
    best, most = body, 0
    for node in body.css("div,td,section")[:3000]:
        own = len(node.text(deep=False).strip())
        if own > most:
            best, most = node, own
    total = len(body.text().strip())
    return best if most > total / 3 else body


def _names(node: Any) -> str:
    """Return the class and id of an element."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


class _Walk:
    """One walk through the main element: what each element becomes."""

    __slots__ = ("total",)

    def __init__(self, main: Any) -> None:
        self.total = max(len(main.text()), 1)

    def pieces(self, node: Any, kind: BlockKind, depth: int) -> Iterator[Piece]:
        """Yield the pieces in an element; `kind` is what its running text is."""
        if depth > _DEEPEST:
            yield from _flush([node.text()], 0, kind)
            return
        inline: list[str] = []
        linked = 0
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                inline.append(child.text_content or "")
            elif tag not in _BLOCKS:
                text = child.text()
                if len(text) > 8 * _SHORTEST and child.css_first(_ANY_BLOCK) is not None:
                    yield from _flush(inline, linked, kind)
                    inline, linked = [], 0
                    yield from self.pieces(child, kind, depth + 1)
                elif tag != "-comment":
                    inline.append(text)
                    linked += len(text.strip()) if tag == "a" else sum(len(link.text()) for link in child.css("a"))
            else:
                if inline:
                    yield from _flush(inline, linked, kind)
                    inline, linked = [], 0
                yield from self._block(child, tag, kind, depth)
        yield from _flush(inline, linked, kind)

    def _block(self, node: Any, tag: str, kind: BlockKind, depth: int) -> Iterator[Piece]:
        """Yield the pieces of a block element, none where its class says that it stands around the text."""
        if tag in _LEAVES:
            names = node.attributes
            if names and _AROUND.search(f"{names.get('class') or ''} {names.get('id') or ''}"):
                return
            links = node.css("a")
            yield from _flush(
                [node.text()], sum(len(link.text().strip()) for link in links), "heading" if tag in _HEADINGS else kind
            )
            return
        if _AROUND.search(_names(node)) and len(node.text()) < 0.4 * self.total:
            return
        if tag == "footer":
            return
        if tag == "table":
            yield from self._table(node, kind, depth)
        elif tag == "pre":
            for line in node.text().split("\n"):
                yield from _flush([line], 0, kind)
        elif tag in {"ul", "ol"} and self._is_links(node):
            return
        else:
            yield from self.pieces(node, "item" if tag in {"li", "dd"} else kind, depth + 1)

    def _is_links(self, node: Any) -> bool:
        """Return whether a list is hardly more than links."""
        links = node.css("a")
        if not links:
            return False
        return sum(len(link.text().strip()) for link in links) > _LINKED * max(len(one_line(node.text())), 1)

    def _table(self, table: Any, kind: BlockKind, depth: int) -> Iterator[Piece]:
        """Yield the rows of a table of facts; the cells of a table made for layout are read as parts of the page."""
        rows = table.css("tr")
        cells = table.css("td,th")
        nested = table.css_first("td table, td h1, td h2, td ul") is not None
        if nested or len(cells) < 2 or any(len(cell.text()) > _LONG_CELL for cell in cells):  # noqa: PLR2004
            for cell in cells:
                if not nested or _is_own(cell, table):
                    yield from self.pieces(cell, kind, depth + 1)
            return
        for line in rows:
            yield row(
                [one_line(cell.text(separator=" ") if cell.css_first(_ANY_BLOCK) else cell.text()) for cell in line.css("td,th")]
            )


def _is_own(cell: Any, table: Any) -> bool:
    """Return whether a cell belongs to a table itself and not to a table inside it."""
    node = cell.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node is not None and node.mem_id == table.mem_id


def _flush(parts: list[str], linked: int, kind: BlockKind) -> Iterator[Piece]:
    """Yield running text as pieces, none where it is boilerplate or hardly more than a link."""
    text = "".join(parts)
    if not text or text.isspace():
        return
    for part in _BREAKS.split(text) if _BREAK in text else (text,):
        line = one_line(part)
        if not line or (linked > _LINKED * len(line) and kind != "heading" and len(line) < 12 * _SHORTEST):
            continue
        if not any(map(str.isalnum, line)) or boilerplate.is_boilerplate(line):
            continue
        if kind == "paragraph" and lines.is_item(line):
            yield Piece("item", line)
        else:
            yield Piece(kind, line)
