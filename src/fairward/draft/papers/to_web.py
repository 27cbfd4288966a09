"""A paper as one self-contained HTML page that prints well."""

from __future__ import annotations

from html import escape

from fairward.model.paper import Block, Paper

_STYLE = """:root{color-scheme:light dark}body{font:1.05rem/1.55 system-ui,sans-serif;max-width:66ch;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2.2rem;border-top:1px solid;padding-top:.8rem}h3{font-size:1.05rem;margin-bottom:.2rem}
blockquote{font-family:Georgia,serif;margin:.6rem 0;padding-left:1rem;border-left:3px solid #1d5fa8}.note{font-size:.9rem;opacity:.8}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}.wide{max-width:none}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8886}
td{font-variant-numeric:tabular-nums;white-space:pre-line}ins{background:#cfe3d0;color:#0b3d12;text-decoration:underline}del{background:#f3d3cf;color:#5b120a}
@media print{body{max-width:none;margin:0}h3{break-after:avoid}ins,del{background:none;color:inherit}}"""
_TAGS = {"title": "h1", "part": "h2", "article": "h3", "quote": "blockquote", "text": "p"}
_LOOKS = {"bold": "strong", "soft": "small", "inserted": "ins", "deleted": "del"}


def to_web(paper: Paper) -> str:
    """Return the paper as HTML; words are never markup, and nothing is fetched from elsewhere."""
    body = "\n".join(_block(block) for block in paper.blocks)
    wide = max((len(block.rows[0]) for block in paper.blocks if block.rows), default=0) > 3
    opening = '<body class="wide">' if wide else "<body>"
    return (
        f'<!doctype html>\n<html lang="{escape(paper.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head>{opening}<main>\n{body}\n</main></body></html>\n"
    )


def _block(block: Block) -> str:
    """Return one block."""
    if block.kind == "break":
        return "<hr>"
    if block.kind == "table":
        head, *rows = block.rows
        cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
        lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(head[0])}"><table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table></div>'
    text = "".join(
        f"<{_LOOKS[run.look]}>{escape(run.text)}</{_LOOKS[run.look]}>" if run.look in _LOOKS else escape(run.text)
        for run in block.runs
    )
    lang = f' lang="{escape(block.language)}"' if block.language else ""
    if block.kind == "note":
        return f'<p class="note"{lang}>{text}</p>'
    if block.kind == "item":
        return f"<ul><li{lang}>{text}</li></ul>"
    tag = _TAGS[block.kind]
    return f"<{tag}{lang}>{text}</{tag}>"
