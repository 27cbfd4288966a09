"""A register is whole as it was published; whatever is changed is named in a sentence."""

from __future__ import annotations

import shutil

import pytest
from tests.publish.register import ORIGIN, PASSPHRASE, made

from fairward.publish import verify_folder, verify_proof
from fairward.publish.log import KeyFolder, make_keys, rotate_keys


@pytest.fixture
def trusted(key):
    return KeyFolder(path=key).verifier


def test_what_was_published_is_whole(published, trusted):
    found = verify_folder(published, trusted)
    assert found.wrong == ()
    assert any("the key that you trust" in line for line in found.holds)
    assert any("pages and downloads are those of edition 1" in line for line in found.holds)


def test_without_a_key_the_registers_own_is_used_and_that_is_said(published):
    found = verify_folder(published)
    assert found.whole
    assert "compare it with the key as it was given to you elsewhere" in found.holds[0]


def change(path):
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.unlink()  # the copy may share its file with the original
    path.write_bytes(body)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("en/cases/bs-cu.html", "en/cases/bs-cu.html was changed since it was published."),
        ("data/statements.csv", "data/statements.csv was changed since it was published."),
        ("data/cases/bs-cu.json", "data/cases/bs-cu.json is not what entry"),
        ("style.css", "style.css was changed"),
        ("manifest.json", "manifest.json"),
        ("log/checkpoint", "The checkpoint cannot be believed"),
        ("log/register.pub", ""),
        ("log/proofs/cases/bs-cu.tlog-proof", "The proof of cases/bs-cu does not hold"),
    ],
)
def test_a_changed_file_is_named(copy, trusted, path, said):
    change(copy / path)
    found = verify_folder(copy, None if path.endswith(".pub") else trusted)
    assert not found.whole
    assert any(said in line for line in found.wrong), found.wrong


def test_a_changed_tile_is_named(copy, trusted):
    tile = next((copy / "log" / "tile" / "0").rglob("*/[0-9]*"))
    change(tile)
    assert any("was changed, or the entries that it hashes" in line for line in verify_folder(copy, trusted).wrong)


@pytest.fixture
def grown(copy, key, root):
    """A register of two editions: tiles of the first are still in it."""
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, key, on="2026-11-21")
    return copy


@pytest.mark.parametrize("level", ["0", "entries"])
@pytest.mark.parametrize(
    "how", [lambda body: body[:-1] + b"x", lambda body: body[:32], lambda body: body + b"x", lambda _: b""]
)
def test_a_tile_that_an_earlier_edition_left_is_the_beginning_of_the_one_now(grown, published, trusted, level, how):
    assert verify_folder(grown, trusted).whole
    tile = next((published / "log" / "tile" / level).rglob("*/[0-9]*")).relative_to(published)
    body = (grown / tile).read_bytes()
    (grown / tile).unlink()
    assert verify_folder(grown, trusted).whole, "it may be left out"
    (grown / tile).write_bytes(how(body))
    assert verify_folder(grown, trusted).wrong == (
        f"The tile {tile.as_posix()}, of an earlier edition, was changed or added: it is not what stands in its place now.",
    )


@pytest.mark.parametrize("line", ["no key at all\n", None])
def test_another_public_key_in_the_register_is_named_by_those_who_know_the_right_one(copy, trusted, tmp_path, line):
    (copy / "log" / "register.pub").unlink()
    (copy / "log" / "register.pub").write_text(line or f"{make_keys(tmp_path / 'other', ORIGIN, PASSPHRASE)}\n")
    assert verify_folder(copy, trusted).wrong == (
        "log/register.pub was changed: it is not the key that signed the checkpoint.",
    )


@pytest.mark.parametrize(
    "path", ["manifest.json", "log/register.pub", "log/proofs/cases/bs-cu.tlog-proof", "log/checkpoint"]
)
def test_a_missing_part_is_called_missing(copy, trusted, path):
    (copy / path).unlink()
    (wrong,) = verify_folder(copy, trusted).wrong
    assert wrong.endswith(f"{path} is missing.")


@pytest.mark.parametrize(
    "path", ["log/more.txt", "log/proofs/cases/xx-yy.tlog-proof", "log/tile/0/007", "log/checkpoints/later"]
)
def test_what_is_added_to_the_log_is_named(copy, trusted, path):
    (copy / path).write_text("more")
    (wrong,) = [one for one in verify_folder(copy, trusted).wrong if path in one]
    assert "added" in wrong or "cannot be believed" in wrong


def test_a_changed_entry_is_named(copy, trusted):
    change(next((copy / "log" / "tile" / "entries").rglob("*/[0-9]*")))
    assert not verify_folder(copy, trusted).whole


