"""The server for a look at a register: the headers of a public one, no listing of folders, this machine alone."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request

import pytest

from fairward.publish import serve


@pytest.fixture
def base(published):
    server = serve(published, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_pages_come_with_their_policy(base):
    with urllib.request.urlopen(base + "en/index.html") as answer:
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_folders_are_not_listed(base):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(base + "data/")
