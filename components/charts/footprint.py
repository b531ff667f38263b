"""Charts of the footprint: the world map with plants and lanes, what the next plant buys, the frontier."""

from math import inf

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts import atlas, maps
from components.charts.atlas import KINDS, tip
from components.charts.theme import MONEY, TWO, colours, styled, titled, written

WORTH = "Contribution a year, USD million"
MEASURES = {"days": "Mean vein to vein, days", "kept": "Still served if the worst plant fails, %"}
ROOM = 56  # pixels beside the first and last point, for a name


def days_range(plans: list) -> tuple[int, int]:
    """Return the days that the colours of the lanes span, fixed by the baseline; all lanes where it uses none."""
    there = [plan for plan in plans if plan is not None]
    used = [days for plan in there if len(days := plan.setting.days[plan.flow > 0])]
    used = used or [plan.setting.days[plan.setting.days < inf] for plan in there]
    low, high = min(float(days.min()) for days in used), max(float(days.max()) for days in used)
    return round(low), round(high) + 1


@titled(
    "Where the plants stand, and whom they serve",
    "Lanes: wider with more patients. Filled diamonds: plants, larger with more slots; outlined: the baseline's. "
    "Circles: regions, ringed where patients have no slot. Rings: cities without a plant; those beyond the map below.",
)
def network(
    frame: pa.Table, scheme: str, low: int, high: int, shown: tuple = maps.WORLD, lines: tuple[int, int] = (0, 0)
) -> alt.LayerChart:
    """Draw the plants, their lanes by days, and every region, on the part of the world that is shown.

    frame: as models/footprint/frames.py makes it and `maps.place` places it; lines: rows of places below the map.
    """
    c, shown = colours(scheme), maps.Crop(*shown)
    shapes = alt.Chart(alt.Data(values=atlas.land(), format=alt.DataFormat(type="topojson", feature="land")))
    base = alt.Chart()
    layers = [
        shapes.mark_geoshape(fill=c["line"], opacity=0.55, stroke=c["paper"], strokeWidth=0.4, clip=True),
        atlas.lanes(base, c, low, high),
        *atlas.regions(base, c, atlas.stood(shown)),
        *atlas.beyond(base, c, atlas.stood(shown)),
        *atlas.plants(base, c, atlas.stood(shown)),
    ]
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as the map needs
    drawn = alt.layer(*layers, data=frame, height=maps.HEIGHT, projection=atlas.projection(shown), autosize=fitted)
    return styled(drawn.add_params(*atlas.measures(shown, lines)), scheme)


@titled(
    "What the next plant buys",
    "The best network of each size; the numbers are what one plant more adds. Diamond: your plan.",
)
def by_plants(frame: pd.DataFrame, scheme: str, mine: int) -> alt.LayerChart:
    """Draw the contribution of each number of plants and what the next one adds; frame: plants, value, gain, said."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("plants:O", title="Number of plants", axis=alt.Axis(labelAngle=0)))
    value = alt.Y("value:Q", title=WORTH, scale=alt.Scale(zero=True), axis=alt.Axis(format=MONEY))
    gains = base.transform_filter("isValid(datum.gain)").encode(y=value, text="said:N")
    yours = base.transform_filter(alt.datum.plants == mine).encode(y=value)
    look = {"fontWeight": 600, "fontSize": 13, "dy": -20}
    return styled(
        alt.layer(
            *zero_line(base, c),
            base.mark_line(color=c["company"], strokeWidth=2.5).encode(y=value),
            base.mark_point(filled=True, size=80, opacity=1, color=c["company"]).encode(y=value),
            yours.mark_point(shape="diamond", size=300, color=c["accent"], strokeWidth=2.5),
            *written(yours.encode(text=alt.value("Your plan")), c, c["accent"], fontWeight=600, dy=24),
            *written(gains.transform_filter("datum.gain >= 0"), c, c["ink"], **look),
            *written(gains.transform_filter("datum.gain < 0"), c, c["fails"], **look),
            height=280,
        ),
        scheme,
    )


def zero_line(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the line of nothing brought."""
    return [base.transform_aggregate(rows="count()").mark_rule(color=c["quiet"]).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.datum(0)
    )]  # fmt: skip


