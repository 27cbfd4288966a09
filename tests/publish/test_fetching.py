"""A register at an address is read from a server that is not trusted: no way elsewhere, no more than is fit, plain words."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fairward.model.problem import UnreadableSource
from fairward.publish import fetching, serve, verify_address
from fairward.publish.fetching import FromServer, Unreachable, safe
from fairward.publish.log import KeyFolder


@contextmanager
def serving(server):
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def hostile(answer):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            answer(self)

        def log_message(self, *_):
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def test_a_register_is_verified_where_it_is_served(published, key):
    read = []
    with serving(serve(published, 0)) as address:
        found = verify_address(address, KeyFolder(path=key).verifier, step=read.append)
    assert found.wrong == ()
    assert any("pages and downloads are those of edition 1" in line for line in found.holds)
    assert any("what it does not name was not looked at" in line for line in found.holds)
    assert "en/index.html" in read


def test_a_changed_and_a_missing_file_are_named(copy, key):
    page = copy / "en" / "cases" / "bs-cu.html"
    body = page.read_bytes()
    page.unlink()
    page.write_bytes(body.replace(b"Cuba", b"Kuba", 1))
    (copy / "style.css").unlink()
    with serving(serve(copy, 0)) as address:
        wrong = verify_address(f"{address}/", KeyFolder(path=key).verifier).wrong
    assert "en/cases/bs-cu.html was changed since it was published." in wrong
    assert any(line.startswith("style.css is missing") and "404" in line for line in wrong)


def test_a_way_elsewhere_is_not_followed():
    def answer(handler):
        handler.send_response(302)
        handler.send_header("Location", "file:///etc/passwd")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(hostile(answer)) as address:
        (wrong,) = verify_address(address).wrong
    assert "sends us elsewhere ('file:///etc/passwd'), which is not followed" in wrong


def test_a_server_that_never_ends_is_left(monkeypatch):
    def answer(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(bytes(1 << 16))
        except OSError:
            handler.close_connection = True

    with serving(hostile(answer)) as address:
        (wrong,) = verify_address(address).wrong
        assert "sends more, or more slowly" in wrong
        monkeypatch.setattr(fetching, "SECONDS_A_FILE", 0)
        with pytest.raises(Unreachable, match="more slowly"):
            list(FromServer(address).pieces("data/statements.csv"))


def test_a_server_that_says_nothing_is_left(monkeypatch):
    monkeypatch.setattr(fetching, "_WAIT", 0.2)
    waiting = threading.Event()
    with serving(hostile(lambda handler: waiting.wait(5))) as address:
        (wrong,) = verify_address(address).wrong
        waiting.set()
    assert "holds no register that can be read" in wrong


def test_a_server_of_something_else_holds_no_register():
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5")
        handler.end_headers()
        handler.wfile.write(b"hello")

    with serving(hostile(answer)) as address:
        assert not verify_address(address).whole


@pytest.mark.parametrize(
    "address",
    [
        "file:///srv/register",
        "ftp://register.example",
        "https://",
        "http://name:word@register.example",
        "https://a?b",
        "http://a:x",
    ],
)
def test_only_web_addresses_are_taken(address):
    with pytest.raises(UnreadableSource, match="no address of a register"):
        FromServer(address)


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "en/../../x",
        "/etc/passwd",
        "",
        ".",
        "http://else.example/x",
        "a\nb",
        "en//x",
        "a\\b",
        "a?b",
        7,
        "x" * 2000,
    ],
)
def test_paths_that_lead_elsewhere_are_none(path):
    assert not safe(path)


@pytest.mark.parametrize(
    "path", ["en/cases/bs-cu.html", "log/proofs/checks/keeps-passport.tlog-proof", "data/register/xx.sqlite"]
)
def test_paths_of_a_register_are_safe(path):
    assert safe(path)


def test_an_edition_that_is_published_meanwhile_is_said(copy, key, root):
    from tests.publish.register import made

    state = {"asked": 0}

    def step(path):
        state["asked"] += 1
        if path == "manifest.json" or state["asked"] == 5:
            made([str(root / "examples" / "bahamas" / "article-1.html")], copy, key, on="2026-12-01")

    with serving(serve(copy, 0)) as address:
        found = verify_address(address, KeyFolder(path=key).verifier, step=step)
    assert found.wrong == ("A new edition was published while this one was read: verify again.",)
