"""The caller against a stand-in on this machine that answers and misbehaves; the same words for all that goes wrong."""

from __future__ import annotations

import json
import sys

import pytest
from tests.stand_in import Reply, says, standing_in

from fairward.run.calling import Address, Caller, NoAnswer, NotAsked

KEY = "sk-very-secret-0123456789"


def caller(address, **more):
    return Caller(**{"address": Address.of(address), "name": "tiny", "wait": 5, "pause": 0.01} | more)


def failure(*script, **more):
    with standing_in(*script) as server, pytest.raises(NoAnswer) as caught:
        caller(server.address, **more).ask("Read.", "Text")
    assert KEY not in f"{caught.value}{caught.value.hint}"
    return caught.value, len(server.asked)


# Addresses


@pytest.mark.parametrize(
    "text",
    [
        "",
        "llama",
        "localhost:11434/v1",
        "ftp://host/v1",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http:// host/",
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(NotAsked, match=r"no address of a model. Write one such as http://localhost:11434/v1"):
        Address.of(text)


@pytest.mark.parametrize(
    "text", [f"https://user:{KEY}@host/v1", f"https://host/v1?key={KEY}", f"https://host/v1#{KEY}"]
)
def test_an_address_with_a_key_in_it_is_refused_and_the_key_shown_nowhere(text):
    with pytest.raises(NotAsked, match="FAIRWARD_MODEL_KEY") as caught:
        Address.of(text)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", ["two words", "clé", "a\nb", '"\x07"'])
def test_a_key_that_no_server_can_take_is_refused_and_shown_nowhere(key):
    with pytest.raises(NotAsked, match="holds signs that no key has") as caught:
        caller("http://localhost/v1", key=key)
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "host", "local"),
    [
        ("http://localhost:11434/v1", "localhost:11434", True),
        ("http://127.0.0.1:8080/v1/", "127.0.0.1:8080", True),
        ("http://127.8.9.1/v1", "127.8.9.1", True),
        ("http://[::1]:8080/v1", "[::1]:8080", True),
        ("HTTP://LOCALHOST/v1", "localhost", True),
        ("https://api.example.org/v1", "api.example.org", False),
        ("http://192.168.1.5:8080", "192.168.1.5:8080", False),
        ("http://0.0.0.0/v1", "0.0.0.0", False),
        ("http://localhost.example.org/v1", "localhost.example.org", False),
        ("http://127.0.0.1.example.org/v1", "127.0.0.1.example.org", False),
        ("http://2130706433/v1", "2130706433", False),
    ],
)
def test_only_what_loops_back_stays_on_this_machine(text, host, local):
    address = Address.of(text)
    assert (address.host, address.local) == (host, local)


def test_the_path_of_the_call_may_be_given_too():
    assert Address.of("https://h/v1/chat/completions").base == Address.of("https://h/v1/").base == "https://h/v1"


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(NotAsked, match=r'Install it: pip install "fairward\[model\]"'):
        Address.of("http://localhost/v1")


# What goes wrong


@pytest.mark.parametrize(
    ("script", "what", "times"),
    [
        ([Reply(status=500)], "status 500", 3),
        ([Reply(status=429, headers={"Retry-After": "0"})], "status 429", 3),
        ([Reply(status=418)], "status 418", 1),
        ([Reply(breaks=True)], "broke off", 3),
        ([Reply(body=b'{"choices": [', breaks=True)], "broke off", 1),
        ([Reply(endless=True)], "has no end", 1),
        ([Reply(body=b"<html>Hello</html>")], "no answer of a model", 1),
        ([Reply(body=b"\xff\xfe\x00")], "no answer of a model", 1),
        ([Reply(body=b"")], "no answer of a model", 1),
        ([Reply(body=b"[" * 100_000)], "no answer of a model", 1),
        ([Reply(body=b'{"error": {"message": "quota"}}')], "no answer of a model", 1),
        ([Reply(body=b'{"choices": []}')], "no answer of a model", 1),
        ([Reply(body=b'{"choices": {"0": 1}}')], "no answer of a model", 1),
        ([says(None)], "no answer of a model", 1),
        ([says(7)], "no answer of a model", 1),
    ],
)
def test_each_failure_has_its_word_and_is_tried_again_where_that_helps(script, what, times):
    failed, asked = failure(*script)
    assert what in failed.what
    assert (asked, failed.for_all) == (times, False)


