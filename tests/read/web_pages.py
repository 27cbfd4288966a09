"""Twenty web pages in the manners in which sites are built, each with the main text that a reader should get out of it.

Everything on them was written for the project; names of papers and people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article: its title, who wrote it when, and its blocks as (kind, content)."""

    title: str
    author: str
    date: str
    site: str
    language: str
    blocks: tuple[tuple[str, Any], ...] = field(default=())

    @property
    def words(self) -> str:
        """Return the main text, title first, in which a page is expected to be read."""
        parts = [self.title]
        for kind, content in self.blocks:
            if kind == "table":
                parts += [" ".join(row) for row in content]
            elif kind == "ul":
                parts += list(content)
            else:
                parts.append(str(content))
        return "\n".join(parts)


CLINIC = Story(
    title="Clinic on the coast pays its visiting nurses twice",
    author="Marta Quill",
    date="2025-06-16",
    site="The Harbour Post",
    language="en",
    blocks=(
        ("p", "The regional clinic at Port Alder pays 2,400 dollars a month for each visiting nurse, and the nurse receives 410 of them."),
        ("p", ("“Nobody showed us the contract before we boarded the plane,” said a nurse who asked not to be named, because colleagues"
              " who spoke to reporters were called back within days.")),
        ("h2", "Where the rest goes"),
        ("p", ("The health ministry says that the remainder covers training and insurance. It has not published the agreement, although two"
              " members of parliament have asked for it since March.")),
        ("ul", ("Fee paid by the clinic: 2,400 dollars a month", "Stipend in the nurse's hands: 410 dollars a month",
                "Held in an account at home: 190 dollars a month")),
        ("p", ("The sending side denies that any wage is withheld. A spokesman called the arrangement voluntary and said that every nurse may"
              " resign on one month's notice.")),
        ("p", ("Passports are kept in the coordinator's office. According to the ministry this protects the papers from damp; the nurses say"
              " that they have to ask, in writing, to travel to the next town.")),
    ),
)  # fmt: skip

CONVENIO = Story(
    title="El convenio sanitario que nadie ha visto",
    author="Lucía Ferrán",
    date="2024-11-03",
    site="Diario del Valle",
    language="es",
    blocks=(
        ("p", ("La provincia abona 9.000 euros al mes por cada especialista extranjero. De esa suma, según los recibos que ha visto este"
              " diario, al médico le llegan 1.100.")),
        ("p", ("La consejera de Salud negó ayer en el pleno que se retenga salario alguno: «El pago se hace a la empresa intermediaria y"
              " ella cumple con la ley», dijo.")),
        ("h2", "Lo que pide la oposición"),
        ("p", ("Los diputados exigen que el acuerdo se publique entero, que los profesionales cobren en su propia cuenta y que conserven su"
              " pasaporte durante toda la estancia.")),
        ("table", (("Categoría", "Pago de la provincia", "Recibe el profesional"), ("Especialista", "9.000 €", "1.100 €"),
                   ("Enfermera", "5.200 €", "780 €"))),
        ("p", ("El colegio de médicos recuerda que los profesionales locales de la misma categoría ganan 4.300 euros y pide igualdad de"
              " trato. La intermediaria no respondió a las preguntas de esta redacción.")),
    ),
)  # fmt: skip

RAPPORT = Story(
    title="Soignants détachés : ce que dit le rapport",
    author="Odile Marchand",
    date="2023-02-27",
    site="La Gazette des Îles",
    language="fr",
    blocks=(
        ("p", ("Le rapport remis mardi à l'assemblée territoriale porte sur quarante-deux soignants venus dans le cadre d'un accord entre"
              " gouvernements. La collectivité verse 3.600 euros par mois et par soignant.")),
        ("p", ("Selon les auteurs, les deux tiers de cette somme ne parviennent pas aux intéressés. L'ambassade conteste ce chiffre et parle"
              " d'une contribution volontaire à la formation des suivants.")),
        ("h2", "Trois recommandations"),
        ("ul", ("publier l'accord et ses annexes", "payer chaque soignant directement, sur un compte à son nom",
                "laisser les passeports à leurs titulaires")),
        ("p", ("La présidente de l'assemblée a promis une réponse avant l'été. Elle rappelle que sans ces renforts deux services de nuit"
              " auraient fermé.")),
    ),
)  # fmt: skip

