"""Text broken into lines that fit, whatever typeface the reader's program puts in the place of ours."""

from functools import lru_cache
from unicodedata import east_asian_width

WIDTHS = {" .,:;'|!ijl()[]": 0.38, "ftr-/": 0.45, "mwMW@%&−→×": 1.0}  # in parts of the type size
SMALL, LARGE = 0.61, 0.78  # of the other letters: small and figures, capitals
LEADING = 1.3  # from line to line, in type sizes


def width(text: str, size: float) -> float:
    """Return how wide text is at most, in the unit of the type size."""
    return size * sum(letter_width(letter) for letter in text)


@lru_cache(maxsize=4096)
def letter_width(letter: str) -> float:
    """Return a letter's width in parts of the type size: that of a wide common typeface."""
    known = next((wide for letters, wide in WIDTHS.items() if letter in letters), None)
    if known is not None:
        return known
    if east_asian_width(letter) in "WF":
        return 1.1
    return LARGE if letter.isupper() else SMALL


def lines(text: str, size: float, wide: float) -> list[str]:
    """Return text in lines of a width at most; a word that is wider than a line, such as an address, is broken."""
    done, line, used = [], "", 0.0
    for word in text.split():
        for piece in pieces(word, size, wide):
            longer = used + width(f" {piece}", size)
            if line and longer > wide:
                done, line = [*done, line], ""
            line, used = (f"{line} {piece}", longer) if line else (piece, width(piece, size))
    return [*done, line] if line else done


def pieces(word: str, size: float, wide: float) -> list[str]:
    """Return a word in pieces none of which is wider than a line."""
    if width(word, size) <= wide:
        return [word]
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, size) > wide:
            found.append("")
        found[-1] += letter
    return found


def height(count: int, size: float) -> float:
    """Return how high so many lines are."""
    return count * LEADING * size
