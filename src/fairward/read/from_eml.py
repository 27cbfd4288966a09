"""E-mail messages: the best body, its subject, sender and date; attachments are named and not read."""

from __future__ import annotations

import dataclasses
import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import from_html, from_txt
from fairward.read.clean import one_line
from fairward.read.decode import decode

_SHOWN = 5
# What the standard parser raises on damaged headers and bodies, beyond its own MessageError.
_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, IndexError, RecursionError)


def document(source: Source, data: bytes) -> Document:
    """Return the document of a message; raises UnreadableSource where it has no body that can be read."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        kind = body.get_content_type() if body is not None else ""
        content = body.get_payload(decode=True) if body is not None else None
    except _DAMAGE as error:
        raise UnreadableSource(_no_body(source.name)) from error
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadableSource(_no_body(source.name))
    if kind == "text/html":
        read = from_html.document(source, content, is_article=False)
    else:
        text, problems = decode(content, where=source.name, declared=body.get_content_charset())
        if not text.strip():
            raise UnreadableSource(_no_body(source.name))
        read = from_txt.of_text(source, text, problems=problems)
    attached = _attached(source.name, message)
    return dataclasses.replace(
        read,
        title=_header(message, "subject") or read.title,
        author=_header(message, "from") or read.author,
        published=_day(message) or read.published,
        problems=(*read.problems, *attached),
    )


def _header(message: Any, name: str) -> str | None:
    """Return a header on one line, None where it is missing or damaged."""
    try:
        return one_line(str(message[name] or "")) or None
    except _DAMAGE:
        return None


def _day(message: Any) -> str | None:
    """Return the day on which the message was sent, in the sender's own time zone."""
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except _DAMAGE:
        return None


def _attached(where: str, message: Any) -> tuple[Problem, ...]:
    """Return one Problem that names the attachments, none where there are none."""
    try:
        names = [one_line(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()]
    except _DAMAGE:
        return ()
    if not names:
        return ()
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return (
        Problem(
            where=where,
            what=f"The message has attachments that were not read: {', '.join(names[:_SHOWN])}{more}.",
            hint="Save them as files and give those too.",
        ),
    )


def _no_body(where: str) -> Problem:
    """Return the problem of a message without a body to read."""
    return Problem(
        where=where, what="The message has no text that can be read.", hint="Save its text or attachments as files."
    )