GUIDE = Story(
    title="Before you sign: questions about a contract abroad",
    author="Health Workers' Advice Desk",
    date="2022-09-01",
    site="Advice Desk",
    language="en",
    blocks=(
        ("p", ("Every year the desk hears from nurses and doctors who learned what they had agreed to only after they had arrived. These are"
              " the questions that they wish they had asked.")),
        ("h2", "Who pays you, and into which account?"),
        ("p", ("The wage should reach an account in your own name, in full and at least once a month. A part kept by an agency or a government"
              " is a deduction, whatever it is called.")),
        ("h2", "May you keep your passport?"),
        ("p", ("Nobody but you may hold your identity documents. If a safe place is offered, you must be able to fetch them at any hour,"
              " without giving a reason.")),
        ("h2", "What happens when you leave early?"),
        ("p", ("Ask for the notice period in writing. A fine that is larger than a month's wage, or a ban on returning home, is a warning"
              " sign that deserves advice from somebody independent.")),
        ("ul", ("Take a copy of the contract in a language that you read well.", "Write down what you are told and by whom.",
                "Keep the number of the labour inspectorate of the country where you work.")),
    ),
)  # fmt: skip

# What surrounds the text is as large as on real pages: menus of dozens of links with drawn marks, rows of cards with pictures.
ICON = '<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d="M1 6 L6 1 L11 6 L6 11 Z M3 6 L6 3 L9 6"/></svg>'
SECTIONS = ("home", "politics", "economy", "health", "sports", "culture", "opinion", "travel", "science", "weather")
MENU = "".join(
    f'<li class="item item-{word} depth-1"><a class="link" href="/{word}/" data-track="menu:{word}">{ICON}<span>{word.title()}</span></a><ul'
    ' class="sub">'
    + "".join(
        f'<li class="item depth-2"><a class="link" href="/{word}/{part}/" data-track="menu:{word}:{part}">{part.title()} in {word}</a></li>'
        for part in ("today", "islands", "region", "world", "archive")
    )
    + "</ul></li>"
    for word in SECTIONS
)
HEADLINES = (
    "Harbour bridge closed until Friday after storm", "Council votes on new bus lines for the eastern villages",
    "Film festival opens with a comedy from the islands", "Five recipes for the last tomatoes of the year",
    "Old lighthouse gets a new lamp", "Ferry to the north sails at six again",
)  # fmt: skip
NEWS_LINKS = "".join(
    f'<li class="card card--small"><a href="/news/{number}" class="card__link" data-position="{number}"><picture><source srcset="/i/{number}.webp 1x,'
    f' /i/{number}@2.webp 2x" type="image/webp"><img src="/i/{number}.jpg" width="160" height="90" loading="lazy" alt=""></picture><span'
    f' class="card__title">{title}</span></a></li>'
    for number, title in enumerate(HEADLINES * 3)
)
COOKIES = (
    '<div id="cookie-consent" class="cookie-banner"><p>We and our 184 partners store information on your device, such as cookies, to show'
    " you personal offers and to measure how often they are seen. You can change your choice at any time.</p><button>Accept all</button>"
    "</div>"
)
SHARE = '<div class="social-share"><span>Share this article</span><a href="#">Facebook</a><a href="#">Twitter</a><a href="#">WhatsApp</a></div>'
COMMENTS = (
    '<section id="comments" class="comments-area"><h3>3 comments</h3><ol><li><p>I have worked there for years and nothing of this is new to'
    " anybody, the paper should have written about it long ago.</p></li><li><p>Why does nobody ask the minister who signed it? She has"
    " been in office since the first of those planes landed.</p></li></ol></section>"
)
FOOTER = (
    "<footer class='site-footer'><p>© The publisher. All rights reserved. No part of this site may be reproduced without permission in"
    " writing.</p><ul><li><a href='/imprint'>Imprint</a></li><li><a href='/privacy'>Privacy</a></li>"
    + "".join(f"<li class='foot'><a href='/{word}/'>{ICON}{word.title()}</a></li>" for word in SECTIONS * 2)
    + "</ul></footer>"
)
SCRIPT = (
    "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}"
     "var settings={" + ",".join(f'"key{number}":"value {number} of a long settings object"' for number in range(150)) + "};"
    + "document.write('<p>Words that a script writes are not of the text and must not be read.</p>')</script>"
)  # fmt: skip
STYLE = (
    "<style>"
    + "".join(f".class-{number}{{margin:{number}px;color:#{number:03d}{number:03d}}}" for number in range(300))
    + "</style>"
)


def blocks(story: Story, *, wrap: str = "{}", paragraph: str = "p", cls: str = "") -> str:
    """Return the story's blocks as HTML; `wrap` goes round each of them."""
    parts = []
    for kind, content in story.blocks:
        if kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in content)
            html = f"<table>{rows}</table>"
        elif kind == "ul":
            html = "<ul>" + "".join(f"<li>{item}</li>" for item in content) + "</ul>"
        else:
            tag = paragraph if kind == "p" else kind
            html = f"<{tag}{f' class={cls!r}' if cls and kind == 'p' else ''}>{content}</{tag}>"
        parts.append(wrap.format(html))
    return "\n".join(parts)


