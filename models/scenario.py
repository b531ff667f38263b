"""The scenario: what differs from the defaults, its packed link, and what feeds what.

A scenario is one small immutable value. Its packed form is "1." and then base64url of a deflated JSON list
[model version, data version, {key: value}]; the digit before the dot is the version of the packing itself, so
that old links open for ever. It ends in a letter or digit, since mail and chat leave other signs at the end of a link
out, or glue their own on; what either did to a link is undone when it is read.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import count
from string import ascii_letters, digits
from typing import Any
from urllib.parse import unquote

MODEL_VERSION = 14
PACKING = "1"
LONGEST_QUOTE, MOST_PROBLEMS = 40, 20
MOST_BYTES = 65_536  # a packed scenario that grows beyond this is not one of ours
SIGNS = "-_"  # the signs among base64url's letters
LETTERS = frozenset(ascii_letters + digits + SIGNS)
MOST_ENCODED = 3  # times that a link may have been percent-encoded on its way
CUT_OFF = ("", *SIGNS, *(first + second for first in SIGNS for second in SIGNS))  # what a link may have lost


@dataclass(frozen=True)
class Assumption:
    """One assumption row: one control, one field of an Inputs class, one key of the scenario."""

    key: str
    label: str
    kind: str  # belief or choice
    default: float | str
    low: float | None  # None for a choice from a list
    high: float | None
    step: float | None
    options: tuple[tuple[str, str], ...] = ()  # (option, label)
    brings: tuple[tuple[str, tuple[tuple[str, float | str], ...]], ...] = ()  # (option, settings it brings along)

    def read(self, given: Any) -> float | str:
        """Return `given` as a value of this assumption, or raise ValueError with one clear sentence."""
        if self.options:
            known = [option for option, _ in self.options]
            if given not in known:
                raise ValueError(f"{self.label}: {short(given)} is not one of {', '.join(known)}.")
            return given
        if isinstance(given, bool) or not isinstance(given, int | float):
            told = "nothing was given" if given is None else f"{short(given)} is not a number"
            raise ValueError(f"{self.label}: {told}; allowed is {self.ends}.")
        if not self.low <= given <= self.high:
            raise ValueError(f"{self.label}: {short(given)} is outside {self.ends}.")
        return float(given)

    @property
    def ends(self) -> str:
        """The range of a number, thousands separated."""
        return f"{self.low:,.12g} to {self.high:,.12g}"

    def nearest(self, value: float) -> float:
        """Return the step of a number's scale that is nearest to a value, within its range."""
        return float(min(max(self.step * round(value / self.step), self.low), self.high))


Catalogue = Mapping[str, Assumption]
Gone = Mapping[str, str]  # key of an assumption that is no more -> what there is to say of it
NOTHING_GONE: Gone = {}


def short(given: Any) -> str:
    """Return what was given as a sentence can hold it."""
    text = f"{given:,.12g}" if isinstance(given, float) else f"{given:,}" if type(given) is int else ascii(given)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


@dataclass(frozen=True)
class Scenario:
    """The assumptions that differ from their defaults, sorted by key."""

    changes: tuple[tuple[str, float | str], ...] = ()

    def with_change(self, assumption: Assumption, value) -> "Scenario":
        """Return the scenario with one assumption set; the default value is not kept."""
        changes = dict(self.changes) | {assumption.key: assumption.read(value)}
        if changes[assumption.key] == assumption.default:
            del changes[assumption.key]
        return Scenario(tuple(sorted(changes.items())))

    def with_changes(self, catalogue: "Catalogue", given: Mapping[str, float | str]) -> "Scenario":
        """Return the scenario with many assumptions set at once, to values as `Assumption.read` returns them."""
        changes = dict(self.changes) | given
        return Scenario(tuple(sorted((k, v) for k, v in changes.items() if v != catalogue[k].default)))

    def moved(self, catalogue: "Catalogue", key: str, value) -> "Scenario":
        """Return the scenario after a move: one assumption set, and with it what its option brings along."""
        row = catalogue[key]
        found = self.with_change(row, value)
        for other, brought in dict(row.brings).get(value, ()):
            found = found.with_change(catalogue[other], brought)
        return found

    def only(self, kind: str, catalogue: Catalogue, other: "Scenario") -> "Scenario":
        """Return `other` with this scenario's settings of one kind (belief or choice)."""
        kept = {k: v for k, v in other.changes if catalogue[k].kind != kind}
        mine = {k: v for k, v in self.changes if catalogue[k].kind == kind}
        return Scenario(tuple(sorted((kept | mine).items())))

    def differs_from(self, other: "Scenario") -> list[str]:
        """Return the keys whose values differ, sorted."""
        return sorted({key for key, _ in set(self.changes) ^ set(other.changes)})


