"""A stand-in for the server of a language model, on this machine: it answers what a test tells it to, well or badly."""

from __future__ import annotations

import http.server
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Reply:
    """What the server does once: a status, a body as it is, headers, and what goes wrong on the way."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0
    drips: bool = False
    breaks: bool = False
    endless: bool = False


def says(content: Any, **more: Any) -> Reply:
    """Return a reply in the shape of a model's, with this content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"} | more
    return Reply(body=json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode())


def lines(*rows: Any) -> Reply:
    """Return a reply that holds these rows as JSON lines."""
    return says("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))


@dataclass
class Asked:
    """One question that came in: its path, headers and body."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def passage(self) -> str:
        """Return the passage that was sent."""
        return self.body["messages"][1]["content"]


@dataclass
class StandIn:
    """A running server: its address, and all that it was asked."""

    address: str
    asked: list[Asked] = field(default_factory=list)


Does = Callable[[Asked, int], Reply]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the server's script says."""

    does: Does
    seen: list[Asked]
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        asked = Asked(self.path, dict(self.headers), json.loads(self.rfile.read(size)))
        self.seen.append(asked)
        reply = type(self).does(asked, len(self.seen))
        time.sleep(reply.after)
        self.close_connection = True
        try:
            self._send(reply)
        except OSError:  # whoever asked has gone
            return

    def _send(self, reply: Reply) -> None:
        if reply.breaks and not reply.body:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(reply.status)
        self.send_header("Connection", "close")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.endless:
            self.send_header("Content-Length", str(len(reply.body) + (100 if reply.breaks else 0)))
        self.end_headers()
        if reply.endless:
            while True:
                self.wfile.write(b'{"x": "' + b"x" * 65536)
        for at in range(len(reply.body) if reply.drips else 0):
            self.wfile.write(reply.body[at : at + 1])
            time.sleep(0.05)
        if not reply.drips:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so by what it overrides
        """Keep quiet."""


@contextmanager
def standing_in(*script: Reply | Does) -> Iterator[StandIn]:
    """Give a server that replies as its script says, one after the other, the last one for ever."""

    def does(asked: Asked, number: int) -> Reply:
        step = script[min(number, len(script)) - 1]
        return step if isinstance(step, Reply) else step(asked, number)

    seen: list[Asked] = []
    handler = type("Scripted", (Handler,), {"does": staticmethod(does), "seen": seen})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield StandIn(address=f"http://127.0.0.1:{server.server_port}/v1", asked=seen)
    finally:
        server.shutdown()
        server.server_close()
