"""The answer: how large it is, what share is ours, how sure the size is, and what the user's regions leave out."""

from collections.abc import Callable

from components import areas, cached
from components.frame import Page
from components.said import Said
from components.story import Story
from models import market
from models.answer import Answer, within
from pages.pitch.market.funnel import without_a_dose

IN_ALL = "Your plan is in all three regions."
SIZE = "it is of this size in", "of simulated futures"
ELSEWHERE = "Launch in all three to count whom the plants would reach there."


def key_numbers(answer: Answer, inputs: market.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    now = answer.detail.now
    first = min(int(inputs.launch_month // 12) + 1, len(now.total) - 1)
    return {
        "peak_year": answer.reads["peak_year"],
        "share": inputs.share,
        "treated": now.patients,
        "whole": market.whole_market(inputs),
        "price": 1e6 * now.peak_sales / max(now.patients, 1.0),
        "second_year": float(now.total[first]),
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.write("peak_year", f"year {found.now['peak_year']:.0f}" if found.now["value"] else "no year")
    return found


def said(story: Story) -> Said:
    """Return the answer: the size and its peak, whose share it is, and what the user's regions leave out."""
    page, told = story.page, story.told
    if page.answer.verdict.kind == market.NONE:
        return nobody(page)
    phrase = page.answer.verdict.words(market.PHRASES)
    decision = [f"{phrase}: sales peak at ", told("value", strong=True), " a year."]
    reason = [
        "Of patients who reach a cell therapy ", told("share"), " are to get ours in ", told("peak_year"),
        "; ", told("treated"), " get a dose. ", *areas.told(page.scenario)[:1],
    ]  # fmt: skip
    band = ["Eight futures in ten peak between USD ", told("band"), " m. ", *to_the_next(page.answer, told)]
    return Said(decision, reason, (band, left_out(page, told)), SIZE)


def nobody(page: Page) -> Said:
    """Say that there is no market, and what would make one."""
    reason = ["Fewer than one patient a year is given a dose in any year."]
    more = ["Look at who is eligible, who reaches treatment, the launch and the plants."]
    return Said([f"{page.answer.verdict.words(market.PHRASES)}."], reason, (more,), None)


def to_the_next(answer: Answer, told: Callable) -> list:
    """Say how far it is to the likeliest other size."""
    kinds = list(market.PHRASES)
    more = kinds.index(answer.runner_up.kind) < kinds.index(answer.verdict.kind)
    other = within(answer.runner_up.words(market.PHRASES))
    return ["A peak ", told("runner_up_cost"), f" {'higher' if more else 'lower'} would make it {other}."]


def left_out(page: Page, told: Callable) -> list:
    """Say what a launch in fewer regions leaves out, and where the plan launches but serves nobody."""
    if page.answer.best > page.answer.value:
        most = ["Were as many given a dose elsewhere as where you are, sales in all three regions could peak at up to "]
        then = areas.told(page.scenario.moved(cached.catalogue(), "launch_in", "all")) or [ELSEWHERE]
        return [*most, told("best"), "; yours leave out ", told("given_up"), f". {then[0]}"]
    left = areas.told(page.scenario)
    return [" ".join([*(left[1:] if left else [IN_ALL]), *without_a_dose(page)])]
