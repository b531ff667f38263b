"""Colours and formats named once: a colour means one thing on every page, on screen and in every export."""

from pathlib import Path

FONT = "IBM Plex Sans"
FONT_FILES = Path(__file__).parent / "fonts"

COLOURS = {
    "light": {
        "paper": "#FCFBF8",
        "ink": "#1C2126",
        "quiet": "#5D6369",
        "line": "#DCD8CE",
        "research": "#2B6CB0",
        "manufacturing": "#A85505",
        "company": "#1C2126",
        "baseline": "#9A978F",
        "accent": "#0F6B66",
        "own": "#0F6B66",
        "fast": "#36769F",
        "middling": "#66774F",
        "slow": "#94690F",
        "contract": "#7A58A0",
        "first_path": "#5D6369",
        "second_path": "#0F6B66",
        "third_path": "#9B2C6F",
        "belief": "#7A5BA8",
        "choice": "#0F6B66",
        "holds": "#1B7F5C",
        "contested": "#8A5E00",
        "fails": "#B3372F",
        "close": "#5D6369",
        "first_compared": "#1C2126",
        "second_compared": "#2B6CB0",
        "third_compared": "#B4551D",
        "fourth_compared": "#7A58A0",
        "us": "#2F6590",
        "europe": "#4D83B1",
        "asia": "#6594BC",
    },
    "dark": {
        "paper": "#13171A",
        "ink": "#ECE9E2",
        "quiet": "#A5A9AC",
        "line": "#363C41",
        "research": "#7FB2EA",
        "manufacturing": "#F0A04B",
        "company": "#ECE9E2",
        "baseline": "#7C7F80",
        "accent": "#54C2B8",
        "own": "#54C2B8",
        "fast": "#7DB9DC",
        "middling": "#A3B57A",
        "slow": "#DDB35A",
        "contract": "#B79AD6",
        "first_path": "#A5A9AC",
        "second_path": "#54C2B8",
        "third_path": "#E58CC0",
        "belief": "#B79AD6",
        "choice": "#54C2B8",
        "holds": "#5CC29A",
        "contested": "#E0B252",
        "fails": "#EE8078",
        "close": "#A5A9AC",
        "first_compared": "#ECE9E2",
        "second_compared": "#7FB2EA",
        "third_compared": "#F0A04B",
        "fourth_compared": "#B79AD6",
        "us": "#3F6F93",
        "europe": "#5C8FB4",
        "asia": "#86B2D0",
    },
}
HERO = 420  # pixels that a page's hero is high, so that it ends above the fold of a laptop
MONEY = ",.0f"
TWO = ",.2~r"  # the two digits that are known of what is worked out
DIGITS = ",.3~r"  # the three digits to which a chart tells a worked-out number
PRINTED = "printed"  # the parameter that a chart with a hint for the pointer has: true in a picture, false on screen


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of the light or the dark scheme."""
    return COLOURS["dark" if scheme == "dark" else "light"]


def styled(chart, scheme: str):
    """Return the chart in the house style, given to it where it is: altair copies layers within layers many times."""
    c = colours(scheme)
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": c["quiet"], "titleColor": c["quiet"]}
    axis = text | {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": c["line"],
        "gridOpacity": 0.6,
        "domainColor": c["line"],
        "tickColor": c["line"],
    }
    chart.config = {
        "background": c["paper"],
        "font": FONT,
        "axis": axis,
        "legend": text | {"labelFontSize": 12, "titleFontSize": 12, "gradientStrokeColor": c["line"]},
        "title": {"font": FONT, "color": c["ink"], "fontSize": 14, "anchor": "start", "fontWeight": 600},
        "mark": {"tooltip": None, "aria": False},
        "view": {"stroke": None},
        "text": {"font": FONT, "fontSize": 12, "color": c["ink"]},
    }
    return chart


def written(rows, c: dict[str, str], colour: str, **look) -> list:
    """Write the text of encoded rows on a rim of paper, so that no line runs through it."""
    return [
        rows.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **look),
        rows.mark_text(color=colour, **look),
    ]


def titled(title: str, reading: str):
    """Give a chart what a picture of it says besides: what it shows, and how it is read without the page around it."""

    def told(draw):
        draw.title, draw.reading = title, reading
        return draw

    return told
