"""One thing has one key: no two assumptions in one unit are called alike, whatever the words for it."""

import re
from itertools import combinations

import pytest

from explorer.store import catalogue, records

# Words for one thing, each under the word that stands for all of them.
WORDS_FOR = {
    "share": "part portion fraction",
    "use": "utilisation utilization run runs loaded load full planned",
    "plant": "plants site sites line facility network",
    "price": "net list pay paid",
    "cost": "costs spend spending expense",
    "margin": "profit gross",
    "patient": "patients demand people",
    "sales": "revenue sold turnover market",
    "dose": "doses infusion",
    "month": "months date",
    "year": "years yearly annual",
    "peak": "uptake full",
    "launch": "approval",
    "exclusivity": "exclusive",
    "us": "united states america",
    "asia": "australia",
    "test": "testing release",
    "build": "building builds",
}
STANDS_FOR = {word: one for one, words in WORDS_FOR.items() for word in words.split()}
# Words that do not tell two things apart.
EMPTY = {
    *("a", "an", "and", "are", "at", "be", "by", "can", "each", "for", "from", "in", "is", "it", "its", "of", "on"),
    *("company", "made", "month", "our", "s", "so", "that", "the", "this", "time", "to", "treated", "until", "what"),
    *("whole", "with", "year", "years", "your"),
}  # fmt: skip
ALIKE = 0.75  # of the telling words of two labels, taken together, that both have
APART = {
    "low",
    "high",
    "phase",
    "before",
    "after",
}  # one such word in one of two labels, and they are two ends or cases of a thing

# Keys that said a second time what another says, and the one that says it now.
GONE = {
    "market_size": "eligible_us",
    "margin": "price_us",
    "net_price": "price_us",
    "patients": "eligible_us",
    "share_us": "eligible_us",
    "share_europe": "eligible_europe",
    "share_asia": "eligible_asia",
    "dose_cost": "labour",
    "uptake_months": "uptake_years",
    "ramp_years": "uptake_years",
    "exclusivity_month": "exclusivity_us",
    "sales_factor": "demand_factor",
    "volume_factor": "demand_factor",
    "plant_use": "utilisation",
    "plant_doses": "utilisation",
    "plant_fixed": "plant_capital",
    "plant_share": "modality",
    "batch_size": "modality",
    "doses_a_batch": "modality",
    "batches_out_of_spec": "out_of_spec",
}

# What was called by two keys once, and must not come back.
TWICE = [
    (("utilisation", "Line time that can be planned", "percent"), ("plant_use", "Plants run at", "percent")),
    (("price_us", "Net price, United States", "usd"), ("net_price_us", "Price paid, US", "usd")),
    (("cost_spread", "Spread of cost", "percent"), ("cost_spread_partner", "Spread of costs", "percent")),
    (("demand_factor", "Demand against all this", "x"), ("volume_factor", "Patients against all this", "x")),
    (
        ("launch_us", "Commercial build, United States", "usd_million"),
        ("build_us", "Commercial building, US", "usd_million"),
    ),
]


def telling(label: str) -> frozenset[str]:
    """Return the words of a label that tell it from others, synonyms as one."""
    words = re.findall(r"[a-z]+", label.lower())
    return frozenset({STANDS_FOR.get(word, word) for word in words} - EMPTY)


def alike(one: frozenset, other: frozenset) -> bool:
    """Say whether two labels' telling words mean the same: nearly all are shared, and none tells them apart."""
    if not one | other or (one ^ other) & APART:
        return False
    return len(one & other) / len(one | other) >= ALIKE


def twice(rows: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return pairs of keys that mean the same, of rows of key, label, unit; choices have the unit None."""
    told = [(key, telling(label), unit) for key, label, unit in rows]
    return [
        (one[0], other[0])
        for one, other in combinations(told, 2)
        if one[2] == other[2] and one[2] is not None and alike(one[1], other[1])
    ]


def rows() -> list[tuple[str, str, str]]:
    """Return key, label and unit of every assumption."""
    return [(key, row["label"], row["unit"]) for key, row in records("assumptions", "key").items()]


def test_no_two_assumptions_mean_the_same():
    assert twice(rows()) == []


@pytest.mark.parametrize("key", GONE)
def test_a_key_that_said_a_thing_a_second_time_is_gone_and_the_one_that_says_it_is_there(key):
    assert key not in catalogue() and GONE[key] in catalogue()


def test_no_two_assumptions_have_one_label():
    labels = [row.label.lower() for row in catalogue().values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("pair", TWICE, ids=lambda pair: f"{pair[0][0]} {pair[1][0]}")
def test_two_keys_for_one_thing_are_found(pair):
    assert twice(list(pair)), [sorted(telling(label)) for _, label, _ in pair]
