"""A link that cannot be read, or not wholly: what is wrong is one sentence, and the rest applies."""

import base64
import json
import zlib

import numpy as np
import pytest

from components import cached
from models import scenario
from models.scenario import (
    MOST_BYTES,
    Scenario,
    pack,
    parts_of,
    unpack,
)
from tests.models.links import CATALOGUE, any_scenario, assert_is_one_plain_sentence, link, linked, setting

WHOLE = pack(setting(("month", 30.0), ("path", "china")), 5)


def test_what_cannot_be_read_is_named_and_the_rest_applies():
    opened = unpack(link(1, 1, {"month": 30, "gone": 4, "spread": 99, "path": "mars", "share": "much"}), CATALOGUE)
    assert opened.scenario == setting(("month", 30.0))
    assert opened.problems == (
        "The link sets 'gone', which this version does not know.",
        "Spread: 99 is outside 0 to 21.",
        "Path: 'mars' is not one of west, china.",
        "Share: 'much' is not a number; allowed is -10 to 80.",
    )


@pytest.mark.parametrize(
    "text",
    ["NaN", "Infinity", "-Infinity", "1e999", "true", "null", "[1]", '{"a": 1}', '"30"', "1" * 30, "1" * 400],
)
def test_a_number_that_is_none_is_named_and_the_rest_applies(text):
    opened = unpack(linked(f'[1, 1, {{"month": {text}, "spread": 3}}]'.encode()), CATALOGUE)
    assert opened.scenario == setting(("spread", 3.0))
    (problem,) = opened.problems
    assert problem.startswith("Month: ")
    assert_is_one_plain_sentence(problem)


def test_a_very_long_setting_is_named_in_a_sentence_one_can_read():
    opened = unpack(link(1, 1, {"path": "w" * 50_000, "k" * 10_000: 1, "month": "1" * 3_000}), CATALOGUE)
    assert opened.scenario == Scenario()
    assert len(opened.problems) == 3
    for problem in opened.problems:
        assert_is_one_plain_sentence(problem)


def test_a_link_full_of_unknown_settings_does_not_bury_the_page():
    opened = unpack(link(1, 1, {f"gone_{i}": i for i in range(2_000)}), CATALOGUE)
    assert 0 < len(opened.problems) <= 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1",
        "1.",
        "1.A",
        "1.====",
        "1.ä",
        "1.\ud800",
        "1.\x00",
        "2." + WHOLE[2:],
        "0." + WHOLE[2:],
        WHOLE[2:],
        " " + WHOLE,
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:-4],
        WHOLE[:8] + "xxxx" + WHOLE[12:],
        "https://example.org/?s=" + WHOLE,
        "path=china&month=30",
        "1." + base64.urlsafe_b64encode(b"not deflated").decode(),
        linked(b""),
        linked(b"not json"),
        linked(b"\xff\xfe"),
        linked(b"[1,1,{}"),
        linked(b"{}"),
        linked(b"[]"),
        linked(b"[1,1]"),
        linked(b"[1,1,{},4]"),
        linked(b"[1,1,[]]"),
        linked(b'["1",1,{}]'),
        linked(b'[1,"1",{}]'),
        linked(b"[1.5,1,{}]"),
        linked(b"[1,null,{}]"),
        linked(b"[" * 30_000),
        linked(b'{"a":' * 10_000),
        linked(b'[1,1,{"month":' + b"1" * 5_000 + b"}]"),
        linked(b'[1,1,{"month":30}]' + b" " * MOST_BYTES),
        linked(b" " * 50_000_000),
    ],
)
def test_a_damaged_cut_foreign_or_huge_link_gives_one_sentence_and_the_defaults(text):
    opened = unpack(text, CATALOGUE)
    assert opened.scenario == Scenario()
    assert opened.data_version == 0
    (problem,) = opened.problems
    assert problem.startswith("The link's settings could not be read: ")
    assert_is_one_plain_sentence(problem)
    for word in ("sys.", "codec", "base64", "string argument", "digits", "packing"):
        assert word not in problem, f"not a reader's word: {problem}"


def test_a_decompression_bomb_is_left_packed(monkeypatch):
    seen = []
    decompressor = zlib.decompressobj

    class Watched:
        def __init__(self):
            self.real = decompressor()

        def __getattr__(self, name):
            return getattr(self.real, name)

        def decompress(self, *given):
            seen.append(self.real.decompress(*given))
            return seen[-1]

    bomb = linked(b" " * 50_000_000)
    monkeypatch.setattr(scenario.zlib, "decompressobj", Watched)
    with pytest.raises(ValueError, match="too long"):
        parts_of(bomb)
    assert seen
    assert sum(map(len, seen)) <= MOST_BYTES


@pytest.mark.parametrize("version", [-1, 0, 10**6, 10**30, 10**400])
def test_a_version_that_was_never_released_does_no_harm(version):
    opened = unpack(link(version, version, {"month": 30}), CATALOGUE)
    assert opened.scenario in (setting(("month", 30.0)), Scenario())
    assert isinstance(cached.moved_since(opened.data_version), list)


def test_two_thousand_random_and_mutated_links_never_raise():
    random, catalogue = np.random.default_rng(3), cached.catalogue()
    letters = list("ABCxyz0189-_.=%&?/+ \té→")
    for turn in range(2_000):
        if turn % 4 == 0:
            text = "".join(random.choice(letters, random.integers(0, 60)))
            text = text if turn % 8 else f"1.{text}"
        elif turn % 4 == 1:
            text = list(pack(any_scenario(random, catalogue), 1))
            for _ in range(random.integers(1, 4)):
                text[random.integers(0, len(text))] = str(random.choice(letters))
            text = "".join(text)
        elif turn % 4 == 2:
            text = pack(any_scenario(random, catalogue), 1)
            text = text[: random.integers(0, len(text))]
        else:
            text = linked(mangled(random, catalogue))
        opened = unpack(text, catalogue)
        for key, value in opened.scenario.changes:
            assert catalogue[key].read(value) == value != catalogue[key].default
        for problem in opened.problems:
            assert_is_one_plain_sentence(problem)


def mangled(random: np.random.Generator, catalogue) -> bytes:
    """Return a link's contents, honestly packed, with some bytes of it changed."""
    body = bytearray(json.dumps([1, 1, dict(any_scenario(random, catalogue).changes)]).encode())
    for _ in range(random.integers(1, 4)):
        body[random.integers(0, len(body))] = int(random.choice(list(b'019.,:-{}[]"eNat\\u\xff')))
    return bytes(body)
