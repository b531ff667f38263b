"""Every kind of unsound assumption, source and version is refused with its file, its key and what is allowed."""

import pytest
import yaml

from data import store
from tests.store.refused import problems

TOPIC = """
topic: pricing
assumptions:
  - key: margin_kept
    label: Margin kept
    group: Market
    kind: belief
    sight: main
    unit: percent
    low: 20
    value: 44
    high: 70
    step: 1
    basis: illustrative
    derivation: Chosen for a test.
    as_of: 2026-11
    help: What is left.
    watch: The curve.
    points: [{label: Legend, value: 57, basis: published, source: leg_fy25}]
  - key: route
    label: Route
    group: Plan
    kind: choice
    sight: main
    option: west
    options: [{option: west, label: West, help: First there.}, {option: both, label: Both, help: At once.}]
    basis: illustrative
    derivation: Chosen for a test.
    as_of: 2026-11
    help: Where to begin.
    watch: The curve.
"""


@pytest.fixture
def topic(folder):
    """Return a function that adds a topic file to the copied folder, with words in it replaced."""

    def written(*replacements: tuple[str, str], number: int | str = "") -> None:
        text = TOPIC
        for was, became in replacements:
            assert was in text
            text = text.replace(was, became, 1)
        (folder / "assumptions" / f"pricing{number}.yaml").write_text(numbered(text, number))

    return written


def numbered(text: str, number: int | str) -> str:
    """Return a text with the topic's name and its keys made those of one of several such topics."""
    for name in ("topic: pricing", "margin_kept", "route"):
        text = text.replace(name, f"{name}{number}")
    return text


def test_a_sound_topic_is_read_whole(folder, topic):
    topic()
    connection = store.open_store(folder)
    rows = store.assumptions(connection, "pricing")
    assert rows[["key", "position", "group_name"]].values.tolist() == [
        ["margin_kept", 0, "Market"],
        ["route", 1, "Plan"],
    ]
    assert store.points(connection, "margin_kept")[["label", "value"]].values.tolist() == [["Legend", 57]]
    assert store.options(connection, "route")["option"].tolist() == ["west", "both"]


# A build ends at the first step that finds something unsound: what is found together is tried together, a file each.
UNREADABLE = {
    "an unknown field": (("watch:", "wacth:"), "margin_kept: wacth is not a known column"),
    "not YAML": (("topic: pricing", "topic: [pricing"), "this is not YAML"),
}
IN_POINTS = {
    "an unknown source": (("source: leg_fy25", "source: hearsay"), "margin_kept, points: source is 'hearsay'"),
    "a point on a fact that is not there": (
        ("source: leg_fy25", "fact_table: deals, fact_id: D999"),
        "fact_table is 'deals', fact_id is 'D999'; allowed: what stands in facts",
    ),
}
IN_ASSUMPTIONS = {
    "a value outside its range": (("value: 44", "value: 90"), "margin_kept: low is '20', value is '90', high is '70'"),
    "a step of nothing": (("step: 1", "step: 0"), "margin_kept: step is '0'; allowed: step > 0"),
    "a number without a step": (("    step: 1\n", ""), "allowed: a number has unit low value high and step"),
    "a choice with a number": (("option: west\n", "option: west\n    value: 3\n"), "a choice has an option"),
    "an unknown unit": (
        ("unit: percent", "unit: parsec"),
        "margin_kept: unit is 'parsec'; allowed: what stands in units",
    ),
    "an illustrative value without why": (("    derivation: Chosen for a test.\n", ""), "need to say how"),
    "a published value without a source": (
        ("basis: illustrative", "basis: published"),
        "published needs source and locator",
    ),
    "an unknown kind": (
        ("kind: belief", "kind: hope"),
        "margin_kept: kind is 'hope'; allowed: kind IN ('belief', 'choice')",
    ),
    "a key given twice": (("key: route", "key: margin_kept"), "key is 'margin_kept'; allowed: each only once"),
}


@pytest.mark.parametrize("cases", [UNREADABLE, IN_ASSUMPTIONS, IN_POINTS], ids=["unreadable", "assumptions", "points"])
def test_each_unsound_assumption_is_refused_with_file_key_and_what_is_allowed(folder, topic, cases):
    for number, (replacement, _) in enumerate(cases.values()):
        topic(replacement, number=number)
    found = problems(folder)
    for number, (case, (_, words)) in enumerate(cases.items()):
        told = [problem for problem in found if f"assumptions/pricing{number}.yaml" in problem]
        assert any(numbered(words, number) in problem for problem in told), (case, found)


def test_an_unsound_source_is_refused(folder):
    path = folder / "sources.yaml"
    records = yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
    records[0]["url"] = "riffon"
    path.write_text(yaml.dump(records, Dumper=yaml.CSafeDumper, sort_keys=False))
    assert problems(folder) == ["sources.yaml, leg_double: url is 'riffon'; allowed: web address without blanks."]


@pytest.fixture
def readdressed(folder):
    """Return a function that gives the first sources of the copied folder other addresses: key -> address."""

    def written(urls: list[str]) -> dict[str, str]:
        path = folder / "sources.yaml"
        records = yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
        for record, url in zip(records, urls, strict=False):
            record["url"] = url
        path.write_text(yaml.dump(records, Dumper=yaml.CSafeDumper, sort_keys=False))
        return {record["source"]: url for record, url in zip(records, urls, strict=False)}

    return written


UNFIT = [
    "https://riffon.com/pod/x",
    "http://riffon.com",
    "https://www.riffon.com/insight/x",
    "https://a.b.riffon.com?x=1",
    "https://RiffOn.com:443/pod/x",
    "https://riffon.com./pod/x",
]
ALIKE = ["https://notriffon.com/pod/x", "https://example.org/riffon.com/x", "https://riffon.com.example.org/x"]


def test_each_source_on_an_unfit_host_or_below_it_is_refused_in_one_sentence_with_why(folder, readdressed):
    given = readdressed(UNFIT)
    why = "summaries of podcasts written by a machine"
    assert sorted(problems(folder)) == sorted(
        f"sources.yaml, {key}: url is '{url}'; allowed: an address that does not lie on riffon.com ({why})."
        for key, url in given.items()
    )


def test_a_host_that_only_resembles_an_unfit_one_is_no_reason_to_refuse(folder, readdressed):
    given = readdressed(ALIKE)
    sources = store.sources(store.open_store(folder)).set_index("source")
    assert sources.loc[list(given), "url"].to_dict() == given


def test_a_source_of_an_unknown_tier_is_refused(folder):
    path = folder / "sources.yaml"
    path.write_text(path.read_text().replace("tier: B", "tier: D", 1))
    assert problems(folder) == ["sources.yaml, leg_double: tier is 'D'; allowed: what stands in tiers."]


def test_a_move_of_an_assumption_that_is_not_there_is_refused(folder):
    path = folder / "versions.yaml"
    path.write_text(
        path.read_text().replace("moves: []", "moves: [{key: no_such_key, was: 1, became: 2, why: newer}]", 1)
    )
    assert problems(folder) == ["versions.yaml, 1, moves: key is 'no_such_key'; allowed: what stands in assumptions."]
