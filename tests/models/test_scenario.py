"""The scenario and its link: what is kept, what comes back, and what cannot be read."""

import base64
import json
import zlib
from dataclasses import dataclass

import numpy as np
import pytest

from components import cached
from models import scenario
from models.scenario import (
    MODEL_VERSION,
    MOST_BYTES,
    Assumption,
    Scenario,
    fed_by,
    inputs_for,
    pack,
    parts_of,
    unpack,
    value_of,
)
from models.topics import TOPICS

CATALOGUE = {
    row.key: row
    for row in (
        Assumption("path", "Path", "choice", "west", None, None, None, (("west", "Western"), ("china", "China first"))),
        Assumption("month", "Month", "choice", 24.0, 0.0, 72.0, 1.0),
        Assumption("spread", "Spread", "belief", 8.0, 0.0, 21.0, 1.0),
        Assumption("share", "Share", "belief", 30.0, -10.0, 80.0, 5.0),
    )
}
# Links made by the first release. They stand in reports and slides: they must open for ever, so never change them.
OLD_LINKS = {
    "1.eNqLNtQx1KmujQUACawCaw": {},
    "1.eNoVykEKg0AMRuG7_OsgTkUXcxUpIdSgw6gjiVSkePcyu8fHGwMF-mFST_POfpjKhBheTU9YyyfzVvZzQeyGpiUcUhuX-gmC6VUssy9iitj"
    "WwdJXVmfhW8Wqdc_7DyteH-Q": {
        "path": "west",
        "lock_month": 36.0,
        "design_spread": 12.5,
        "rivals_a_year": 0.3,
        "rework_share": 0.0,
    },
}


def setting(*changes: tuple) -> Scenario:
    return Scenario(tuple(sorted(changes)))


def link(model_version, data_version, settings) -> str:
    """Pack anything at all the way a link is packed."""
    return linked(json.dumps([model_version, data_version, settings]).encode())


def linked(body: bytes, packing: str = "1") -> str:
    return f"{packing}.{base64.urlsafe_b64encode(zlib.compress(body)).decode().rstrip('=')}"


def any_scenario(random: np.random.Generator, catalogue) -> Scenario:
    """Return a scenario with a random number of assumptions anywhere in their range."""
    keys = random.choice(sorted(catalogue), random.integers(0, len(catalogue) + 1), replace=False)
    return Scenario().with_changes(catalogue, {key: any_value(random, catalogue[key]) for key in keys})


def any_value(random: np.random.Generator, row: Assumption) -> float | str:
    """Return one of the options, or a number anywhere in the range."""
    options = [option for option, _ in row.options]
    return options[random.integers(len(options))] if options else float(random.uniform(row.low, row.high))


def assert_is_one_plain_sentence(text: str):
    assert text.endswith(".")
    assert "\n" not in text
    assert "Traceback" not in text
    assert len(text) <= 400, f"a notice of {len(text)} characters: {text[:80]} ..."


def test_a_number_goes_to_the_nearest_step_of_its_scale_and_no_further_than_its_ends():
    share = CATALOGUE["share"]
    assert [share.nearest(value) for value in (12.4, 12.6, 1000.0, -1000.0)] == [10.0, 15.0, 80.0, -10.0]


# What is kept


def test_a_value_equal_to_the_default_is_not_kept():
    changed = Scenario().with_change(CATALOGUE["month"], 30)
    assert changed.changes == (("month", 30.0),)
    assert changed.with_change(CATALOGUE["month"], 24) == Scenario()
    assert Scenario().with_change(CATALOGUE["path"], "west") == Scenario()


def test_the_order_of_the_moves_does_not_matter():
    one = Scenario().with_change(CATALOGUE["spread"], 3).with_change(CATALOGUE["month"], 30)
    other = Scenario().with_change(CATALOGUE["month"], 30).with_change(CATALOGUE["spread"], 3)
    assert one == other
    assert hash(one) == hash(other)
    assert pack(one, 1) == pack(other, 1)


def test_many_changes_at_once_are_those_changes_one_after_the_other():
    given = {"spread": 3.0, "month": 24.0, "path": "china"}
    one_by_one = setting(("month", 30.0), ("share", 5.0))
    for key, value in given.items():
        one_by_one = one_by_one.with_change(CATALOGUE[key], value)
    assert setting(("month", 30.0), ("share", 5.0)).with_changes(CATALOGUE, given) == one_by_one