def test_a_missing_page_and_an_added_one_are_named(copy, trusted):
    (copy / "en" / "method.html").unlink()
    (copy / "en" / "more.html").write_text("more")
    wrong = verify_folder(copy, trusted).wrong
    assert "en/method.html is missing." in wrong
    assert "en/more.html was added: it is no part of what was published." in wrong


def test_a_register_signed_by_another_key_is_not_believed(published, tmp_path):
    other = make_keys(tmp_path / "other", ORIGIN, PASSPHRASE)
    found = verify_folder(published, other)
    assert "no known key signed this" in found.wrong[0]


def test_entries_that_were_cut_off_are_noticed_by_a_kept_checkpoint(copy, published, key, trusted, root):
    before = (published / "log" / "checkpoint").read_text()
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, key, on="2026-11-21")
    after = (copy / "log" / "checkpoint").read_text()
    assert verify_folder(copy, trusted, [before]).whole
    wrong = verify_folder(published, trusted, [after]).wrong
    assert "entries were cut off" in wrong[0]


def test_another_history_is_noticed(published, key, trusted, tmp_path, root):
    made([str(root / "examples" / "bahamas" / "article-1.html")], tmp_path / "other", key)
    made([str(root / "examples" / "bahamas")], tmp_path / "other", key, on="2026-11-22")
    kept = (published / "log" / "checkpoint").read_text()
    found = verify_folder(tmp_path / "other", trusted, [kept])
    assert any("history was rewritten" in line or "cut off" in line for line in found.wrong)


def test_a_rotated_key_is_believed_through_the_old_one(copy, key, trusted, tmp_path, root):
    keys = shutil.copytree(key, tmp_path / "keys")
    rotate_keys(keys, PASSPHRASE, PASSPHRASE)
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, keys, on="2026-11-23")
    found = verify_folder(copy, trusted)
    assert found.wrong == ()
    assert "the key that yours handed over to" in found.holds[0]
    assert verify_folder(copy).whole


@pytest.fixture
def rotated(copy, key, tmp_path, root):
    """A register whose key was rotated after its first edition: its folder and that of the new key."""
    keys = shutil.copytree(key, tmp_path / "keys")
    rotate_keys(keys, PASSPHRASE, PASSPHRASE)
    made([str(root / "examples" / "bahamas" / "article-1.html")], copy, keys, on="2026-11-23")
    return copy, keys


def test_whoever_knows_the_new_key_alone_believes_what_stood_before_it(rotated, published):
    folder, keys = rotated
    found = verify_folder(folder, KeyFolder(path=keys).verifier, [(published / "log" / "checkpoint").read_text()])
    assert found.wrong == ()
    assert any("from the 3 checkpoints that we know of" in line for line in found.holds)


def test_with_a_stolen_key_a_thief_makes_nothing_that_the_new_key_believes(rotated, key, tmp_path, root):
    _, keys = rotated
    thiefs = shutil.copytree(key, tmp_path / "thiefs")
    rotate_keys(thiefs, PASSPHRASE, PASSPHRASE)
    made([str(root / "examples" / "bahamas" / "article-1.html")], tmp_path / "other", thiefs)
    found = verify_folder(tmp_path / "other", KeyFolder(path=keys).verifier)
    assert "no known key signed this" in found.wrong[0]
    assert KeyFolder(path=keys).verifier.id.hex() in found.wrong[0]


def test_a_proof_from_before_and_after_a_change_of_keys_needs_the_hand_over(rotated, published, key):
    folder, keys = rotated
    handovers = KeyFolder(path=keys).handovers
    before, after = (one / "log" / "proofs" / "cases" / "bs-cu.tlog-proof" for one in (published, folder))
    old, new = KeyFolder(path=key).verifier, KeyFolder(path=keys).verifier
    assert "no known key" in verify_proof(after.read_text(), old).wrong[0]
    assert verify_proof(after.read_text(), old, handovers=handovers).whole
    assert verify_proof(before.read_text(), new, handovers=handovers).whole


def test_a_proof_stands_alone(published, trusted):
    import json

    text = (published / "log" / "proofs" / "cases" / "bs-cu.tlog-proof").read_text()
    thing = json.loads((published / "manifest.json").read_text())["things"]["cases/bs-cu"]
    body = (published / "data" / "cases" / "bs-cu.json").read_bytes()
    assert verify_proof(text, trusted, body, thing["salt"]).whole
    assert verify_proof(text, trusted, body + b" ", thing["salt"]).wrong == (
        "The file is not the one that the entry is about: it was changed.",
    )
    assert not verify_proof(text.replace("index 0", "index 1"), trusted).whole or "index 0" not in text


def test_a_folder_that_is_no_register_is_said(tmp_path):
    assert "holds no register" in verify_folder(tmp_path).wrong[0]
