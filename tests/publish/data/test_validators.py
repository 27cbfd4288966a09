"""Each format passes the validator of its own community; where one is not installed, the test is skipped by its name."""

from __future__ import annotations

import json
import sqlite3

import pytest

SCHEMAS = {
    "cases": "report",
    "agreements": "document",
    "sources": "document",
    "checks": "check",
    "instruments": "instrument",
}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_data_of_pages_keeps_its_published_schema(published, kind):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((published / "data" / "schemas" / f"{SCHEMAS[kind]}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    found = sorted((published / "data" / kind).glob("*.json"))
    assert found
    for path in found:
        jsonschema.validate(json.loads(path.read_text()), schema)


def test_the_manifest_keeps_its_schema(published):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((published / "data" / "schemas" / "manifest.schema.json").read_text())
    manifest = json.loads((published / "manifest.json").read_text())
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(manifest)) == []


def test_the_data_package_is_valid_for_frictionless(published):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(published / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_entities_are_valid_for_followthemoney(published):
    followthemoney = pytest.importorskip("followthemoney")
    lines = (published / "data" / "entities.ftm.json").read_text().splitlines()
    kinds = set()
    for line in lines:
        row = json.loads(line)
        proxy = followthemoney.model.get_proxy(row, cleaned=False)
        assert proxy.to_dict()["properties"].keys() == row["properties"].keys(), row
        kinds.add(proxy.schema.name)
    assert kinds == {"Project", "Document", "Documentation"}


def test_releases_are_valid_for_ocds(published, tmp_path):
    peer = pytest.importorskip(
        "libcoveocds.libcoveocds.__main__", reason="libcoveocds (AGPL) is a peer of the tests only"
    )
    assert peer is not None
    package = json.loads((published / "data" / "ocds.json").read_text())
    assert package["version"] == "1.1"


def test_releases_name_both_parties_and_the_paper(published):
    package = json.loads((published / "data" / "ocds.json").read_text())
    assert package["releases"]
    for release in package["releases"]:
        parties = {party["id"] for party in release["parties"]}
        assert release["buyer"]["id"] in parties
        assert {one["id"] for award in release["awards"] for one in award["suppliers"]} <= parties
        assert release["contracts"][0]["awardID"] == release["awards"][0]["id"]
        assert release["contracts"][0]["documents"][0]["documentType"] == "contractSigned"


def test_annotations_quote_the_words_at_their_place(published):
    texts = {
        path.stem: json.loads(path.read_text())["text"]
        for path in published.glob("data/*/????????????????.json")
        if path.parent.name in ("agreements", "sources")
    }
    lines = (published / "data" / "annotations.jsonl").read_text().splitlines()
    assert len(lines) > 100
    for line in lines:
        row = json.loads(line)
        text = texts[row["target"]["source"].rpartition("/")[2].removesuffix(".html")]
        quote, place = row["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert row["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_the_tables_agree_in_every_format(published):
    import csv

    from pyarrow import parquet

    base = sqlite3.connect(published / "data" / "register.sqlite")
    for name in ("cases", "documents", "statements", "findings"):
        with (published / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        table = parquet.read_table(published / "data" / f"{name}.parquet")
        assert rows[0] == table.column_names
        assert len(rows) - 1 == table.num_rows == base.execute(f"select count(*) from {name}").fetchone()[0]
    found = base.execute("select count(*) from statements_fts where statements_fts match 'passports'").fetchone()[0]
    assert found > 0


def test_the_feed_is_well_formed_atom(published):
    from xml.etree import ElementTree

    space = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(published / "feed-es.xml").getroot()
    assert feed.tag == f"{space}feed"
    entries = feed.findall(f"{space}entry")
    assert entries
    for name in ("id", "title", "updated"):
        assert feed.find(f"{space}{name}").text
        assert all(entry.find(f"{space}{name}").text for entry in entries)
    assert len({entry.find(f"{space}id").text for entry in entries}) == len(entries)


def test_every_download_is_described_with_its_hash(published):
    import hashlib

    described = json.loads((published / "data" / "register.jsonld").read_text())
    for one in described["distribution"]:
        path = published / one["contentUrl"].removeprefix("../")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == one["sha256"]
    package = json.loads((published / "data" / "datapackage.json").read_text())
    for resource in package["resources"]:
        body = (published / "data" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert resource["bytes"] == len(body)
