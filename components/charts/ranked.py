"""The drawing of ways by worth, the same on every page that ranks some: a dot in its band, and words at its end."""

import altair as alt
import pandas as pd

from components.charts.theme import MONEY, colours, styled

ROOM = 76  # pixels to the right, for words beside bars


def ranked(rows: pd.DataFrame, scheme: str, title: str, room: int = ROOM) -> alt.LayerChart:
    """Draw ways with their bands, the user's in teal; rows: label, worth, low, high, said, whose; title: of the axis.

    The words stand past the band and past the dot, whichever reaches further.
    """
    c = colours(scheme)
    base = alt.Chart(rows).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=250)))
    paint = alt.condition(alt.datum.whose == "yours", alt.value(c["accent"]), alt.value(c["company"]))
    reach = base.mark_bar(height=10, opacity=0.3).encode(
        x=alt.X("low:Q", title=title, axis=alt.Axis(format=MONEY, tickCount=5)), x2="high:Q", color=paint
    )
    dots = base.mark_point(filled=True, size=80, opacity=1).encode(x="worth:Q", color=paint)
    ends = base.transform_calculate(end="max(datum.high, datum.worth)").mark_text(align="left", dx=8, color=c["ink"])
    round_it = {"left": 8, "right": room, "top": 5, "bottom": 5}
    return styled(
        alt.layer(reach, dots, ends.encode(x="end:Q", text="said:N"), height=alt.Step(26), padding=round_it), scheme
    )
