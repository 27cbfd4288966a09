"""The part of a web page that is its text, and the pieces in it; menus, links, banners and comments are left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fairward.read import boilerplate, lines
from fairward.read.clean import one_line
from fairward.read.pieces import Piece, row

if TYPE_CHECKING:
    from fairward.model.document import BlockKind

_NEVER = [
    "script", "style", "noscript", "template", "svg", "nav", "form", "button", "select", "iframe", "object", "embed", "canvas",
    "video", "audio", "aside", "dialog", "menu", "figcaption", "input", "textarea", "map", "math",
]  # fmt: skip
_COMMENTS = "#comments,.comments,.comment-list,#disqus_thread"
_ROLES_AROUND = frozenset(
    {
        "navigation",
        "complementary",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "alert",
        "menu",
        "menubar",
        "toolbar",
    }
)
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
_MAY_LINK = frozenset({"a", "span", "strong", "b", "em", "i", "-comment"})
_LONG = 300
_LONG_CELL = 400


def prune(tree: Any, page: bytes) -> None:
    """Take out of a parsed page what never is its text, and turn its line breaks into characters.

    `page` is what was parsed: a look into its bytes saves searching the tree for what is not there.
    """
    tree.strip_tags(_NEVER)
    if b"comment" in page:
        # Threads can hold more text than the article, so they go before its place is looked for.
        for node in tree.css(_COMMENTS):
            if node.tag not in {"html", "body", "main", "article"}:
                node.decompose()
    for node in tree.css("br"):
        node.replace_with(_BREAK)


def pieces(tree: Any) -> list[Piece]:
    """Return the pieces of a pruned page's main text in their order; the whole body where no main part stands out."""
    body = tree.body
    if body is None:
        return []
    paragraphs = body.css("p")
    texts = {node.mem_id: node.text() for node in paragraphs}
    main = _main(body, paragraphs, texts)
    walk = _Walk(main, texts)
    found = walk.read()
    if main.mem_id != body.mem_id and sum(len(piece.text) for piece in found) < _SHORTEST:
        walk = _Walk(body, texts)
        found = walk.read()
    while found and found[-1].kind in {"heading", "title"} and len(found) > 1:
        found.pop()
    return _titled(tree, found, walk.first_level)


def whole(tree: Any) -> list[Piece]:
    """Return the pieces of a pruned page's whole body in their order."""
    body = tree.body
    return [] if body is None else _Walk(body, {}).read()


def _linked(node: Any) -> int:
    """Return how many letters of a paragraph or heading are links, 0 where it opens with plain words.

    What is hardly more than a link opens with it; looking for links in every paragraph would cost more than reading it.
    """
    first = node.first_child
    if first is None or first.tag not in _MAY_LINK:
        return 0
    return sum(len(link.text().strip()) for link in node.css("a"))


def _titled(tree: Any, found: list[Piece], inside: list[str]) -> list[Piece]:
    """Return the pieces with the page's first-level heading as their title, put before them where it stood outside.

    `inside` are the first-level headings that are among the pieces.
    """
    headings = inside or [text for node in tree.css("h1")[:5] if (text := one_line(node.text()))]
    if not headings:
        return found
    for place, piece in enumerate(found[:6]):
        if piece.kind == "heading" and piece.text in headings:
            return [*found[:place], Piece("title", piece.text), *found[place + 1 :]]
    if inside:
        return found
    # A first heading of a word or two, where there is another, is the name of the site.
    is_site = len(headings) > 1 and len(headings[0].split()) < 3
    return [Piece("title", headings[-1] if is_site else headings[0]), *found]


def _main(body: Any, paragraphs: list[Any], texts: dict[int, str]) -> Any:
    """Return the element that holds most of the running text, widened to its whole article."""
    parents: dict[int, Any] = {}
    weights: dict[int, float] = {}
    for paragraph in paragraphs:
        key = paragraph.mem_id
        weight = _weight(texts[key], _linked(paragraph))
        if weight > 0:
            parent = paragraph.parent
            above = parent.mem_id
            if above in weights:
                weights[above] += weight
            else:
                weights[above] = weight
                parents[above] = parent
    if sum(weights.values()) < 5 * _SHORTEST:
        return _without_paragraphs(body)
    near = dict(weights)
    for key, parent in list(parents.items()):
        share, node = 0.5, parent.parent
        while node is not None and node.tag != "html" and share > 0.2:
            parents.setdefault(node.mem_id, node)
            near[node.mem_id] = near.get(node.mem_id, 0.0) + weights[key] * share
            share, node = share / 2, node.parent
    return _widened(parents[max(near, key=near.__getitem__)], texts)


def _weight(text: str, linked: int) -> float:
    """Return how much running text a paragraph holds: its letters without those of links."""
    size = len(text)
    return size - 1.5 * linked if size >= _SHORTEST else 0.0


def _widened(best: Any, texts: dict[int, str]) -> Any:
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
        own = _running(widest, texts)
        if _running(parent, texts) < 1.08 * own:
            break
        beside = sum(
            _running(node, texts) for node in parent.iter() if node.mem_id != widest.mem_id and not _stands_around(node)
        )
        if beside < 0.08 * own:
            break
        widest = parent
    return widest


def _running(node: Any, texts: dict[int, str]) -> float:
    """Return how much running text an element holds in its paragraphs."""
    found = [node] if node.tag == "p" else node.css("p")
    return sum(max(_weight(texts[one.mem_id], _linked(one)), 0.0) for one in found)


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


