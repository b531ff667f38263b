"""A link: what it carries comes back as it was, for ever, and whatever mail and chat do to it."""

import base64
import json
import zlib

import numpy as np
import pytest

from components import cached
from models import scenario
from models.scenario import (
    MODEL_VERSION,
    Scenario,
    pack,
    unpack,
)
from tests.models.links import CATALOGUE, any_scenario, link, linked, setting

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
WHOLE = pack(setting(("month", 30.0), ("path", "china")), 5)


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
    assert len(pack(everything, 1)) < 5000  # browsers and mail take 8,000


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
