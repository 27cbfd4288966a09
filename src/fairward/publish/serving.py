"""A register served on this machine, for a look at it, with the headers that a public server should send."""

from __future__ import annotations

import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FRAMED = "/embed/"
_FOR_EVER = "public, max-age=31536000, immutable"


class Handler(SimpleHTTPRequestHandler):
    """Answers with files of the register and their headers; lists no folders."""

    extensions_map = {  # noqa: RUF012 - the library takes it from the class, and has it as an instance's in its types
        **SimpleHTTPRequestHandler.extensions_map,
        ".jsonl": "application/jsonl",
        ".jsonld": "application/ld+json",
        ".parquet": "application/vnd.apache.parquet",
        ".tlog-proof": "text/plain; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".xml": "application/atom+xml; charset=utf-8",
    }

    def end_headers(self) -> None:
        """Send the headers that every answer has."""
        framed = self.path.startswith(_FRAMED)
        for name, value in HEADERS.items():
            self.send_header(name, value.replace("frame-ancestors 'none'", "frame-ancestors *") if framed else value)
        full = "/log/tile/" in self.path and ".p/" not in self.path
        self.send_header("Cache-Control", _FOR_EVER if full else "no-cache")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Answer that there is no such page: folders are not listed."""
        del path
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Print nothing: who reads what is nobody's business."""


def serve(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a register on this machine alone; call serve_forever on it."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