def head(story: Story, extra: str = "") -> str:
    """Return a head with the metadata that most sites give."""
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8"><title>{story.title} | {story.site}</title>'
        f'<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="{story.site}">'
        f'<meta name="author" content="{story.author}"><meta property="article:published_time" content="{story.date}T08:30:00+00:00">'
        f"{STYLE}{SCRIPT}{extra}</head>"
    )


def blog(story: Story) -> str:
    """Return a page as a widespread blog system builds it."""
    return (
        head(story)
        + f"<body class='single has-sidebar'>{COOKIES}<header class='site-header'><nav><ul>{MENU}</ul></nav></header><div id='content'>"
        f"<main><article class='post type-post'><header class='entry-header'><h1 class='entry-title'>{story.title}</h1>"
        f"<div class='entry-meta'>By {story.author} on {story.date}</div></header><div class='entry-content'>{blocks(story)}{SHARE}</div>"
        f"<footer class='entry-footer'>Filed under: <a href='#'>Health</a>, <a href='#'>Work</a></footer></article>{COMMENTS}</main>"
        f"<aside class='widget-area'><h2>Recent posts</h2><ul>{NEWS_LINKS}</ul></aside></div>{FOOTER}</body></html>"
    )


def newspaper(story: Story) -> str:
    """Return a page of nested divs with teasers between the paragraphs."""
    teaser = "<div class='related-inline'><strong>Related:</strong> <a href='#'>Council votes on new bus lines for the eastern villages</a></div>"
    body = blocks(story, wrap="<div class='block'>{}</div>")
    first, _, rest = body.partition("</div>")
    return (
        head(story)
        + f"<body><div class='top'><div class='menu-main'><ul>{MENU}</ul></div></div><div class='wrapper'><div class='headline'><h1>{story.title}"
        f"</h1><p class='byline'>By {story.author}</p></div><div class='story'><div class='story-body'>{first}</div>{teaser}{rest}</div>"
        f"<div class='related-stories'><h3>Related stories</h3><ul>{NEWS_LINKS}</ul></div><div class='newsletter-signup'><p>Sign up for our"
        f" morning letter and get the five stories that matter in your inbox at six.</p></div></div></div>{FOOTER}</body></html>"
    )


def breaks(story: Story) -> str:
    """Return a page that divides its paragraphs with two line breaks and knows no p."""
    parts = []
    for kind, content in story.blocks:
        if kind == "ul":
            parts.append("<br>".join(f"- {item}" for item in content))
        elif kind == "table":
            parts.append("<br>".join(" ".join(row) for row in content))
        else:
            parts.append(f"<b>{content}</b>" if kind == "h2" else str(content))
    return (
        f"<html><head><title>{story.site}: {story.title}</title>{SCRIPT}</head><body bgcolor=white><div class=header><a href=/>Home</a> |"
        f" <a href=/a>Archive</a> | <a href=/c>Contact</a></div><h1>{story.title}</h1><div class='post-body'>{'<br><br>'.join(parts)}</div>"
        f"<div class=footer>Powered by nobody in particular. <a href=/top>Top</a></div></body></html>"
    )


def layout_table(story: Story) -> str:
    """Return an old page laid out with tables."""
    return (
        f"<html><head><title>{story.title}</title></head><body><table width=100%><tr><td colspan=2><img src=logo.gif><font size=1><a href=/>"
        f"Home</a> <a href=/n>News</a> <a href=/s>Search</a></font></td></tr><tr><td width=150><ul>{MENU}</ul></td><td><h1>{story.title}</h1>"
        f"{blocks(story)}</td></tr><tr><td colspan=2><font size=1><a href=/i>Imprint</a></font></td></tr></table></body></html>"
    )


def linked_data(story: Story) -> str:
    """Return a page whose metadata is JSON-LD only, with a paywall note and a list of tags."""
    data = (
        f'<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"{story.title}",'
        f'"datePublished":"{story.date}T10:00:00Z","author":[{{"@type":"Person","name":"{story.author}"}}],"publisher":{{"@type":'
        f'"Organization","name":"{story.site}"}}}}]}}</script>'
    )
    return (
        f"<!doctype html><html lang={story.language}><head><meta charset=utf-8><title>{story.title}</title>{data}{STYLE}</head><body><nav>{MENU}"
        f"</nav><article itemscope><h1>{story.title}</h1><div itemprop=articleBody>{blocks(story)}</div><div class=paywall><p>You have read two"
        f" of three free articles this month. Subscribe now and support the newsroom.</p></div><ul class=tags><li><a href=#>health</a></li><li>"
        f"<a href=#>contracts</a></li></ul></article>{SHARE}{FOOTER}</body></html>"
    )