def test_a_change_leaves_the_scenario_it_was_made_from_alone():
    first = setting(("month", 30.0))
    assert first.with_change(CATALOGUE["month"], 40) != first
    assert first.changes == (("month", 30.0),)


def test_only_takes_the_settings_of_one_kind_and_leaves_the_others_as_they_were():
    base = setting(("month", 10.0), ("spread", 1.0))
    now = setting(("path", "china"), ("share", 5.0))
    assert now.only("belief", CATALOGUE, base) == setting(("month", 10.0), ("share", 5.0))
    assert now.only("choice", CATALOGUE, base) == setting(("path", "china"), ("spread", 1.0))


def test_both_kinds_one_after_the_other_give_the_whole_scenario():
    base, now = setting(("month", 10.0), ("spread", 1.0)), setting(("path", "china"), ("share", 5.0))
    assert now.only("choice", CATALOGUE, now.only("belief", CATALOGUE, base)) == now


def test_differences_are_the_keys_whose_values_differ_in_either_direction():
    one, other = setting(("month", 10.0), ("spread", 1.0)), setting(("month", 11.0), ("path", "china"), ("spread", 1.0))
    assert one.differs_from(other) == other.differs_from(one) == ["month", "path"]
    assert one.differs_from(one) == []


def test_the_present_value_is_the_change_or_else_the_default():
    assert value_of("month", CATALOGUE, setting(("month", 10.0))) == 10.0
    assert value_of("month", CATALOGUE, Scenario()) == 24.0


@dataclass(frozen=True)
class TwoInputs:
    path: str
    spread: float


def test_inputs_are_the_assumptions_of_the_same_name_and_nothing_else():
    assert inputs_for(TwoInputs, CATALOGUE, setting(("spread", 2.0), ("month", 3.0))) == TwoInputs("west", 2.0)


def test_a_topic_is_fed_only_by_the_keys_it_reads():
    assert fed_by(TwoInputs, ["month", "spread", "share"]) == ["spread"]
    assert fed_by(TwoInputs, []) == []


def test_every_assumption_of_the_store_feeds_a_topic():
    fed = {key for topic in TOPICS.values() for key in fed_by(topic.Inputs, cached.catalogue())}
    assert fed == set(cached.catalogue())


# What a value may be


@pytest.mark.parametrize("given", [True, False, None, "30", [30], {"a": 1}])
def test_what_is_not_a_number_is_refused_with_the_field_and_what_was_given(given):
    with pytest.raises(ValueError, match=r"^Month: .*; allowed is 0 to 72\.$") as refused:
        CATALOGUE["month"].read(given)
    assert ("nothing was given" if given is None else f"{given!r} is not a number") in str(refused.value)


@pytest.mark.parametrize("given", [-0.001, 72.001, float("nan"), float("inf"), float("-inf"), 10**18, 10**400])
def test_a_number_out_of_range_is_refused_with_what_is_allowed(given):
    with pytest.raises(ValueError, match=r"^Month: .* is outside 0 to 72\.$"):
        CATALOGUE["month"].read(given)


def test_large_numbers_are_told_with_their_thousands_separated():
    price = Assumption("price", "Price", "belief", 400_000.0, 50_000.0, 1_000_000.0, 1000.0)
    with pytest.raises(ValueError, match=r"^Price: 2,500,000 is outside 50,000 to 1,000,000\.$"):
        price.read(2_500_000.0)


def test_both_ends_of_the_range_are_allowed_and_become_plain_floats():
    assert [CATALOGUE["month"].read(given) for given in (0, 72)] == [0.0, 72.0]
    assert type(CATALOGUE["month"].read(30)) is float


@pytest.mark.parametrize("given", ["mars", "", "West", 1, True, None, ["west"], {"west": 1}])
def test_a_choice_that_is_not_offered_is_refused_with_what_is(given):
    with pytest.raises(ValueError, match=r"^Path: .* is not one of west, china\.$"):
        CATALOGUE["path"].read(given)


# There and back


def test_a_packed_scenario_comes_back_as_it_was():
    for scene in (Scenario(), setting(("path", "china"), ("share", -2.5), ("spread", 0.1 + 0.2))):
        opened = unpack(pack(scene, 7), CATALOGUE)
        assert opened == scenario.Opened(scene, MODEL_VERSION, 7, ())


def test_three_hundred_random_scenarios_of_the_store_come_back_as_they_were():
    random, catalogue = np.random.default_rng(1), cached.catalogue()
    for _ in range(300):
        scene = any_scenario(random, catalogue)
        opened = unpack(pack(scene, 3), catalogue)
        assert (opened.scenario, opened.data_version, opened.problems) == (scene, 3, ())


