"""Tidy frames of the footprint, one row a mark, for its charts and its tables."""

from math import inf

import numpy as np
import pandas as pd
import pyarrow as pa

from models.digits import number
from models.footprint.inputs import Inputs
from models.footprint.lanes import MODES, patients_by_region
from models.footprint.networks import Plan
from models.footprint.plants import Option, problem
from models.footprint.ramp import years_of
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


def network(inputs: Inputs, plan: Plan | None, base: Plan | None) -> pa.Table:
    """Return the map's rows by `mark`: lane, region, place (open or not) and the baseline's open places.

    Every row has lat and lon; a lane also the region's (lat2, lon2), days, patients and mode; a place has key, kind,
    doses, words and what the plan wishes there; a region has patients and the share without a slot.
    """
    rows = [*lanes(inputs, plan), *regions(inputs, plan), *places(inputs, plan)]
    rows += [row | {"mark": "baseline"} for row in places(inputs, base) if row["doses"]]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("mark", "key", "label", "kind", "mode", "words", "wish")]
    + [(name, pa.float64()) for name in ("lat", "lon", "lat2", "lon2", "days", "patients", "doses", "missing")]
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
        row["wish"] = word = getattr(inputs, f"site_{place.key}")
        if index in opened:
            option = plan.setting.options[opened[index]]
            doses = float(plan.flow[plan.setting.plant[opened[index]]].sum())
            row |= {
                "kind": option.kind,
                "doses": doses,
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
    return pd.DataFrame(rows).assign(gain=lambda frame: frame["value"].diff())


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
        rows.append({"year": year, "mark": "asked", "patients": float(plan.setting.patients.sum())})
        rows += [
            {"year": year, "mark": "plant", "plant": label, "kind": option.kind, "patients": patients}
            for label, option, patients in standing(inputs, plan)
        ]
    return pd.DataFrame(rows, columns=["year", "mark", "plant", "kind", "patients"])


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
