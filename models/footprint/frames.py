"""Tidy frames of the footprint, one row a mark, for its charts and its tables."""

from math import inf, isfinite, nan

import numpy as np
import pandas as pd
import pyarrow as pa

from models.digits import known, number
from models.footprint.geography import Place, Region
from models.footprint.inputs import Inputs
from models.footprint.lanes import MODES, patients_by_region
from models.footprint.networks import Plan
from models.footprint.plants import Option, doses_a_year, problem
from models.footprint.ramp import years_of
from models.footprint.recommendation import unserved_by_law
from models.footprint.worth import Spot, frontier_of, spot_of
from models.methods import facility

MODE_WORDS = {"courier": "same-day courier", "air": "next flight, fresh", "cryo": "dry vapour, frozen"}
COLUMNS = {
    "plants": "Plants",
    "value": "Contribution, USD m a year",
    "cost": "Network cost a patient treated, USD",
    "days": "Vein to vein, days",
    "treated": "Patients treated a year",
    "kept": "Served if the worst plant fails, %",
    "where": "Where",
}
DIGITS = {"value": 1, "cost": 0, "days": 1, "treated": 0, "kept": 0}
LEAST_PATIENTS = 0.5  # a year; less is the solver's rounding


def network(inputs: Inputs, plan: Plan | None) -> list[dict]:
    """Return the map's rows by `mark`: lane, region and place, open or not; the largest plants first.

    Every row has lat and lon; a lane also the region's (lat2, lon2), days, patients and mode; a place has key, kind,
    doses, slots, words and what the plan wishes there; a region has patients and the share without a slot.
    """
    ordered = sorted(places(inputs, plan), key=lambda row: -row["slots"])
    return [*lanes(inputs, plan), *regions(inputs, plan), *ordered]


def standing_before(before: list[dict]) -> list[dict]:
    """Return the open places of the baseline's map as rows of another."""
    return [row | {"mark": "baseline"} for row in before if row["mark"] == "place" and row["doses"]]


def on_map(rows: list[dict]) -> pa.Table:
    """Return the map's rows, with their place on it, as its chart reads them."""
    return pa.Table.from_pylist(rows, schema=SCHEMA)


ON_MAP = ("px", "py", *(f"{form}{name}" for form in ("", "n") for name in ("dx", "dy", "sx", "sy", "mx")))
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("mark", "key", "label", "name", "kind", "mode", "words", "wish")]
    + [(name, pa.float64()) for name in ("lat", "lon", "lat2", "lon2", "days", "patients", "doses", "slots", "missing")]
    + [(name, pa.float64()) for name in ON_MAP]
)


def lanes(inputs: Inputs, plan: Plan | None) -> list[dict]:
    """Return one row for each lane that is used."""
    if plan is None:
        return []
    flow, here = plan.flow, plan.setting
    found = []
    for p, r, m in zip(*np.nonzero(flow > LEAST_PATIENTS), strict=True):
        place, region = inputs.geography.places[here.place[p]], inputs.geography.regions[r]
        days, patients, mode = float(here.days[p, r, m]), float(flow[p, r, m]), MODE_WORDS[MODES[m]]
        words = f"{place.label} to {region.label}: {number(round(patients))} patients a year, {days:.0f} days, {mode}"
        found.append(
            {"mark": "lane", "lat": place.lat, "lon": place.lon, "lat2": region.lat, "lon2": region.lon, "days": days,
             "patients": patients, "mode": mode, "words": words, "label": region.label, "key": place.key}
        )  # fmt: skip
    return found


def regions(inputs: Inputs, plan: Plan | None) -> list[dict]:
    """Return one row for each demand region in which anybody asks."""
    wanted = patients_by_region(inputs)
    missing = np.ones(len(wanted)) if plan is None else plan.network.unserved
    return [
        {"mark": "region", "key": region.key, "label": region.label, "lat": region.lat, "lon": region.lon,
         "patients": float(patients), "missing": float(100 * part),
         "words": f"{region.label}: {number(round(patients))} patients a year, {100 * part:.0f} % without a slot"}
        for region, patients, part in zip(inputs.geography.regions, wanted, missing, strict=True)
        if patients > 0
    ]  # fmt: skip


