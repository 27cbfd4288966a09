"""What stands around an article and is not of it: filing notes, share lines, related links."""

from __future__ import annotations

import re

# One line that says nothing else, or opens with such words. Anchored: an article may well speak of "related videos".
_OPENINGS = (
    r"filed under|posted in|posted by|tagged(?: with)?|tags|categories|related (?:videos?|posts?|articles?|stories|news|links?|content)"
    r"|related|read (?:more|also|next)|see also|more (?:stories|news|from)|you (?:may|might) also like|recommended(?: for you)?"
    r"|share (?:this|on|via)|share|follow us|subscribe(?: to| now)?|sign up(?: for)?|advertisement|sponsored|add to favou?rites"
    r"|leave a (?:comment|reply)|comments?|print this|copyright|©|all rights reserved|click here|watch(?: also)?"
    r"|archivado en|publicado en|etiquetas|etiquetado|vídeos? relacionados?|videos? relacionados?|noticias relacionadas|relacionad[oa]s?"
    r"|artículos relacionados|lea (?:también|además)|leer (?:más|también)|te puede interesar|también te puede interesar|ver más"
    r"|compart(?:ir|e)(?: en| este)?|síguenos|suscr[ií]b(?:ete|ase|irse)|publicidad|comentarios|todos los derechos reservados"
    r"|leia (?:também|mais)|veja (?:também|mais)|saiba mais|compartilh(?:e|ar)|inscreva-se|assine|publicidade|marcadores"
    r"|arquivado em|todos os direitos reservados|vídeos relacionados"
    r"|lire (?:aussi|la suite)|à lire(?: aussi)?|voir aussi|partager(?: sur)?|suivez-nous|abonnez-vous|s'abonner|publicité|classé sous"
    r"|articles (?:liés|similaires)|tous droits réservés"
    r"|leggi (?:anche|tutto)|vedi anche|condividi(?: su)?|seguici|iscriviti|pubblicità|archiviato in|articoli correlati|correlati"
    r"|tutti i diritti riservati"
)
_MARKS = r"[\s>»›•*|\-–—\[(]*"
# The words stand alone, or a colon, a mark or a capital follows them: "Related: ...", "Share this", "LEIA TAMBÉM: ...".
_LINE = re.compile(
    rf"{_MARKS}(?:{_OPENINGS})(?:\s*[:|»›>\]\)…].*|\s*[.!]?\s*)$|\W*(?:©|copyright\s*(?:©|\(c\)|(?:19|20)\d\d)).*",
    re.IGNORECASE,
)
# Plain words looked for in lower case: twenty of these cost less than one pattern that ignores case.
_BUTTONS = (
    "read more", "add to favorites", "add to favourites", "share on", "share this", "print this", "email this", "follow us", "sign up",
    "log in", "login", "skip to content", "leer más", "compartir en", "añadir a favoritos", "iniciar sesión", "leia mais",
    "adicionar aos favoritos", "lire la suite", "partager", "leggi tutto", "condividi",
)  # fmt: skip
_NETWORKS = (
    "facebook", "twitter", "whatsapp", "telegram", "linkedin", "instagram", "pinterest", "email", "e-mail", "youtube", "tiktok",
)  # fmt: skip
_MENU = re.compile(r"(?:[^\W\d_][^\d.,;:()]{0,24}(?:\s{2,}|\s*[>»›|/]\s*)){2,}[^\d.,;:()]{1,30}")
_LINK_ARROW = re.compile(r".{1,40}\s[»›]+")
_CLOSING = re.compile(
    rf"{_MARKS}(?:filed under|archivado en|posted in|arquivado em|classé sous|archiviato in|tagged(?: with)?)\s*:",
    re.IGNORECASE,
)
# One word at least of every opening, button and network above: a line without any of them needs no closer look.
_TEASER = re.compile(
    rf"{_MARKS}(?:read (?:also|more|next)|see also|related|lea (?:también|además)|te puede interesar|leia (?:também|mais)|veja também"
    r"|(?:à )?lire aussi|leggi anche)\s*:\s*",
    re.IGNORECASE,
)
_HEADLINE = 5
_WORDS = (
    "filed posted tagged tags categories related read see more you recommended share follow subscribe sign advertisement sponsored add"
    " favorites favourites leave comment comments print email copyright © rights click watch archivado publicado etiquetas etiquetado"
    " vídeo vídeos video videos noticias relacionado relacionada relacionados relacionadas artículos lea leer interesar ver compartir"
    " comparte síguenos suscríbete suscribete suscríbase suscribase suscribirse suscríbirse publicidad comentarios derechos leia veja"
    " saiba compartilhe compartilhar inscreva assine publicidade marcadores arquivado direitos lire voir partager suivez abonnez abonner"
    " publicité classé articles droits leggi vedi condividi seguici iscriviti pubblicità archiviato articoli correlati diritti log login"
    " skip añadir iniciar adicionar facebook twitter whatsapp telegram linkedin instagram pinterest e youtube tiktok"
)
_HINTS = frozenset(
    f"{before}{word}{after}" for word in _WORDS.split() for before in ("", "[") for after in ("", ":", ".", "!", "]")
)
_LONGEST = 160
# A longer line opens with boilerplate words only where one of the marks after them divides it.
_SHORT = 60
_AFTER = (":", "|", "»", "›", ">", "]", ")", "…")


def is_boilerplate(line: str) -> bool:
    """Return whether a line stands around an article rather than in it."""
    if len(line) > _LONGEST:
        return False
    has_marks = "  " in line or ">" in line or "»" in line or "›" in line
    lowered = line.lower()
    if not has_marks and _HINTS.isdisjoint(lowered.split()):
        return False  # the common case: no word in it that boilerplate is made of
    is_candidate = len(line) <= _SHORT or any(mark in line for mark in _AFTER)
    if (is_candidate and _LINE.match(line)) or _LINK_ARROW.fullmatch(line):
        return True
    if sum([word in lowered for word in _BUTTONS]) > 1 or sum([word in lowered for word in _NETWORKS]) > 2:
        return True
    return has_marks and _MENU.fullmatch(line) is not None


def closes(line: str) -> bool:
    """Return whether a line closes an article, so that a short rest after it is about its publisher ("Filed under:")."""
    return len(line) <= _LONGEST and _CLOSING.match(line) is not None


def is_teaser(line: str) -> bool:
    """Return whether a boilerplate line carries the headline of another text: plain text is read with what it says there."""
    match = _TEASER.match(line)
    return match is not None and len(line[match.end() :].split()) >= _HEADLINE
