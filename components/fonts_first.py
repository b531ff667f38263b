"""The fonts are asked for with the page, not when its first text is drawn.

A chart is laid out by the width of its words: one that is drawn before the font has come measures another font's, and
its titles lie on its labels for good.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

PAGE = b"text/html"


class FontsFirst:
    """An ASGI layer that names the theme's fonts in the header of every page (RFC 8288, `rel=preload`)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass all on; a page's header gets one more line."""

        async def with_fonts(message: Message) -> None:
            if message["type"] == "http.response.start" and is_page(message["headers"]):
                message = message | {"headers": [*message["headers"], (b"link", links())]}
            await send(message)

        await self.app(scope, receive, with_fonts if scope["type"] == "http" else send)


def is_page(headers: list[tuple[bytes, bytes]]) -> bool:
    """Return whether headers, pairs of lower-case name and value, are those of a page."""
    return any(name == b"content-type" and value.startswith(PAGE) for name, value in headers)


def links() -> bytes:
    """Return the value of a `Link` header that asks for each font of the theme."""
    base = f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    faces = config.get_option("theme.fontFaces")
    return ", ".join(f"<{base}/{face['url']}>; rel=preload; as=font; crossorigin" for face in faces).encode()
