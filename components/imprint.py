"""What every file that leaves the explorer says of itself: product, scenario, versions of model and data, date."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from components import address, cached, session
from models.scenario import MODEL_VERSION

NAME = "Cell Therapy Strategy Explorer"
LONGEST_NAME = 40  # characters of a scenario's name in the name of a file


@dataclass(frozen=True)
class Imprint:
    """Who made a file, of what and when; taken when the page is drawn, since a file is made after it."""

    scenario: str  # what the scenario on screen is called
    model: int
    data: int
    made: datetime  # on the visitor's clock
    link: str  # the address that opens the scenario

    @property
    def versions(self) -> str:
        """The versions of model and data in words."""
        return f"model {self.model}, data {self.data}"

    @property
    def date(self) -> str:
        """The date in words."""
        return dated(self.made)

    def line(self) -> str:
        """Return the one line that stands at the foot of every picture, slide and brief."""
        return f"{NAME} ({self.versions}). Scenario: {self.scenario}. {self.date}."

    def file_name(self, what: str, ending: str) -> str:
        """Return a file's name: what it holds, the scenario, the versions and the date."""
        told = what, self.scenario[:LONGEST_NAME], f"m{self.model}d{self.data}", f"{self.made:%Y-%m-%d}"
        return "_".join(filter(None, map(worded, told))) + f".{ending}"


def dated(day: datetime) -> str:
    """Return a day in words, which no country reads as another day."""
    return f"{day.day} {day:%B %Y}"


def worded(text: str) -> str:
    """Return text as a part of a file's name that every system takes: small letters, digits and hyphens."""
    return re.sub(r"[^\w]+|_", "-", text.lower()).strip("-")


def printable(text: str) -> str:
    """Return a name on one line, without letters that no file shows."""
    return "".join(letter for letter in text if letter.isprintable())


def present() -> Imprint:
    """Return the imprint of what is on screen now."""
    return Imprint(printable(session.name()), MODEL_VERSION, cached.data_version(), now(), address.link())


def now() -> datetime:
    """Return the present moment on the visitor's clock, or on the server's where the browser names none."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or ""))
    except (ValueError, KeyError, OSError):  # no such zone, or none known on this server
        return datetime.now().astimezone()
