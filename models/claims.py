"""How the models try a claim: how far its side is ahead in each of many futures.

A test sets two things side by side in the same futures (scaling with a partner and alone, contract slots and own
plants) and returns by how much the claim's side is ahead in each. A claim holds where its side is ahead on average and
in most of the futures in which it makes a difference; it fails where it is neither; between the two, where average and
most futures disagree, it is contested. A test is no stronger than its model: it shows whether a claim is true under
the scenario on screen, not whether it is true of the industry. A claim gains its test by naming it in its row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from models import design_lock, footprint, partner, pitch, viability
from models.answer import Figure
from models.footprint_plants import EITHER, OWN
from models.lock_simulation import simulate
from models.lock_worth import Curve

IN_VIVO = ("in_vivo_lentiviral", "in_vivo_lnp_mrna")
DONOR = ("allogeneic_donor", "ipsc_allogeneic", "car_nk")
VERDICTS = {"holds": "Holds", "contested": "Contested", "fails": "Fails"}
BAND, ENDS, BARS = (0.1, 0.9), (0.02, 0.98), 24
NOTHING = 1e-9  # less is the rounding of a sum


@dataclass(frozen=True)
class Ask:
    """What a test may ask: its topic's inputs, what an option brings along, the settings that its claim names."""

    inputs: Any  # the topic's Inputs under the scenario
    brought: Callable[[str, str], Mapping[str, Any]]  # (key, option) -> key -> value
    named: Mapping[str, Any]  # key -> value


@dataclass(frozen=True)
class Test:
    """How a claim is tried: by which topic's model, what is measured, and the measure in each future."""

    topic: str
    figure: Figure
    ahead: Callable[[Ask], np.ndarray]  # (n,) in the figure's unit


@dataclass(frozen=True)
class Tried:
    """What a test found."""

    margin: float  # mean over the futures
    share: float  # of the futures that differ, those in which the claim's side is ahead; 0 where none differs
    low: float  # 10th percentile
    high: float  # 90th percentile
    ends: tuple[float, float]  # the outer edges of the bars
    bars: tuple[int, ...]  # futures in each of evenly wide bars; those beyond the ends stand in the outer ones

    @property
    def verdict(self) -> str:
        """One of VERDICTS."""
        average, most = self.margin > NOTHING, self.share > 1 / 2
        return "holds" if average and most else "contested" if average or most else "fails"


def tried(ahead: np.ndarray) -> Tried:
    """Sum up how far a claim's side is ahead in futures (n,)."""
    ahead = ahead if len(ahead) else np.zeros(1)
    differ = np.abs(ahead) > NOTHING
    share = float(np.mean(ahead[differ] > 0)) if differ.any() else 0.0
    low, high = (float(end) for end in np.quantile(ahead, BAND))
    ends = outer(ahead)
    bars, _ = np.histogram(np.clip(ahead, *ends), BARS, ends)
    return Tried(float(ahead.mean()), share, low, high, ends, tuple(int(bar) for bar in bars))


def outer(ahead: np.ndarray) -> tuple[float, float]:
    """Return the edges that hold nearly all futures and zero."""
    low, high = (float(end) for end in np.quantile(ahead, ENDS))
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high - low > NOTHING else (-1.0, 1.0)


def capital(ask: Ask) -> np.ndarray:
    """Founders' worth with the best partner less alone, past proof of concept."""
    trials = partner.plans(ask.inputs)
    return founders_ahead(trials, next(plan for plan in partner.ranking(trials) if plan not in ("alone", "sale")))


def phase_three(ask: Ask) -> np.ndarray:
    """Founders' worth with a partner for Phase 3 less alone, past proof of concept."""
    return founders_ahead(partner.plans(ask.inputs), "phase3")


def founders_ahead(trials: Mapping, plan: str) -> np.ndarray:
    """Return by how much a plan leaves founders more than going alone in the trials past proof of concept."""
    on = partner.going_on(trials["alone"])
    return trials[plan].founders[on] - trials["alone"].founders[on]


def china(ask: Ask) -> np.ndarray:
    """Worth of the best lock with the China path, alone or beside the Western one, less the best on the Western one."""
    curves = design_lock.all_curves(ask.inputs)
    through = max((curves["china"], curves["both"]), key=lambda curve: curve.value.max())
    return locks_ahead(through, through.best_month, curves["west"], curves["west"].best_month)