@pytest.mark.parametrize("status", [401, 403, 404, 302, 308])
def test_what_would_fail_for_every_passage_is_known_as_that(status):
    with standing_in(says("[]")) as elsewhere:
        reply = Reply(status=status, body=KEY.encode(), headers={"Location": f"{elsewhere.address}/chat/completions"})
        failed, asked = failure(reply, key=KEY)
        assert (failed.for_all, asked, elsewhere.asked) == (True, 1, [])


def test_an_answer_that_does_not_come_or_comes_too_slowly_is_not_waited_for():
    late, asked = failure(Reply(after=1), wait=0.2)
    assert ("within 0.2 seconds" in late.what, asked) == (True, 1)
    assert "too long" in failure(Reply(body=b"x" * 500, drips=True), wait=0.3)[0].what


def test_a_server_that_is_not_there_cannot_be_reached():
    with standing_in(says("[]")) as server:
        gone = server.address
    with pytest.raises(NoAnswer, match="cannot be reached"):
        caller(gone).ask("Read.", "Text")


# What goes right


def test_a_question_is_put_as_it_should_be_and_the_key_only_in_its_header():
    with standing_in(says("[]")) as server:
        asks = caller(server.address, key=f" {KEY}\n")
        answer = asks.ask("Read.", "Text “é”")
    (asked,) = server.asked
    assert (answer.text, answer.cut) == ("[]", False)
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert [one["content"] for one in asked.body["messages"]] == ["Read.", "Text “é”"]
    assert (asked.body["model"], asked.body["temperature"], asked.body["stream"]) == ("tiny", 0, False)
    assert KEY not in json.dumps(asked.body) + repr(asks)


def test_no_key_is_sent_where_there_is_none_and_none_of_another_program(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with standing_in(says("[]")) as server:
        caller(server.address).ask("Read.", "Text")
    assert "Authorization" not in server.asked[0].headers


def test_no_proxy_of_the_environment_gets_the_text(monkeypatch):
    with standing_in(says("proxied")) as proxy, standing_in(says("[]")) as server:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        assert caller(server.address).ask("Read.", "Text").text == "[]"
    assert proxy.asked == []


@pytest.mark.parametrize(
    "first", [Reply(status=429, headers={"Retry-After": "0"}), Reply(status=503), Reply(breaks=True)]
)
def test_what_passes_is_tried_again(first):
    with standing_in(first, says("[]")) as server:
        assert caller(server.address).ask("Read.", "Text").text == "[]"
    assert len(server.asked) == 2


def test_a_model_that_takes_no_temperature_is_asked_without_one_from_then_on():
    with standing_in(Reply(status=400), says("one"), says("two")) as server:
        asks = caller(server.address)
        assert [asks.ask("Read.", "Text").text for _ in range(2)] == ["one", "two"]
    assert ["temperature" in asked.body for asked in server.asked] == [True, False, False]
    failed, asked = failure(Reply(status=400))
    assert ("status 400" in failed.what, asked) == (True, 2)


def test_parts_of_an_answer_are_joined_and_a_cut_is_told():
    with standing_in(
        says([{"type": "text", "text": "a"}, {"type": "text", "text": "b"}], finish_reason="length")
    ) as server:
        answer = caller(server.address).ask("Read.", "Text")
    assert (answer.text, answer.cut) == ("ab", True)


def test_letters_that_are_none_do_not_lose_the_rest():
    with standing_in(Reply(body=b'{"choices": [{"message": {"content": "caf\xe9 one"}}]}')) as server:
        assert caller(server.address).ask("Read.", "Text").text == "caf\ufffd one"