@titled(
    "The cheapest networks, and your plan",
    "Each point is the cheapest network that does at least so well; each number of plants is named at its cheapest. "
    "The axes do not begin at 0.",
)
def frontier(frame: pd.DataFrame, scheme: str, measure: str) -> alt.LayerChart:
    """Draw cost against a measure of the best networks; frame: kind (frontier or plan), cost, the measure, plants.

    The plan is a diamond about its point, its name below, so that it hides no network that stands where it does.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(f"{measure}:Q", title=MEASURES[measure], scale=alt.Scale(zero=False, padding=ROOM)),
        y=alt.Y(
            "cost:Q",
            title="Network cost a patient treated, USD",
            scale=alt.Scale(zero=False, padding=ROOM),
            axis=alt.Axis(format=MONEY, tickCount=5),
        ),
    )
    line, plan = (base.transform_filter(alt.datum.kind == kind) for kind in ("frontier", "plan"))
    cheapest = line.transform_joinaggregate(least="min(cost)", groupby=["plants"]).transform_filter(
        "datum.cost == datum.least"
    )
    clear = {"align": "left", "dx": 8} if measure == "days" else {"align": "right", "dx": -8}  # of the line
    said = cheapest.transform_calculate(said="datum.plants + (datum.plants > 1 ? ' plants' : ' plant')")
    return styled(
        alt.layer(
            line.mark_line(color=c["company"], strokeWidth=2.5),
            line.mark_point(filled=True, size=80, color=c["company"], opacity=1),
            *written(said.encode(text="said:N"), c, c["quiet"], dy=-12, **clear),
            *yours(plan, c),
            height=300,
        ),
        scheme,
    )


def yours(plan: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the plan as a diamond about what stands where it does, with its name below."""
    named = plan.encode(text=alt.value("Your plan"))
    return [
        plan.mark_point(filled=False, shape="diamond", size=300, color=c["accent"], opacity=1, strokeWidth=2.5),
        *written(named, c, c["accent"], dy=24, fontWeight=600),
    ]


@titled(
    "Worth against resilience",
    "Each dot is a network, free of your limits; the line joins those that none other beats in both. The upright axis "
    "does not begin at 0.",
)
def resilience(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw worth against whom a network still serves; frame: mark (network, frontier, plan), value, kept, words."""
    c = colours(scheme)
    kept = alt.X("kept:Q", title=MEASURES["kept"], scale=alt.Scale(domain=[0, 100], padding=ROOM),
                 axis=alt.Axis(values=[0, 20, 40, 60, 80, 100]))  # fmt: skip
    value = alt.Y("value:Q", title=WORTH, scale=alt.Scale(zero=False, padding=ROOM), axis=alt.Axis(format=MONEY))
    base = alt.Chart(frame).encode(x=kept, y=value, tooltip=tip())
    network, line, plan = (base.transform_filter(alt.datum.mark == mark) for mark in ("network", "frontier", "plan"))
    return styled(
        alt.layer(
            network.mark_point(filled=True, size=40, color=c["quiet"], opacity=0.6),
            line.mark_line(color=c["company"], strokeWidth=2.5),
            line.mark_point(filled=True, size=80, color=c["company"], opacity=1),
            *yours(plan, c),
            height=300,
        ),
        scheme,
    )


@titled("Patients served by each plant, year by year", "Upright strokes across the bars: patients who ask.")
def ramp(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the patients each plant serves in each year and who ask; frame: year, mark, plant, kind, patients."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year from now", axis=alt.Axis(labelAngle=0)))
    y = alt.Y("patients:Q", title="Patients a year", axis=alt.Axis(format=MONEY, tickMinStep=1))
    served = base.transform_filter(alt.datum.mark == "plant").encode(y=y, order=alt.Order("plant:N"))
    colour = alt.Color("kind:N", title="Plant", scale=alt.Scale(domain=list(KINDS), range=[c[name] for name in KINDS]),
                       legend=alt.Legend(orient="top", direction="horizontal"))  # fmt: skip
    tips = [alt.Tooltip("plant:N", title="Plant"), alt.Tooltip("patients:Q", title="Patients", format=TWO)]
    asked = base.transform_filter(alt.datum.mark == "asked")
    named = asked.transform_filter("datum.last").encode(y=y, text=alt.value("who ask"))
    return styled(
        alt.layer(
            served.mark_bar(stroke=c["paper"], strokeWidth=1).encode(color=colour, tooltip=tips, detail="plant:N"),
            asked.mark_tick(color=c["ink"], thickness=2.5, size=alt.expr("min(34, width / 12)")).encode(y=y),
            *written(named, c, c["ink"], dy=-10),
            height=280,
        ),
        scheme,
    )