def lock(ask: Ask) -> np.ndarray:
    """Worth of the month that weighs both sides less that of the better of the months each side alone would choose."""
    best = design_lock.ranked(design_lock.all_curves(ask.inputs))[0]
    sides = design_lock.research_alone(best), design_lock.manufacturing_alone(replace(ask.inputs, path=best.path))
    month = max((side.best_month for side in sides), key=lambda month: best.value[month])
    return locks_ahead(best, best.best_month, best, month)


def locks_ahead(first: Curve, month: int, second: Curve, other: int) -> np.ndarray:
    """Return by how much one lock is worth more than another in simulated futures; zeros where neither earns its cost.

    The futures give the spread; their mean is the exact difference, so that chance does not decide small ones.
    """
    exact = float(first.value[month] - second.value[other])
    same = first is second and month == other
    if same or max(first.value[month], second.value[other]) <= 0:
        return np.zeros(1)
    ahead = simulate(first, month)[:, 0] - simulate(second, other)[:, 0]
    return ahead - ahead.mean() + exact


def contract(ask: Ask) -> np.ndarray:
    """Contribution of the best network in which contract slots may stand beside own plants less that of own plants."""
    best = footprint.best_of(ask.inputs)
    slots = any(best.setting.options[i].kind != OWN for i in best.opened)
    return networks_ahead(ask.inputs, best, network(ask.inputs, OWN) if slots else best)


def diversified(ask: Ask) -> np.ndarray:
    """Contribution of the network the claim names less that of own plants at the same places."""
    sites = sites_of(ask.named)
    return networks_ahead(
        ask.inputs, network(ask.inputs, EITHER, sites), network(ask.inputs, OWN, dict.fromkeys(sites, OWN))
    )


def regional(ask: Ask) -> np.ndarray:
    """Contribution of the regional network the claim names less that of the best single plant as large as all of it."""
    spread = network(ask.inputs, EITHER, sites_of(ask.named))
    together = sum(getattr(ask.inputs, f"{spread.setting.options[i].size}_plant") for i in spread.opened)
    hub = footprint.best_of(replace(ask.inputs, large_plant=max(together, ask.inputs.large_plant)), 1)
    return networks_ahead(ask.inputs, spread, hub)


def sites_of(named: Mapping[str, Any]) -> dict[str, str]:
    """Return those of the settings that say what stands where."""
    return {key: value for key, value in named.items() if key.startswith("site_") and key != "site_limit"}


def network(inputs: footprint.Inputs, ownership: str, sites: Mapping[str, str] | None = None) -> footprint.Plan:
    """Return the network of the highest contribution, free of the plan's limits; of exactly these sites if named."""
    most = {"site_limit": float(len(sites))} if sites else {}
    asked = {"ownership": ownership} | dict(sites or {}) | most
    return footprint.plan_of(replace(footprint.free_of_choices(inputs), **asked))


def networks_ahead(inputs: footprint.Inputs, first: footprint.Plan, second: footprint.Plan) -> np.ndarray:
    """Return by how much one network contributes more than another when demand differs."""
    return footprint.futures(inputs, first) - footprint.futures(inputs, second)


def margin_missed(ask: Ask) -> np.ndarray:
    """The gross margin aimed at less the gross margin made."""
    inputs = ask.inputs
    return inputs.target_margin - viability.margin_futures(inputs)


def in_vivo(ask: Ask) -> np.ndarray:
    """Weighted value of the asset as an in vivo product less as a donor product, percent of the scale."""
    first, second = (pitch.ranking(as_one_of(ask, classes)).worths[..., -1] for classes in (IN_VIVO, DONOR))
    return 100 * (first - second).mean(axis=1)


def as_one_of(ask: Ask, classes: tuple[str, ...]) -> pitch.Inputs:
    """Return the asset as the user set it if it is of one of the classes, or else with what the first has shown."""
    if ask.inputs.modality in classes:
        return ask.inputs
    shown = ask.brought("modality", classes[0])
    own = {key: value for key, value in shown.items() if hasattr(ask.inputs, key)}
    return replace(ask.inputs, modality=classes[0], **own)