def _stands_around(node: Any) -> bool:
    """Return whether the class, id or role of an element says that it stands around the text, or that it is not shown."""
    attributes = node.attributes
    if not attributes:
        return False
    if attributes.get("role") in _ROLES_AROUND or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and "none" in style and "display:none" in style.replace(" ", ""):
        return True
    return _is_around(attributes.get("class"), attributes.get("id"))


@lru_cache(maxsize=4096)
def _is_around(classes: str | None, identity: str | None) -> bool:
    """Return whether a class or an id is of a part that stands around the text; pages repeat the same few."""
    return _AROUND.search(f"{classes or ''} {identity or ''}") is not None


class _Walk:
    """One walk through the main element: what each element becomes is put at the end of `found`."""

    __slots__ = ("_total", "first_level", "found", "main", "texts")

    def __init__(self, main: Any, texts: dict[int, str]) -> None:
        self.main = main
        self.texts = texts
        self.found: list[Piece] = []
        self.first_level: list[str] = []
        self._total = 0

    def read(self) -> list[Piece]:
        """Return the pieces in the main element."""
        self._inside(self.main, "paragraph", 0)
        return self.found

    def _is_small(self, node: Any) -> bool:
        """Return whether an element holds less than two fifths of the main one: larger ones are never passed over."""
        self._total = self._total or max(len(self.main.text()), 1)
        return len(node.text()) < 0.4 * self._total

    def _inside(self, node: Any, kind: BlockKind, depth: int) -> None:
        """Take the pieces in an element; `kind` is what its running text is."""
        if depth > _DEEPEST:
            self._take(node.text(), 0, kind)
            return
        inline: list[str] = []
        linked = 0
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                inline.append(child.text_content or "")
            elif tag in _BLOCKS:
                if inline:
                    self._take("".join(inline), linked, kind)
                    inline, linked = [], 0
                if tag in _LEAVES:
                    self._leaf(child, tag, kind)
                else:
                    self._block(child, tag, kind, depth)
            elif tag != "-comment":
                text = child.text()
                if len(text) > _LONG and child.css_first(_ANY_BLOCK) is not None:
                    self._take("".join(inline), linked, kind)
                    inline, linked = [], 0
                    self._inside(child, kind, depth + 1)
                else:
                    inline.append(text)
                    linked += len(text.strip()) if tag == "a" else sum(len(link.text()) for link in child.css("a"))
        if inline:
            self._take("".join(inline), linked, kind)

    def _leaf(self, node: Any, tag: str, kind: BlockKind) -> None:
        """Take a paragraph or heading, unless its class says that it stands around the text; long ones are text."""
        key = node.mem_id
        text = self.texts.get(key)
        if text is None:
            text = node.text()
        if len(text) < _LONG and _stands_around(node):
            return
        if tag == "h1":
            self.first_level.append(one_line(text))
        self._take(text, _linked(node) if len(text) < _LONG else 0, "heading" if tag in _HEADINGS else kind)

    def _block(self, node: Any, tag: str, kind: BlockKind, depth: int) -> None:
        """Take the pieces of a block element, none where its class says that it stands around the text."""
        if tag == "footer" or (_stands_around(node) and self._is_small(node)):
            return
        if tag == "table":
            self._table(node, kind, depth)
        elif tag == "pre":
            for line in node.text().split("\n"):
                self._take(line, 0, kind)
        elif tag in {"ul", "ol"} and _is_links(node):
            return
        else:
            self._inside(node, "item" if tag in {"li", "dd"} else kind, depth + 1)

    def _table(self, table: Any, kind: BlockKind, depth: int) -> None:
        """Take the rows of a table of facts; the cells of a table made for layout are read as parts of the page."""
        rows = table.css("tr")
        cells = table.css("td,th")
        nested = table.css_first("td table, td h1, td h2, td ul") is not None
        if nested or len(cells) < 2 or any(len(cell.text()) > _LONG_CELL for cell in cells):
            for cell in cells:
                if not nested or _is_own(cell, table):
                    self._inside(cell, kind, depth + 1)
            return
        for line in rows:
            self.found.append(
                row(
                    [
                        one_line(cell.text(separator=" ") if cell.css_first(_ANY_BLOCK) else cell.text())
                        for cell in line.css("td,th")
                    ]
                )
            )

    def _take(self, text: str, linked: int, kind: BlockKind) -> None:
        """Take running text as pieces, none where it is boilerplate or hardly more than a link."""
        if not text or text.isspace():
            return
        for part in _BREAKS.split(text) if _BREAK in text else (text,):
            line = one_line(part)
            size = len(line)
            if size < _LONG:
                if not line or (linked > _LINKED * size and kind != "heading"):
                    continue
                if not any(map(str.isalnum, line)) or boilerplate.is_boilerplate(line):
                    continue
            if kind == "paragraph" and lines.is_item(line):
                self.found.append(Piece("item", line))
            else:
                self.found.append(Piece(kind, line))


def _is_links(node: Any) -> bool:
    """Return whether a list is hardly more than links."""
    links = node.css("a")
    if not links:
        return False
    return sum(len(link.text().strip()) for link in links) > _LINKED * max(len(one_line(node.text())), 1)


def _is_own(cell: Any, table: Any) -> bool:
    """Return whether a cell belongs to a table itself and not to a table inside it."""
    node = cell.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node is not None and node.mem_id == table.mem_id