def places(inputs: Inputs, plan: Plan | None) -> list[dict]:
    """Return one row for each place: what stands there, or that nothing does."""
    opened = {plan.setting.options[i].place: i for i in plan.opened} if plan else {}
    found = []
    for index, place in enumerate(inputs.geography.places):
        row = {"mark": "place", "key": place.key, "label": place.label, "lat": place.lat, "lon": place.lon}
        row |= {"name": place.label.partition(" (")[0], "slots": 0.0}
        row["wish"] = word = getattr(inputs, f"site_{place.key}")
        if index in opened:
            option = plan.setting.options[opened[index]]
            doses = float(plan.flow[plan.setting.plant[opened[index]]].sum())
            row |= {
                "kind": option.kind,
                "doses": doses,
                "slots": max(doses_a_year(inputs, option), doses),
                "words": f"{place.label}: {option.words}, {number(round(doses))} patients a year",
            }
        else:
            told = "closed by you" if word == "closed" else "nothing here"
            row |= {"kind": "closed" if word == "closed" else "free", "doses": 0.0, "words": f"{place.label}: {told}"}
        found.append(row)
    return found


LANE = ["Plant", "Kind", "Region", "Patients a year", "Vein to vein, days", "Mode"]


def table(inputs: Inputs, plan: Plan) -> pd.DataFrame:
    """Return the network as a table, one row a lane; no rows where nothing is built."""
    kinds = {plan.setting.options[i].place: plan.setting.options[i] for i in plan.opened}
    index = {place.key: i for i, place in enumerate(inputs.geography.places)}
    rows = [
        {
            "Plant": inputs.geography.places[index[lane["key"]]].label,
            "Kind": kinds[index[lane["key"]]].words,
            "Region": lane["label"],
            "Patients a year": round(lane["patients"]),
            "Vein to vein, days": round(lane["days"], 1),
            "Mode": lane["mode"],
        }
        for lane in lanes(inputs, plan)
    ]
    return pd.DataFrame(rows, columns=LANE).sort_values(["Plant", "Patients a year"], ascending=[True, False])


def by_region(inputs: Inputs, plan: Plan) -> pd.DataFrame:
    """Return every region in which anybody asks: from where it is served, how long it waits, and why if from afar.

    The regions that wait longest, or are not served, come first.
    """
    laws = {name: law for law, names in unserved_by_law(inputs, plan).items() for name in names}
    rows = [
        region_row(inputs, plan, at, laws.get(region.label, ""))
        for at, region in enumerate(inputs.geography.regions)
        if plan.setting.patients[at] > 0
    ]
    ordered = sorted(rows, key=lambda row: (-row["Without a slot, %"], -row["Vein to vein, days"]))
    return pd.DataFrame(ordered, columns=REGION)


REGION = ["Region", "Patients a year", "Served from", "Vein to vein, days", "Without a slot, %", "Why"]


def region_row(inputs: Inputs, plan: Plan, at: int, law: str) -> dict:
    """Return one region's row."""
    region, here, flow = inputs.geography.regions[at], plan.setting, plan.flow[:, at]
    sent = flow.sum(axis=1) > LEAST_PATIENTS
    served = [inputs.geography.places[here.place[p]] for p in np.flatnonzero(sent)]
    days = float((flow * np.where(flow > 0, here.days[:, at], 0.0)).sum() / flow.sum()) if served else nan
    missing = float(100 * plan.network.unserved[at])
    reason = why(inputs, plan, region, served, missing, law)
    cities = ", ".join(place.label.partition(" (")[0] for place in served) or "nowhere"
    cells = (region.label, round(here.patients[at]), cities, round(days, 1), round(missing), reason)
    return dict(zip(REGION, cells, strict=True))


def why(inputs: Inputs, plan: Plan, region: Region, served: list[Place], missing: float, law: str) -> str:
    """Say why a region is served from afar, or not at all; nothing of one whose plants stand in its own area."""
    area = AREA_NAMES[region.area]
    near = [place for place in inputs.geography.places if place.area == region.area]
    opened = {plan.setting.options[i].place for i in plan.opened}
    stands = any(inputs.geography.places[at].area == region.area for at in opened)
    said = []
    if law:
        said.append("law or licence closes the way from every plant of this plan")
    elif missing > SOME:
        said.append("a slot for everybody would cost more than it brings, or breaks a limit")
    if served and all(place.area != region.area for place in served):
        shut = all(getattr(inputs, f"site_{place.key}") == "closed" for place in near)
        none = f"you closed every city in {area}" if shut else f"this plan has no plant in {area}"
        said.append(f"plants in {area} have no room for it" if stands else none)
    return "; ".join(said)


SOME = 0.5  # percent of a region's patients; less is told as nobody
AREA_NAMES = {"us": "the United States", "europe": "Europe", "asia": "Asia and Australia"}