def best_lead(ask: Ask) -> np.ndarray:
    """Share of weightings won while the best lead is true, less the share that the strongest other wins, percent."""
    found = pitch.ranking(ask.inputs)
    true = found.true[:, int(found.survives.argmax())]
    others = found.shares[:-1]
    strongest = np.mean(found.first == int(others.argmax()), axis=1) if len(others) else 0.0
    return 100 * (found.wins * true - strongest)


ASSET = ("modality", "response", "durability", "crs")
NETWORK = ("patients", "process_days", "scale_exponent", "contract_price", "demand_spread")
TESTS = {
    "capital": Test(
        "partner",
        Figure(
            "Left to founders past proof of concept, best partner over alone",
            "usd_million",
            "Founders' shares under the best of the four plans with a partner, less those of going alone, in the "
            "trials that come past proof of concept. Selling the company is not scaling with a partner.",
            ("can_raise", "cash_now", "sales_factor", "profit_share", "dilution"),
        ),
        capital,
    ),
    "contract": Test(
        "footprint",
        Figure(
            "Contract slots beside own plants, over own plants only",
            "usd_million_a_year",
            "Yearly contribution of the best network in which contract slots may stand beside own plants, less that of "
            "the best of own plants only; both free of the plan's limits and sized for planned demand. Contract "
            "research is not modelled.",
            NETWORK,
        ),
        contract,
    ),
    "china": Test(
        "design_lock",
        Figure(
            "Through China, over the Western path",
            "usd_million",
            "Worth of the best lock on the China path, alone or beside the Western one, less that of the best lock on "
            "the Western path.",
            ("design_spread", "learning", "p_success"),
        ),
        china,
    ),
    "phase_three": Test(
        "partner",
        Figure(
            "Left to founders past proof of concept, Phase 3 partner over alone",
            "usd_million",
            "Founders' shares with a partner who joins for Phase 3 less those of going alone, in the trials that come "
            "past proof of concept.",
            ("can_raise", "pivotal_cost", "p_pivotal", "phase3_cost_share", "phase3_profit_share"),
        ),
        phase_three,
    ),
    "viability": Test(
        "viability",
        Figure(
            "Gross margin missing",
            "points_of_share",
            "The gross margin you aim at less the one made before any lever. The claim holds where a therapy that "
            "works still misses it.",
            ("net_price", "process_days", "failure", "plant_use", "target_margin"),
        ),
        margin_missed,
    ),
    "in_vivo": Test(
        "pitch",
        Figure(
            "In vivo over donor cells",
            "points_of_scale",
            "Weighted value of your asset as an in vivo product less its value as a donor or stem-cell product, mean "
            "over the buyer's weightings: as you set it if it is of that class, or else with the store's settings for "
            "the class (lentiviral; donor CAR-T), some of which are illustrative.",
            ("buyer", *ASSET),
        ),
        in_vivo,
    ),
    "lock": Test(
        "design_lock",
        Figure(
            "Weighing both sides, over one side alone",
            "usd_million",
            "Worth of the best lock month less that of the better of two months: the one research alone would choose "
            "and the one manufacturing alone would.",
            ("design_spread", "learning", "rework_share", "process_months"),
        ),
        lock,
    ),
    "pitch": Test(
        "pitch",
        Figure(
            "First by a true difference, over the strongest other",
            "points_of_share",
            "Share of weightings in which your asset is first while it is better than every product on its best lead, "
            "less the share in which the strongest other is first. Nothing measures how often a pitch succeeds.",
            ASSET,
        ),
        best_lead,
    ),
    "diversified": Test(
        "footprint",
        Figure(
            "Own plants with contract slots, over own plants at the same places",
            "usd_million_a_year",
            "Yearly contribution of own plants in New Jersey and Ghent with contract slots in Morris Plains, under "
            "your assumptions, less that of own plants in all three; both sized for planned demand.",
            NETWORK,
        ),
        diversified,
    ),
    "regional": Test(
        "footprint",
        Figure(
            "Three regional plants, over one hub as large",
            "usd_million_a_year",
            "Yearly contribution of own plants near Los Angeles, in Maryland and near Amsterdam, under your "
            "assumptions, less that of the best single plant that may be as large as the three together; both sized "
            "for planned demand.",
            NETWORK,
        ),
        regional,
    ),
}  # fmt: skip
