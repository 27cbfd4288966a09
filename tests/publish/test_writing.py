"""Publishing again: the same gives the same bytes, only what changed is written, what was taken down leaves a stated hole."""

from __future__ import annotations

import json
import shutil

import pytest
from tests.publish.register import ORIGIN, PASSPHRASE, made

from fairward.model.problem import UnreadableSource
from fairward.model.register import Notice
from fairward.publish import make_keys, rotate_keys, verify_folder


def bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes(published, key, tmp_path, root):
    made([str(root / "examples" / "bahamas")], tmp_path / "again", key)
    assert bytes_of(tmp_path / "again") == bytes_of(published)


def test_nothing_is_written_where_nothing_has_changed(copy, key, root):
    before = bytes_of(copy)
    done = made([str(root / "examples" / "bahamas")], copy, key, on="2026-12-01")
    assert done.written.written == 0
    assert bytes_of(copy) == before


def test_only_what_changed_is_written(copy, key, root, tmp_path):
    kept = (copy / "en" / "checks" / "keeps-passport.html").stat().st_ino
    same = (copy / "en" / "instruments" / "ilo-c029.html").stat().st_ino
    notice = Notice(kind="correction", about="cases/bs-cu", reason="A date was mended.", on="2026-12-01")
    done = made([str(root / "examples" / "bahamas")], copy, key, on="2026-12-01", notices=(notice,))
    assert 0 < done.written.written < 40
    assert (copy / "en" / "checks" / "keeps-passport.html").stat().st_ino == kept
    assert (copy / "en" / "instruments" / "ilo-c029.html").stat().st_ino == same
    assert "A date was mended." in (copy / "en" / "corrections.html").read_text()
    assert verify_folder(copy).whole


def test_what_is_taken_down_leaves_a_stated_hole(copy, key, root):
    manifest = json.loads((copy / "manifest.json").read_text())
    source = next(name for name in manifest["things"] if name.startswith("sources/"))
    notice = Notice(kind="takedown", about=source, reason="Asked for by a person named in it.", on="2026-12-01")
    made([str(root / "examples" / "bahamas")], copy, key, on="2026-12-01", notices=(notice,))
    assert not (copy / "en" / f"{source}.html").exists()
    assert not (copy / "data" / f"{source}.json").exists()
    found = verify_folder(copy)
    assert found.whole
    assert any(f"{source} was taken down" in line and "a stated hole" in line for line in found.holds)
    made([str(root / "examples" / "bahamas")], copy, key, on="2026-12-02")
    assert not (copy / "en" / f"{source}.html").exists(), "it stays down"


def test_the_key_of_another_register_is_refused(copy, tmp_path, root):
    make_keys(tmp_path / "keys", "other.example", PASSPHRASE)
    with pytest.raises(UnreadableSource, match="the key is another's"):
        made([str(root / "examples" / "bahamas" / "article-1.html")], copy, tmp_path / "keys")


def test_another_key_of_the_same_name_is_refused(copy, tmp_path, root):
    make_keys(tmp_path / "keys", ORIGIN, PASSPHRASE)
    with pytest.raises(UnreadableSource, match="not the one that signed this register"):
        made([str(root / "examples" / "bahamas" / "article-1.html")], copy, tmp_path / "keys")


def test_hand_overs_that_were_published_are_never_lost(copy, key, tmp_path, root):
    keys = shutil.copytree(key, tmp_path / "keys")
    rotate_keys(keys, PASSPHRASE, PASSPHRASE)
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, keys, on="2026-11-23")
    (keys / "handovers" / "0001.txt").unlink()
    with pytest.raises(UnreadableSource, match="readers who trust an earlier key need them"):
        made([str(root / "examples" / "bahamas")], copy, keys, on="2026-11-24")


def test_a_folder_with_something_else_is_left_alone(tmp_path, key, root):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    with pytest.raises(UnreadableSource, match="holds something else"):
        made([str(root / "examples" / "bahamas" / "article-1.html")], tmp_path / "mine", key)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_no_link_leads_nowhere(published):
    import re

    lost = []
    for page in published.rglob("*.html"):
        text = page.read_text()
        lost += [
            f"{page.relative_to(published)}: {target}"
            for target in re.findall(r'(?:href|src)="([^"#]+)(?:#[^"]*)?"', text)
            if not target.startswith(("http:", "https:")) and not (page.parent / target).resolve().exists()
        ]
    assert not lost, lost[:10]


def test_every_quotation_leads_to_its_words(published):
    import re

    lost = []
    for page in [*published.rglob("cases/*.html"), *published.rglob("checks/*.html")]:
        for target, anchor in re.findall(r'href="(\.\./(?:sources|agreements)/[^"#]+)#([^"]+)"', page.read_text()):
            if f'id="{anchor}"' not in (page.parent / target).resolve().read_text():
                lost.append(f"{page.name}: {target}#{anchor}")
    assert not lost, lost[:10]


def test_the_home_is_small(published):
    assert sum((published / name).stat().st_size for name in ("index.html", "style.css", "register.js")) < 150_000