def test_a_link_with_every_assumption_changed_fits_into_an_address():
    catalogue = cached.catalogue()
    everything = Scenario()
    for row in catalogue.values():
        options = [option for option, _ in row.options if option != row.default]
        everything = everything.with_change(row, options[0] if options else (row.low + row.high) / 2 + row.step / 7)
    assert len(everything.changes) == len(catalogue)
    assert len(pack(everything, 1)) < 4000  # browsers and mail take 8,000


def test_a_link_is_safe_in_an_address_as_it_stands():
    random = np.random.default_rng(2)
    for _ in range(50):
        assert set(pack(any_scenario(random, CATALOGUE), 1)) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
        )


def test_what_is_packed_is_the_versions_and_the_changes():
    packed = pack(setting(("month", 30.0), ("path", "china")), 5)
    assert packed.startswith("1.")
    body = packed[2:] + "=" * (-len(packed[2:]) % 4)
    assert zlib.decompress(base64.urlsafe_b64decode(body)) == b'[%d,5,{"month":30.0,"path":"china"}]' % MODEL_VERSION


@pytest.mark.parametrize("text", OLD_LINKS)
def test_a_link_of_the_first_release_opens_for_ever(text):
    opened = unpack(text, cached.catalogue())
    assert (opened.model_version, opened.data_version, opened.problems) == (1, 1, ())
    moved = {key: value for key, value in OLD_LINKS[text].items() if value != cached.catalogue()[key].default}
    assert dict(opened.scenario.changes) == moved


def test_an_assumption_that_is_no_more_is_named_with_what_says_it_now():
    opened = unpack(link(1, 1, {"month": 30, "patients": 9_000}), CATALOGUE, gone={"patients": "Patients, now Market"})
    assert opened.scenario == setting(("month", 30.0))
    assert opened.problems == ("The link sets Patients, now Market.",)


def test_every_assumption_that_older_data_had_is_known_or_told_of():
    assert not set(cached.gone()) & set(cached.catalogue()) and "market_size" in cached.gone()
    link_of_old = link(4, 3, dict.fromkeys(cached.gone(), 1.0))
    told = unpack(link_of_old, cached.catalogue(), gone=cached.gone()).problems
    assert not [sentence for sentence in told if "does not know" in sentence]


# What mail and chat do to a link


def packed_before(scene: Scenario) -> str:
    """Pack a scenario the way the first releases did, whatever letter it ended in."""
    return linked(json.dumps([2, 1, dict(scene.changes)], separators=(",", ":")).encode())


def test_six_hundred_links_end_in_a_letter_or_digit_and_survive_the_signs_glued_onto_them():
    random, catalogue = np.random.default_rng(4), cached.catalogue()
    for turn in range(600):
        scene = any_scenario(random, catalogue)
        packed = pack(scene, 1)
        assert packed[-1].isascii()
        assert packed[-1].isalnum()
        glued = (".", ",", ")", ">", ").", "*", "_", "”", "%3E", "%29.", "…", "!?")[turn % 12]
        assert unpack(packed + glued, catalogue) == scenario.Opened(scene, MODEL_VERSION, 1, ()), packed + glued


def test_an_old_link_that_lost_the_signs_at_its_end_opens_as_it_was():
    random, catalogue, cut = np.random.default_rng(5), cached.catalogue(), 0
    for _ in range(1_000):  # one in 32 ends in a sign
        scene = any_scenario(random, catalogue)
        old = packed_before(scene)
        bare = old.rstrip("-_")
        cut += bare != old
        for text in (old, bare, f"{bare}.", f"{bare})"):
            assert unpack(text, catalogue).scenario == scene, text
    assert cut > 5


def test_a_link_that_was_percent_encoded_on_its_way_opens_as_it_was():
    random, catalogue = np.random.default_rng(6), cached.catalogue()
    for _ in range(200):
        scene = any_scenario(random, catalogue)
        once = "".join(f"%{ord(sign):02X}" if not sign.isalnum() else sign for sign in pack(scene, 1))
        for text in (once, once.replace("%", "%25")):
            assert unpack(text, catalogue).scenario == scene


def test_signs_by_the_thousand_after_a_link_are_left_out_at_once():
    assert unpack(WHOLE + ")" * 400_000, CATALOGUE).scenario == setting(("month", 30.0), ("path", "china"))


# What cannot be read


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


WHOLE = pack(setting(("month", 30.0), ("path", "china")), 5)


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
