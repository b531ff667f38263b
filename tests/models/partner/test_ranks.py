"""What the live trials say of the order of the decisions, held against a hundred thousand trials."""

from dataclasses import replace
from math import comb

import numpy as np
import pytest

from models import partner
from models.answer import Verdict
from models.partner import chance
from models.partner.comparison import error, ranks, worths
from models.partner.deals import all_plans
from tests.models.partner.cases import DEFAULTS, anywhere, having

SETTINGS = 4


def settings() -> list[partner.Inputs]:
    """Return settings from all over the ranges, and some near the defaults, where plans lie close together."""
    random = np.random.default_rng(77)
    far = [anywhere(random) for _ in range(SETTINGS // 2)]
    near = [having(can_raise=float(money)) for money in np.linspace(0, 3000, SETTINGS - len(far))]
    return far + near


@pytest.fixture(scope="module")
def runs():
    """The plans by the live trials, and the worths and errors by many: a hundred thousand trials are not kept."""
    found = []
    for inputs in settings():
        many = all_plans(inputs, partner.FULL)
        errors = {(one, other): error(many, one, other) for one in worths(many) for other in worths(many)}
        found.append((inputs, all_plans(inputs, partner.LIVE), worths(many), errors))
    return found


def claims(groups) -> list[tuple[str, str]]:
    """Return every (better, worse) that a sentence may name: the first of a group against all of later groups."""
    return [
        (group[0].kind, other.kind) for at, group in enumerate(groups) for later in groups[at + 1 :] for other in later
    ]


def reversed_by(groups, worth, errors) -> list[tuple[str, str]]:
    """Return the claims that many trials turn round by more than their own error."""
    return [(one, other) for one, other in claims(groups) if worth[other] - worth[one] > errors[one, other]]


def test_no_order_that_the_live_trials_claim_is_turned_round_by_many(runs):
    for inputs, live, worth, errors in runs:
        assert not reversed_by(ranks(live, inputs), worth, errors), worth


def test_the_order_of_the_live_means_alone_would_be_turned_round_somewhere(runs):
    """What the groups are for: without error and materiality some order is wrong."""
    bare = [[[Verdict(key)] for key in worths(live)] for _, live, *_ in runs]
    assert any(
        reversed_by(groups, worth, dict.fromkeys(errors, 0.0))
        for groups, (_, _, worth, errors) in zip(bare, runs, strict=True)
    )


def test_many_orders_are_claimed(runs):
    """Saying nothing would never be wrong."""
    told = sum(len(claims(ranks(live, inputs))) for inputs, live, *_ in runs)
    pairs = sum(comb(len(worths(live)), 2) for _, live, *_ in runs)
    assert told > pairs / 10, (told, pairs)


def test_every_decision_stands_in_one_group_and_the_verdict_first(runs):
    for inputs, live, *_ in runs[::2]:
        answer = partner.answer_of(inputs, live)
        kinds = [verdict.kind for group in answer.ranks for verdict in group]
        assert sorted(kinds) == sorted(worths(live)), "only what a partner would sign"
        assert answer.ranks[0][0] == answer.verdict


def test_a_difference_below_the_materiality_is_none():
    inputs = having(partner_saves=50.0)
    trials = all_plans(inputs, partner.LIVE)
    (_, best), *others = worths(trials).items()
    apart = {key: 100 * (best - worth) / (best - inputs.cash_now) for key, worth in others}
    share, nearest = min((share, key) for key, share in apart.items() if share > 0.1)
    assert nearest in {one.kind for one in ranks(trials, replace(inputs, materiality=share + 0.1))[0]}
    whole = {one.kind for one in ranks(trials, replace(inputs, materiality=100.0))[0]}
    assert whole == {key for key, worth in worths(trials).items() if worth >= inputs.cash_now}


def test_the_error_told_holds_the_truth_about_as_often_as_it_should(monkeypatch):
    many = all_plans(DEFAULTS, partner.FULL)
    one, other = "codev", "regional"
    truth, inside = many[one].worth - many[other].worth, []
    for seed in range(30):
        monkeypatch.setattr(chance, "SEED", seed)
        chance.draws.cache_clear()
        trials = all_plans(DEFAULTS, partner.LIVE)
        apart = trials[one].worth - trials[other].worth
        inside.append(abs(apart - truth) <= error(trials, one, other))
    chance.draws.cache_clear()
    assert 0.85 <= np.mean(inside) <= 1
