"""The fonts of the theme are asked for with every page, and with nothing else."""

import asyncio
from pathlib import Path

import pytest
from streamlit import config

import components
from components.fonts_first import FontsFirst

STATIC = Path(components.__file__).parent / "static"


def header(kind: bytes) -> dict[bytes, bytes]:
    """Return the headers that a visitor gets with an answer of a kind."""
    sent = []

    async def inner(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})

    async def send(message):
        sent.append(message)

    asyncio.run(FontsFirst(inner)({"type": "http"}, None, send))
    return dict(sent[0]["headers"])


def test_a_page_asks_for_every_font_of_the_theme_and_each_is_there():
    asked = header(b"text/html; charset=utf-8")[b"link"].decode()
    for face in config.get_option("theme.fontFaces"):
        assert f"</{face['url']}>; rel=preload; as=font; crossorigin" in asked
        assert (STATIC / Path(face["url"]).name).exists()


@pytest.mark.parametrize("kind", [b"font/woff2", b"application/json"])
def test_nothing_else_does(kind):
    assert b"link" not in header(kind)
