"""The server for a look at a register: the headers of a public one, no listing of folders, this machine alone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest

from fairward.publish import serve
from fairward.publish.serving import HEADERS

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


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


@pytest.fixture
def nginx(published, tmp_path, root):
    """The register, served by the nginx of this machine as docs/publishing.md says (but without a certificate)."""
    if NGINX is None:
        pytest.skip("no nginx on this machine")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = re.search(
        r"```nginx\n(.*?)```", (root / "docs" / "publishing.md").read_text(encoding="utf-8"), re.DOTALL
    ).group(1)
    assert "ssl_certificate_key" in told
    told = re.sub(
        r" +ssl_certificate.*\n",
        "",
        told.replace("443 ssl", f"127.0.0.1:{port}").replace("/srv/register", str(published)),
    )
    places = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = tmp_path / "nginx.conf"
    mine = "user root;\n" if os.geteuid() == 0 else ""  # else its workers may not read the folder of the tests
    file.write_text(
        f"{mine}daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\nevents {{}}\nhttp {{ access_log off; {places}\n{told}\n}}\n"
    )
    server = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(file)], stderr=subprocess.PIPE, text=True)
    for _ in range(100):
        if server.poll() is not None:
            pytest.fail(server.stderr.read())
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("", "text/html; charset=utf-8", "public, max-age=300"),
        ("embed/en/bs-cu.html", "text/html; charset=utf-8", "public, max-age=300"),
        ("register.js", "application/javascript; charset=utf-8", "public, max-age=300"),
        ("data/cases.csv", "text/csv; charset=utf-8", "public, max-age=300"),
        ("data/cases.parquet", "application/vnd.apache.parquet", "public, max-age=300"),
        ("data/register.sqlite", "application/vnd.sqlite3", "public, max-age=300"),
        ("data/register.jsonld", "application/ld+json", "public, max-age=300"),
        ("feed-es.xml", "application/atom+xml; charset=utf-8", "public, max-age=300"),
        ("log/proofs/cases/bs-cu.tlog-proof", "text/plain; charset=utf-8", "public, max-age=300"),
        ("log/checkpoint", "text/plain; charset=utf-8", "no-cache"),
        ("log/tile/full", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("log/tile/partial", "application/octet-stream", "public, max-age=86400"),
    ],
)
def test_nginx_as_the_docs_have_it_sends_what_a_public_server_should(nginx, published, path, kind, kept):
    if path.startswith("log/tile/"):
        whole = [
            one.relative_to(published).as_posix() for one in (published / "log" / "tile").rglob("*") if one.is_file()
        ]
        path = next((one for one in whole if (".p/" in one) == path.endswith("partial")), "")
        if not path:
            pytest.skip("this register is too small for a full tile")
    with urllib.request.urlopen(nginx + path) as answer:
        assert answer.headers["Content-Type"] == kind
        assert answer.headers.get_all("Cache-Control") == [kept]
        for name, value in HEADERS.items():
            if name != "Content-Security-Policy" or not path.startswith("embed/"):
                assert answer.headers.get_all(name) == [value], name
        policy = answer.headers["Content-Security-Policy"]
        assert ("frame-ancestors *" in policy) == path.startswith("embed/")
        assert "unsafe-inline" not in policy


def test_nginx_keeps_no_missing_tile_for_ever(nginx):
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(nginx + "log/tile/0/999")
    assert missing.value.headers["Cache-Control"] is None
    assert missing.value.headers["X-Content-Type-Options"] == "nosniff"