@dataclass(frozen=True)
class Opened:
    """What a packed link turned into."""

    scenario: Scenario
    model_version: int
    data_version: int
    problems: tuple[str, ...]  # one sentence a setting that could not be read


def value_of(key: str, catalogue: Catalogue, scenario: Scenario) -> float | str:
    """Return the present value of one assumption."""
    return dict(scenario.changes).get(key, catalogue[key].default)


@cache
def names_of(inputs_class: type) -> tuple[str, ...]:
    """Return the names of the fields of an Inputs class."""
    return tuple(f.name for f in fields(inputs_class))


def inputs_for(inputs_class: type, catalogue: Catalogue, scenario: Scenario, given: Mapping[str, Any] | None = None):
    """Build a topic's Inputs: every field is the assumption of the same name, or one of the tables `given`."""
    changes, given = dict(scenario.changes), given or {}
    names = [name for name in names_of(inputs_class) if name not in given]
    return inputs_class(**given, **{name: changes.get(name, catalogue[name].default) for name in names})


def fed_by(inputs_class: type, keys: Iterable[str]) -> list[str]:
    """Return those of `keys` that a topic's Inputs reads."""
    names = names_of(inputs_class)
    return [key for key in keys if key in names]


def pack(scenario: Scenario, data_version: int) -> str:
    """Return the packed link parameter."""
    return pack_parts([MODEL_VERSION, data_version, dict(scenario.changes)])


def pack_parts(parts: list | dict) -> str:
    """Pack plain values into letters that stand in an address as they are; the last is a letter or digit."""
    body = json.dumps(parts, separators=(",", ":"))
    tried = (packed_body(body + " " * spaces) for spaces in count())  # a space changes the checksum at the end
    return f"{PACKING}.{next(text for text in tried if text[-1] not in SIGNS)}"


def packed_body(body: str) -> str:
    """Return a text deflated, as base64url without its padding."""
    return base64.urlsafe_b64encode(zlib.compress(body.encode(), 9)).decode().rstrip("=")


def unpack(text: str, catalogue: Catalogue, what: str = "settings", gone: Gone = NOTHING_GONE) -> Opened:
    """Read a packed link; what cannot be read is named and the rest applies. Never raises."""
    try:
        model_version, data_version, settings = parts_of(text)
    except ValueError as why:
        return Opened(Scenario(), MODEL_VERSION, 0, (f"The link's {what} could not be read: {why}.",))
    scenario, problems = read_settings(settings, catalogue, gone)
    return Opened(scenario, model_version, data_version, tuple(problems))


def read_settings(
    settings: Mapping[str, Any], catalogue: Catalogue, gone: Gone = NOTHING_GONE
) -> tuple[Scenario, list[str]]:
    """Return the scenario of raw settings, with one sentence for each that could not be read."""
    changes, problems = {}, []
    for key, value in settings.items():
        try:
            changes[key] = catalogue[key].read(value)
        except KeyError:
            problems.append(f"The link sets {gone.get(key) or short(key) + ', which this version does not know'}.")
        except ValueError as why:
            problems.append(str(why))
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        problems = [*problems[:MOST_PROBLEMS], f"{more} more settings of the link could not be read."]
    return Scenario().with_changes(catalogue, changes), problems


def parts_of(text: str) -> tuple[int, int, dict]:
    """Return model version, data version and raw settings of a packed link, or raise ValueError."""
    match unpack_parts(text):
        case [int(model_version), int(data_version), dict(settings)]:
            return model_version, data_version, settings
    raise ValueError("it is not a scenario")


def unpack_parts(text: str) -> Any:
    """Return the plain values that were packed, whatever mail or chat did to them, or raise ValueError."""
    packing, _, body = decoded(text).partition(".")
    if packing != PACKING:
        raise ValueError(f"{short(text)} is no link of this app, or one of a newer version")
    for form in forms_of(body):
        try:
            packed = base64.urlsafe_b64decode(form.encode("ascii") + b"=" * (-len(form) % 4))
            unpacker = zlib.decompressobj()
            found = unpacker.decompress(packed, MOST_BYTES)
            if unpacker.eof and not unpacker.unconsumed_tail:
                return json.loads(found)
        except (ValueError, zlib.error, RecursionError):
            continue
        if len(found) >= MOST_BYTES:
            break
    raise ValueError("it is damaged, cut off or too long")


def decoded(text: str) -> str:
    """Return a link's text without the percent-encoding that it may have been given on its way."""
    for _ in range(MOST_ENCODED):
        text = unquote(text)
    return text


def forms_of(body: str) -> list[str]:
    """Return what a packed text may have been before signs were glued on at its end, or signs of its own left out."""
    bare = body[: next((at for at in range(len(body), 0, -1) if body[at - 1] in LETTERS), 0)]
    return [*(bare + lost for lost in CUT_OFF), bare.rstrip(SIGNS)]
