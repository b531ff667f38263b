"""YAML as it was typed: every scalar is the text that stands in the file, whatever a version of YAML takes it for.

Nothing in it is ever run: no tags, no references, no key twice. What cannot be read is one sentence.
"""

import codecs
import re
from collections.abc import Callable

import yaml

from models.scenario import short

MOST_BYTES = 65_536
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # takes every scalar for text
ENCODINGS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CUT = re.compile(r"^(name|author|note): +[^\s'\"|>#].*?[ \t]#", re.MULTILINE)  # YAML takes the rest for a comment


def text_of(given: str | bytes) -> str:
    """Return what was given as text, if it is small enough and text at all."""
    size = len(given.encode(errors="replace")) if isinstance(given, str) else len(given)
    if size > MOST_BYTES:
        raise ValueError(f"The file has {size:,} bytes; a scenario file has {MOST_BYTES:,} at most.")
    try:
        text = given if isinstance(given, str) else given.decode(encoding_of(given))
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError("The file is not text in UTF-8: save it as text in UTF-8.")
    return text.removeprefix("\ufeff")


def encoding_of(given: bytes) -> str:
    """Return the encoding that a file says at its beginning, UTF-8 if it says none."""
    return next((name for mark, name in ENCODINGS.items() if given.startswith(mark)), "utf-8")


def parsed(text: str) -> dict:
    """Return the file's mapping, scalars as typed; no tags, no references, no key twice."""
    events, tree = understood(lambda: list(yaml.parse(text, LOADER))), understood(lambda: yaml.compose(text, LOADER))
    if any(isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) for event in events):
        raise ValueError("The file refers to itself (&, *): text that begins with such a sign stands in quotes.")
    if any(getattr(event, "tag", None) for event in events):
        raise ValueError("The file has a YAML tag (!): text that begins with such a sign stands in quotes.")
    if not isinstance(tree, yaml.MappingNode):
        raise ValueError("The file is not a scenario file.")
    return mapping(tree)


def understood(step: Callable):
    """Return what a step of reading YAML gives; whatever goes wrong in it is one sentence."""
    try:
        return step()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as why:
        mark = getattr(why, "problem_mark", None)
        line = f", line {mark.line + 1}: text with a colon or another sign stands in quotes" if mark else ""
        raise ValueError(f"The file is not YAML that a scenario file holds{line}.") from None


def mapping(node: yaml.MappingNode) -> dict:
    """Return a mapping's values by key, text as typed; a key twice, or one that is no text, is refused."""
    found = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ValueError("The file is not YAML that a scenario file holds: a key is not text.")
        if key.value in found:
            raise ValueError(f"The file has {short(key.value)} twice.")
        found[key.value] = plain(value)
    return found


def plain(node: yaml.Node) -> str | dict | None:
    """Return a scalar as the text that was typed, and a mapping by key; a list is None, since no file holds one."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    return mapping(node) if isinstance(node, yaml.MappingNode) else None


def cut_off(text: str) -> list[str]:
    """Say where the rest of a line is a comment to YAML and perhaps not to its writer."""
    return [
        f"The file's {key} ends before the sign #, behind which YAML has a comment: put it in quotes to keep all of it."
        for key in dict.fromkeys(CUT.findall(text))
    ]