def sections(story: Story) -> str:
    """Return a page whose article comes in sections of its own."""
    parts = "".join(
        f"<section class='part'>{part}</section>" for part in blocks(story, wrap="{}@@").split("@@") if part.strip()
    )
    return (
        head(story)
        + f"<body><div id=page><div role=navigation><ul>{MENU}</ul></div><div role=main><h1>{story.title}</h1>{parts}</div><div"
        f" role=complementary><h2>Most read</h2><ol>{NEWS_LINKS}</ol></div></div>{FOOTER}</body></html>"
    )


def portal(story: Story) -> str:
    """Return a page with cards of other articles around the one that is meant."""
    cards = "".join(
        f"<article class='card teaser'><h3><a href='#'>Another story of the day, number {number}</a></h3><p>A short text that makes readers"
        f" want to open the next page, with the number {number}.</p></article>"
        for number in range(6)
    )
    return (
        head(story)
        + f"<body><header><ul class=nav>{MENU}</ul></header><main><article class='main-article'><h1>{story.title}</h1><figure><img"
        f" src=a.jpg><figcaption>The building in a photograph of the archive. Photo: nobody</figcaption></figure>{blocks(story)}</article>"
        f"<div class='more-stories'><h2>More stories</h2>{cards}</div></main>{FOOTER}</body></html>"
    )


def wiki(story: Story) -> str:
    """Return a page with a table of contents, edit links and navigation boxes."""
    toc = "<div id=toc class=toc><h2>Contents</h2><ul><li><a href=#1>1 First part</a></li><li><a href=#2>2 Second part</a></li></ul></div>"
    body = blocks(story).replace("</h2>", "<span class='mw-editsection'>[<a href='#'>edit</a>]</span></h2>")
    return (
        head(story)
        + f"<body><div id=mw-navigation><ul>{MENU}</ul></div><div id=content role=main><h1>{story.title}</h1><div id=bodyContent><div"
        f" class='mw-parser-output'>{toc}{body}<table class=navbox><tr><td><a href=#>Health</a></td><td><a href=#>Work</a></td><td><a href=#>"
        f"Treaties</a></td></tr></table></div></div><div id=catlinks class=catlinks><a href=#>Categories</a>: <a href=#>Contracts</a></div></div>"
        f"</body></html>"
    )


def government(story: Story) -> str:
    """Return a page of an authority: breadcrumbs, a notice on top, page tools."""
    return (
        head(story)
        + f"<body><a class='skip-link' href='#main'>Skip to main content</a><div class='usa-banner banner'><p>An official website. Here"
        f" is how you know that the address is real and the connection safe.</p></div><div class=breadcrumb><a href=/>Home</a> » <a href=/n>"
        f"News</a> » {story.title}</div><div id=main><div class=page-title><h1>{story.title}</h1></div><div class='field field-name-body'>"
        f"{blocks(story)}</div><div class='page-tools'><a href=#>Print</a> <a href=#>E-mail</a></div></div><div id=footer class=footer><p>Contact"
        f" the press office on weekdays between nine and five o'clock.</p></div></body></html>"
    )


def inline_links(story: Story) -> str:
    """Return a page whose paragraphs are full of links, spans and emphasis inside the sentences."""
    body = blocks(story)
    for word in ("contract", "ministry", "médico", "salario", "rapport", "accord", "wage", "passport"):
        body = body.replace(f" {word} ", f" <a href='/topic/{word}'><em>{word}</em></a> ")
    return (
        head(story)
        + f"<body><div class=app><div class=navbar>{MENU}</div><div class=article-page><h1><span>{story.title}</span></h1><div"
        f" class='article__content'>{body}</div><div class='author-bio'><p>{story.author} writes about work and health. She lives by the sea with"
        f" two dogs and has won several prizes for her reports.</p></div></div></div></body></html>"
    )


STYLES = (blog, newspaper, breaks, layout_table, linked_data, sections, portal, wiki, government, inline_links)
_PAIRS = {
    blog: (CLINIC, CONVENIO), newspaper: (CONVENIO, GUIDE), breaks: (RAPPORT, CLINIC), layout_table: (GUIDE, CONVENIO),
    linked_data: (CLINIC, RAPPORT), sections: (GUIDE, CLINIC), portal: (CONVENIO, RAPPORT), wiki: (GUIDE, CONVENIO),
    government: (RAPPORT, GUIDE), inline_links: (CLINIC, CONVENIO),
}  # fmt: skip
PAGES = {
    f"{style.__name__}_{story.language}_{number}": (style(story), story)
    for style in STYLES
    for number, story in enumerate(_PAIRS[style])
}
"""Name -> (HTML, the story on it)."""