def by_plants(inputs: Inputs, plans: dict[int, Plan]) -> pd.DataFrame:
    """Return what each number of plants gives: contribution, cost, days, patients treated, resilience."""
    asked = problem(inputs, free=True)
    rows = [
        {
            "plants": count,
            "value": plan.value,
            "cost": 1e6 * plan.cost_a_patient,
            "days": plan.days,
            "treated": plan.treated,
            "kept": 100 * min(facility.kept_when_each_fails(asked, plan.network.open).values(), default=0.0),
            "where": ", ".join(inputs.geography.places[plan.setting.options[i].place].label for i in plan.opened),
        }
        for count, plan in plans.items()
    ]
    found = pd.DataFrame(rows).assign(gain=lambda frame: frame["value"].diff())
    return found.assign(said=[gain_words(gain) for gain in found["gain"]])


def gain_words(gain: float) -> str:
    """Return what one plant more adds as it stands at its point."""
    return f"{'+' if gain > 0 else ''}{known(gain)}" if isfinite(gain) else ""


def frontier(inputs: Inputs, points: list[tuple[str, Plan]]) -> pd.DataFrame:
    """Return one row a network on a frontier: cost a treated patient, days, share kept if a plant fails, plants."""
    asked = problem(inputs, free=True)
    return pd.DataFrame(
        [
            {
                "kind": kind,
                "cost": 1e6 * plan.cost_a_patient,
                "days": plan.days,
                "kept": 100 * min(facility.kept_when_each_fails(asked, plan.network.open).values(), default=0.0),
                "plants": len(plan.opened),
            }
            for kind, plan in points
        ]
    ).drop_duplicates()


def undominated(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return a frontier as it is plotted: without networks that another beats in cost a patient and in the measure.

    Networks are searched by the cost of the whole; by the patient, one that treats fewer may come out dearer.
    """
    better = -table["days"] if measure == "days" else table[measure]
    ordered = table.assign(better=better).sort_values(["better", "cost"], ascending=[False, True])
    networks = ordered[ordered["kind"] == "frontier"]
    kept = networks[networks["cost"] < networks["cost"].cummin().shift(fill_value=inf)]
    return pd.concat([kept, ordered[ordered["kind"] != "frontier"]]).drop(columns="better")


def resilience(inputs: Inputs, spots: list[Spot], plan: Plan | None) -> pd.DataFrame:
    """Return one row a network: worth a year, share kept, words; `mark` is network, frontier or plan."""
    best = frontier_of(spots)
    named = [(("frontier" if any(one is spot for spot in best) else "network"), one) for one in spots]
    named += [("plan", spot_of(plan))] if plan else []
    return pd.DataFrame(
        [
            {"mark": mark, "value": one.value, "kept": one.kept, "words": standing_words(inputs, one.options)}
            for mark, one in named
        ]
    )


def standing_words(inputs: Inputs, options: tuple[Option, ...]) -> str:
    """Say what stands where, for the words beside a pointer."""
    said = [f"{inputs.geography.places[one.place].label}: {one.words}" for one in options]
    return "; ".join(said) or "nothing"


def ramp(inputs: Inputs, plans: list[Plan]) -> pd.DataFrame:
    """Return one row a plant and year from now: patients served, kind; and one a year of the patients who ask."""
    rows = []
    for year, plan in enumerate(plans, years_of(inputs).start + 1):
        rows.append({"year": year, "mark": "asked", "patients": float(plan.setting.patients.sum()),
                     "last": year == years_of(inputs).start + len(plans)})  # fmt: skip
        rows += [
            {"year": year, "mark": "plant", "plant": label, "kind": option.kind, "patients": patients}
            for label, option, patients in standing(inputs, plan)
        ]
    return pd.DataFrame(rows, columns=["year", "mark", "plant", "kind", "patients", "last"])


def standing(inputs: Inputs, plan: Plan) -> list[tuple]:
    """Return place, option and patients a year of each open plant."""
    here = plan.setting
    return [
        (inputs.geography.places[here.options[i].place].label, here.options[i], float(plan.flow[here.plant[i]].sum()))
        for i in plan.opened
    ]


def additions(inputs: Inputs, plans: list[Plan]) -> pd.DataFrame:
    """Return what is added each year, who is served, and what the year brings."""
    rows, before = [], set()
    for year, plan in enumerate(plans, years_of(inputs).start + 1):
        now = {(label, option.words) for label, option, _ in standing(inputs, plan)}
        added = ", ".join(sorted(f"{label} ({kind})" for label, kind in now - before))
        rows.append(
            {"Year": year, "Added or enlarged": added or "nothing", "Patients treated": round(plan.treated),
             "Without a slot": round(float(plan.network.unserved @ plan.setting.patients)),
             "Contribution, USD m": round(plan.value, 1), "Capital standing, USD m": round(plan.capital)}
        )  # fmt: skip
        before = now
    return pd.DataFrame(rows)
