"""A chart as a picture that can be forwarded: what it shows above it; how it is read, whence and of when below it."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import pandas as pd
import pyarrow as pa

from components.charts.theme import FONT, FONT_FILES, PRINTED, colours
from components.typeset import height, lines

WIDTH, SCALE, MARGIN, GAP = 900, 2, 28, 16  # of the chart and of the paper about it, in pixels
WEB_FONTS = Path(__file__).parent / "static"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
TITLE, FINDING, FOOT = 19, 14, 11.5  # type sizes
FAMILY = f"{FONT}, Arial, sans-serif"
SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


@dataclass(frozen=True)
class Caption:
    """What stands about a chart in a picture."""

    title: str  # what it shows
    finding: str  # what the page finds, empty if it finds nothing
    foot: tuple[str, ...]  # how it is read, where its numbers come from, the imprint


def draw(kind: str, caption: Caption, make: Callable, frame: pd.DataFrame | pa.Table, scheme: str, *args) -> bytes:
    """Return a chart with its caption as PNG or SVG; the typeface is in it, or drawn."""
    import vl_convert

    chart = drawn(json.dumps(printed(make(frame, scheme, *args).to_dict() | {"width": WIDTH})))
    if kind == "png":
        return vl_convert.svg_to_png(framed(chart, caption, scheme), scale=SCALE)
    return framed(chart, caption, scheme, fonts()).encode()


@lru_cache(maxsize=8)
def drawn(spec: str) -> str:
    """Return a chart as SVG in the house's typeface, drawn once for both files."""
    import vl_convert

    vl_convert.register_font_directory(str(FONT_FILES))
    return vl_convert.vegalite_to_svg(spec).replace(f'font-family="{FONT}"', f'font-family="{FAMILY}"')


def printed(spec: dict) -> dict:
    """Return a chart's specification without its hints for the pointer."""
    told = [one | {"value": True} if one["name"] == PRINTED else one for one in spec.get("params", [])]
    return spec | ({"params": told} if told else {})


@cache
def fonts() -> str:
    """Return the typeface as a part of a picture, so that it looks the same where it is not installed."""
    faces = ""
    for weight, name in WEIGHTS.items():
        packed = b64encode((WEB_FONTS / f"IBMPlexSans-{name}.woff2").read_bytes()).decode()
        faces += (
            f"@font-face{{font-family:'{FONT}';font-weight:{weight};src:url(data:font/woff2;base64,{packed}) "
            "format('woff2')}"
        )
    return f"<style>{faces}</style>"


def framed(chart: str, caption: Caption, scheme: str, style: str = "") -> str:
    """Return a picture of the chart on its paper, between its title and its foot."""
    c, (wide, high) = colours(scheme), map(float, SIZE.search(chart).groups())
    head, at = text([caption.title], TITLE, wide, MARGIN, c["ink"], 600)
    found, at = text([caption.finding], FINDING, wide, at, c["ink"])
    top = at + GAP
    foot, at = text(caption.foot, FOOT, wide, top + high + GAP, c["quiet"])
    size = f'width="{wide + 2 * MARGIN:g}" height="{at + MARGIN:g}"'
    placed = chart.replace("<svg", f'<svg x="{MARGIN}" y="{top:g}"', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} '
        f'viewBox="0 0 {wide + 2 * MARGIN:g} {at + MARGIN:g}" role="img">'
        f"<title>{escape(caption.title)}</title>{style}"
        f'<rect width="100%" height="100%" fill="{c["paper"]}"/>{head}{found}{placed}{foot}</svg>'
    )


def text(told: tuple | list, size: float, wide: float, top: float, colour: str, weight: int = 400) -> tuple[str, float]:
    """Return paragraphs as lines of a picture from a height on, and the height at which they end."""
    drawn = ""
    for line in [line for paragraph in told for line in lines(paragraph, size, wide)]:
        drawn += (
            f'<text x="{MARGIN}" y="{top + size:g}" font-family="{FAMILY}" font-size="{size}" font-weight="{weight}" '
            f'fill="{colour}">{escape(line)}</text>'
        )
        top += height(1, size)
    return drawn, top
