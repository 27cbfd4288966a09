"""Each format passes the validator of its own community; where one is not installed, the test is skipped by its name."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.publish.register import ORIGIN

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
        proxy.schema.validate(row)
        kinds.add(proxy.schema.name)
    assert kinds == {"Project", "Document", "Documentation"}


OCDS = Path(__file__).parent / "ocds"
# What the standard asks of the package around the releases (its reference, "Package metadata"); the release schema itself is the official one.
PACKAGE = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "required": ["uri", "publisher", "publishedDate", "releases", "version"],
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "version": {"type": "string", "pattern": "^(\\d+\\.)(\\d+)$"},
        "publishedDate": {"type": "string", "format": "date-time"},
        "publisher": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "license": {"type": ["string", "null"], "format": "uri"},
        "releases": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"$ref": "https://standard.open-contracting.org/schema/1__1__4/release-schema.json"},
        },
    },
}
PEER = """
import json, sys
from libcoveocds.api import ocds_json_output
from libcoveocds.config import LibCoveOCDSConfig
how = LibCoveOCDSConfig()
how.config.update(
    standard_zip=open(sys.argv[2], "rb").read(), context="api",
    schema_version_choices={"1.1": ("1.1", "https://standard.open-contracting.org/1.1/en/", "1__1__4")},
)
print(json.dumps(ocds_json_output("", sys.argv[1], lib_cove_ocds_config=how), default=str))
"""


@pytest.fixture(params=["published", "paid"])
def package(request) -> Path:
    """Return the releases of a register without payment records, and of one with them."""
    return request.getfixturevalue(request.param) / "data" / "ocds.json"


def test_releases_keep_the_official_schema_of_ocds(package):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((OCDS / "release-schema-1__1__4.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    releases = json.loads(package.read_text())["releases"]
    assert releases
    assert [error.message for release in releases for error in checker.iter_errors(release)] == []
    known = set(schema["properties"])
    assert all(set(release) <= known for release in releases)


def test_releases_pass_the_review_of_libcoveocds(package, tmp_path):
    """The peer is AGPL: it is run as a program of its own, by tests only, and nothing of it is shipped."""
    if not importlib.util.find_spec("libcoveocds"):
        pytest.skip("libcoveocds is not installed")
    with zipfile.ZipFile(tmp_path / "standard.zip", "w") as standard:
        standard.writestr("standard-1__1__4/", "")
        folder = "standard-1__1__4/standard/schema"
        for path in OCDS.glob("*.json"):
            standard.writestr(f"{folder}/{path.name.replace('-1__1__4', '')}", path.read_text(encoding="utf-8"))
        standard.writestr(f"{folder}/release-package-schema.json", json.dumps(PACKAGE))
        standard.writestr(f"{folder}/codelists/partyRole.csv", "Code,Title\nbuyer,Buyer\nsupplier,Supplier\n")
    done = subprocess.run(
        [sys.executable, "-c", PEER, str(package), str(tmp_path / "standard.zip")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["version_used"] == "1.1"
    assert told["count"] == len(json.loads(package.read_text())["releases"]) == told["unique_ocids_count"]
    for fault in ("validation_errors", "additional_fields", "additional_checks", "deprecated_fields", "additional_closed_codelist_values"):  # fmt: skip
        assert not told[fault], told[fault]


def test_releases_name_both_parties_and_the_paper(published):
    package = json.loads((published / "data" / "ocds.json").read_text())
    assert package["releases"]
    for release in package["releases"]:
        parties = {party["id"]: party for party in release["parties"]}
        assert {party["name"] for party in parties.values()} == {"The Bahamas", "Cuba"}
        assert release["buyer"]["id"] in parties
        assert {one["id"] for award in release["awards"] for one in award["suppliers"]} <= parties.keys()
        assert release["contracts"][0]["awardID"] == release["awards"][0]["id"]
        assert release["contracts"][0]["documents"][0]["documentType"] == "contractSigned"


def test_what_records_show_of_a_case_is_counted_once_and_said_to_be_of_no_paper(paid):
    releases = json.loads((paid / "data" / "ocds.json").read_text())["releases"]
    (records,) = [one for one in releases if one["tag"] == ["implementation"]]
    assert all(
        "implementation" not in contract for one in releases if one is not records for contract in one["contracts"]
    )
    sums = records["contracts"][0]["implementation"]["transactions"]
    assert {one["id"].rpartition("-")[2] for one in sums} == {"in_bulk", "kept", "to_worker"}
    assert {one["payer"]["name"] for one in sums} == {"The Bahamas"}


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


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_feed_is_read_without_a_complaint_by_feedparser(published, language):
    feedparser = pytest.importorskip("feedparser")
    path = published / f"feed-{language}.xml"
    feed = feedparser.parse(str(path))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == language
    assert feed.feed.author == ORIGIN
    ids = [one.id for one in feed.entries]
    assert len(ids) == len(set(ids)) > 60
    for one in feed.entries:
        assert all((one.title, one.summary, one.updated_parsed))
        assert (path.parent / one.link).exists(), one.link
        assert not one.title.startswith(("checks/", "instruments/")), "a title, and no key of the log"
    assert feed.entries[0].link.split("/")[1] in ("cases", "agreements", "sources"), "before the rulebook's"


# The terms of the Web Annotation vocabulary that are used; its context stands on the network, where tests do not go.
ANNOTATION = {
    "oa": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"}, "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"}, "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start",
    "end": "oa:end", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "classifying": "oa:classifying", "tagging": "oa:tagging", "describing": "oa:describing",
}  # fmt: skip


def local(contexts):
    """Return a loader of JSON-LD that knows some contexts and goes nowhere."""
    return lambda url, _: {"contextUrl": None, "documentUrl": url, "document": {"@context": contexts[url]}}


def test_annotations_expand_to_the_w3c_vocabulary_and_nothing_is_lost(published):
    jsonld = pytest.importorskip("pyld").jsonld
    how = {"documentLoader": local({"http://www.w3.org/ns/anno.jsonld": ANNOTATION})}
    for line in (published / "data" / "annotations.jsonl").read_text().splitlines()[:40]:
        (made,) = jsonld.expand(json.loads(line), {**how, "base": "https://register.example.org/data/"})  # fmt: skip
        space = "http://www.w3.org/ns/oa#"
        assert made["@type"] == [f"{space}Annotation"]
        assert made[f"{space}motivatedBy"] == [{"@id": f"{space}classifying"}]
        (target,) = made[f"{space}hasTarget"]
        assert target[f"{space}hasSource"][0]["@id"].startswith("https://register.example.org/en/")
        quote, place = target[f"{space}hasSelector"]
        assert set(quote) == {"@type", *(f"{space}{name}" for name in ("exact", "prefix", "suffix"))}
        assert set(place) == {"@type", f"{space}start", f"{space}end"}
        assert [body[f"{space}hasPurpose"] for body in made[f"{space}hasBody"]] == [
            [{"@id": f"{space}tagging"}], [{"@id": f"{space}describing"}]
        ]  # fmt: skip


def test_the_description_expands_as_json_ld_and_nothing_is_lost(published):
    jsonld = pytest.importorskip("pyld").jsonld
    given = json.loads((published / "data" / "register.jsonld").read_text())
    how = {"documentLoader": local({given["@context"]: {"@vocab": "https://schema.org/"}}), "base": "https://register.example.org/data/"}  # fmt: skip
    (made,) = jsonld.expand(given, how)
    assert made["@type"] == ["https://schema.org/Dataset"]
    assert {name.rpartition("/")[2] for name in made} - {"@type"} == set(given) - {"@context", "@type"}
    loads = made["https://schema.org/distribution"]
    assert len(loads) == len(given["distribution"])
    assert all(set(one) == {"@type", *(f"https://schema.org/{name}" for name in ("contentSize", "contentUrl", "name", "sha256"))} for one in loads)  # fmt: skip


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
