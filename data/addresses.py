"""Asks every source's address once and says which no longer answer: `make sources`, where there is a network.

A page that keeps machines out (401, 403, 429) is not gone. What was found is written to build/sources.csv.
"""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from data import store

ANSWERS, KEEPS_OUT = "answers", "keeps machines out"
NOT_FOR_MACHINES = (401, 403, 429)
SECONDS, AT_ONCE = 20.0, 8
ASKING = {"User-Agent": "Mozilla/5.0 (a check that a cited page still answers)", "Range": "bytes=0-1023"}
FOUND = Path("build") / "sources.csv"


def ask(url: str, seconds: float = SECONDS) -> str:
    """Return whether an address answers, or in a few words why not. Never raises."""
    try:
        with urlopen(Request(url, headers=ASKING), timeout=seconds):
            return ANSWERS
    except HTTPError as why:
        return KEEPS_OUT if why.code in NOT_FOR_MACHINES else f"{why.code} {why.reason}"
    except (URLError, OSError, ValueError) as why:
        return str(getattr(why, "reason", why)) or type(why).__name__


def ask_all(urls: Iterable[str], one: Callable[[str], str] = ask) -> dict[str, str]:
    """Return what each address said; hosts are asked side by side, the addresses of one host one after the other."""
    hosts = [list(group) for _, group in groupby(sorted(urls, key=host), key=host)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {
            url: said
            for told in pool.map(lambda group: [(url, one(url)) for url in group], hosts)
            for url, said in told
        }


def host(url: str) -> str:
    """Return on which host an address lies."""
    return urlsplit(url).netloc.lower()


def gone(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses that no longer answer, with why."""
    return ((url, why) for url, why in said.items() if why not in (ANSWERS, KEEPS_OUT))


def main() -> int:
    """Ask all; 0 if all answer, 1 if some do not, 2 if none does, as without a network."""
    sources = store.sources(store.open_store()).dropna(subset=["url"])
    said = ask_all(sources["url"])
    if not any(why in (ANSWERS, KEEPS_OUT) for why in said.values()):
        print("No address answers: there seems to be no network here.", file=sys.stderr)
        return 2
    FOUND.parent.mkdir(exist_ok=True)
    with FOUND.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "url", "found"])
        writer.writerows([row.source, row.url, said[row.url]] for row in sources.itertuples())
    for url, why in gone(said):
        print(f"{url}: {why}")
    print(f"{len(said):,} addresses asked, {len(list(gone(said))):,} no longer answer: see {FOUND}.")
    return int(any(gone(said)))


if __name__ == "__main__":
    sys.exit(main())
