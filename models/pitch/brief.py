"""The three answers as a brief: claim, evidence, what a partner will hold against it, what to measure next.

A line is made of words and of numbers; every number says which rows of the store, assumptions or worked-out figures it
rests on. How strong an answer is follows from stated rules: a modality by whether a product of its class is on the
market and how many patients it was measured in; a mechanism by the patients behind products of the same target and
class; a differentiation by how often its sentence is true and the asset first.
"""

from dataclasses import dataclass

import numpy as np

from models.answer import Answer
from models.digits import apart, loses, percents
from models.pitch.acceptability import RIVAL, compared, criteria_keys, handle
from models.pitch.frames import UNITS, above_all, told_name, written
from models.pitch.inputs import Inputs
from models.pitch.landscape import Product
from models.pitch.levers import SHOWN_AT, Lever, patients_needed
from models.pitch.words import LEADS

QUESTIONS = {
    "modality": "What is the modality?",
    "mechanism": "How does the mechanism work?",
    "differentiation": "Why is this the best differentiated approach?",
}
STRENGTHS = ("strong", "middling", "weak")


@dataclass(frozen=True)
class Told:
    """A number, or a name from the store, as it stands in a line, with what it rests on."""

    text: str
    rows: tuple[str, ...]  # fact ids, keys of assumptions, or keys of the pitch's figures


Line = tuple[str | Told, ...]


@dataclass(frozen=True)
class Question:
    """One of the three answers."""

    question: str
    strength: str  # one of STRENGTHS
    rule: Line  # why it is so strong
    claim: Line
    evidence: tuple[Line, ...]
    counter: tuple[Line, ...]
    measure: tuple[Line, ...]


def brief(inputs: Inputs, answer: Answer, levers: list[Lever], asset: str) -> dict[str, Question]:
    """Return the three answers, by their question's key."""
    return {
        "modality": modality(inputs, answer, asset),
        "mechanism": mechanism(inputs, asset),
        "differentiation": differentiation(inputs, answer, levers, asset),
    }


def weakest(questions: dict[str, Question]) -> str:
    """Return the key of the weakest answer; of equals, the first that pharma asks."""
    return max(questions, key=lambda key: STRENGTHS.index(questions[key].strength))


def plain(line: Line) -> str:
    """Return a line as text."""
    return "".join(part if isinstance(part, str) else part.text for part in line)


def rows_of(line: Line) -> tuple[str, ...]:
    """Return everything a line rests on, each once."""
    return tuple(dict.fromkeys(row for part in line if isinstance(part, Told) for row in part.rows))


def ids(products: list[Product]) -> tuple[str, ...]:
    """Return the rows of products."""
    return tuple(one.key for one in products)


def count(products: list[Product], more: str = "") -> Told:
    """Return how many products there are."""
    return Told(f"{len(products)}{more}", ids(products) or ("modality",))


def share(percent: float, rows: tuple[str, ...]) -> Told:
    """Return a worked-out share in whole percents."""
    return Told(f"{percents(percent)} %", rows)


def patients(products: list[Product]) -> Told:
    """Return how many patients the products' responses were measured in."""
    return Told(f"{sum(one.patients for one in products):,}", ids(products) or ("modality",))


def of_class(inputs: Inputs) -> list[Product]:
    """Return every product of the asset's class."""
    return [one for one in inputs.landscape.products.values() if one.modality == inputs.modality]


def modality(inputs: Inputs, answer: Answer, asset: str) -> Question:
    """Answer what the modality is."""
    described, mine = inputs.described[inputs.modality], of_class(inputs)
    marketed, row = [one for one in mine if one.stage == "marketed"], (inputs.modality,)
    measured = sum(one.patients for one in mine)
    strength = "strong" if marketed else "weak" if measured < inputs.few_patients else "middling"
    deals = answer.detail.comparables
    upfront = deals.upfront
    paid = (
        ("No comparable deal gave its upfront.",)
        if upfront is None
        else (
            "Comparable deals paid ", Told(f"USD {upfront.median:,.0f} m", ("upfront",)), " at signing (",
            Told(f"n {upfront.count}, {upfront.low:,.0f} to {upfront.high:,.0f}", ("upfront",)), "); ",
            Told(f"{deals.ended} of {len(deals.deals)}", tuple(one.key for one in deals.deals)), " have ended.",
        )
    )  # fmt: skip
    gaps = [one for one in inputs.landscape.criteria if not any(one.key in s for s in class_shown(inputs).values())]
    return Question(
        question=QUESTIONS["modality"],
        strength=strength,
        rule=(count(marketed), " of ", count(mine), " products of this class are on the market; responses of the class "
              "were measured in ", patients(mine), " patients."),
        claim=(Told(asset, ("modality",)), " is ", Told(described["label"], row), ": ",
               Told(described["dose_starting_material"] or "", row), "; ",
               Told(described["typical_turnaround"] or "", row), "."),
        evidence=(("For it: ", Told(described["main_differentiators"] or "nothing said", row), "."),
                  ("On the market: ", Told(described["approved_examples"] or "none", row), ".")),
        counter=(("Against it: ", Told(described["main_weaknesses"] or "nothing said", row), "."), paid),
        measure=(("No product of the class has a figure here for: " + ", ".join(g.label.lower() for g in gaps) + ".",)
                 if gaps else ("Every criterion has a figure from the class.",),),
    )  # fmt: skip


def class_shown(inputs: Inputs) -> dict:
    """Return what products of the asset's class have shown for the clinical problem."""
    products = inputs.landscape.products
    return {key: shown for key, shown in compared(inputs).items() if products[key].modality == inputs.modality}


def mechanism(inputs: Inputs, asset: str) -> Question:
    """Answer how the mechanism works."""
    products = list(inputs.landscape.products.values())
    target, carrier, domain = (
        inputs.labels[key][getattr(inputs, key)] for key in ("target", "vector", "costimulation")
    )
    same = [one for one in products if one.target == target]
    alike = [one for one in same if one.modality == inputs.modality]
    vector = [one for one in alike if one.vector == inputs.vector]
    domains = [one for one in alike if one.costimulation == inputs.costimulation]
    measured = sum(one.patients for one in alike)
    strength = "weak" if measured < inputs.few_patients else "strong" if vector and domains else "middling"
    worst = worst_safety(inputs, [one.key for one in same])
    counter = [("It does not set you apart: ", count(same), " products in the store bind it already.")] if same else [
        ("No product in the store binds it: nothing shows that the target works.",)]  # fmt: skip
    if worst:
        figure, criterion, name, row = worst
        said = criterion.label.lower()
        counter.append((f"Safety of the target: {said} in ", Told(figure, (row,)), " of patients with ",
                        Told(name, (row,)), "."))  # fmt: skip
    names = ", ".join(one.brand for one in same[:4])
    evidence = [("Same target: ", count(same, " products"), ", ", patients(same), " patients",
                 *((" (", Told(names, ids(same[:4])), ")") if same else ()), ".")]  # fmt: skip
    evidence.append(("Of the same class: ", count(alike), "; with your carrier ", count(vector), ", with your domain ",
                     count(domains), "."))  # fmt: skip
    few = Told(f"{inputs.few_patients:.0f}", ("few_patients",))
    return Question(
        question=QUESTIONS["mechanism"],
        strength=strength,
        rule=("Products with this target and class were measured in ", patients(alike), " patients."),
        claim=(Told(asset, ("target",)), " binds ", Told(target, ("target",)), ", carried by ",
               Told(carrier, ("vector",)), ", with ", Told(domain, ("costimulation",)), " inside."),
        evidence=tuple(evidence),
        counter=tuple(counter),
        measure=(("Responses and severe toxicity in at least ", few, " patients of this target and class.")
                 if measured < inputs.few_patients
                 else ("Persistence and relapse with the target lost: the store has no figure for either.",),),
    )  # fmt: skip


def worst_safety(inputs: Inputs, keys: list[str]):
    """Return the highest severe toxicity among products for the problem: figure, criterion, name, row."""
    found = [
        (shown[one.key].middle, one, key, shown[one.key].fact_id)
        for key, shown in compared(inputs).items()
        for one in inputs.landscape.criteria
        if one.key in ("crs", "icans") and one.key in shown and key in keys
    ]
    if not found:
        return None
    worst = max(found, key=lambda each: each[0])
    return written(worst[1], worst[0]), worst[1], inputs.landscape.products[worst[2]].brand, worst[3]


def differentiation(inputs: Inputs, answer: Answer, levers: list[Lever], asset: str) -> Question:
    """Answer why this is the best differentiated approach."""
    found, keys = answer.detail.ranking, criteria_keys(inputs)
    k = keys.index(answer.verdict.kind if answer.verdict.kind in keys else answer.runner_up.kind)
    lead = levers[k]
    sure, won = 100 * lead.beats, answer.best
    place = found.place
    strength = (
        "weak" if answer.verdict.kind not in keys or sure < inputs.weak_share
        else "strong" if place == 1 and sure >= inputs.strong_share else "middling"
    )  # fmt: skip
    return Question(
        question=QUESTIONS["differentiation"],
        strength=strength,
        rule=("The sentence is true in ", share(sure, ("beats",)), " of futures, and the asset takes place ",
              Told(f"{place} of {len(found.names)}", ("first",)), "."),
        claim=claim(inputs, lead, asset),
        evidence=(
            ("It is true and the asset first in ", share(won, ("best",)), " of weightings; first at all in ",
             share(100 * found.shares[-1], ("first",)), "."),
            favourable(inputs, answer),
        ),
        counter=tuple(counters(inputs, answer, levers)),
        measure=tuple(measures(inputs, levers, k)),
    )  # fmt: skip


def own(inputs: Inputs, lever: Lever) -> str:
    """Write what the asset shows on a criterion: as it was given, or what is worked out in the digits known of it."""
    criterion, figure = lever.criterion, lever.figure
    if figure == getattr(inputs, handle(inputs, criterion.key)):
        return written(criterion, figure)
    beside = np.inf if lever.best_figure is None else lever.best_figure
    text = apart(figure, beside, criterion.unit == "percent")
    return f"{'about ' if criterion.unit != 'percent' and loses(figure) else ''}{text}{UNITS[criterion.unit]}"


def claim(inputs: Inputs, lead: Lever, asset: str) -> Line:
    """Return the sentence to lead with."""
    worked_out = ("locked",) if lead.criterion.key == "response" else ()
    mine = Told(own(inputs, lead), (handle(inputs, lead.criterion.key), *worked_out))
    start = (Told(asset, ("modality",)), f" has its best case in {LEADS[lead.criterion.key]}: ", mine)
    if lead.best_product is None:
        return (*start, "; no product has a figure.")
    row = compared(inputs)[lead.best_product][lead.criterion.key].fact_id
    best = Told(
        f"{inputs.landscape.products[lead.best_product].brand}, {written(lead.criterion, lead.best_figure)}", (row,)
    )
    return (*start, " against ", best, ".")


def favourable(inputs: Inputs, answer: Answer) -> Line:
    """Say for which buyer the asset is first."""
    central = answer.detail.ranking.central
    if np.isnan(central[0]):
        return ("It is first under no weights at all.",)
    top = np.argsort(-central)[:2]
    criteria = inputs.landscape.criteria
    parts = []
    for k in top:
        parts += [
            criteria[k].label.lower() + " counts ",
            share(100 * central[k], ("confidence",)),
            " and ",
        ]
    return ("It wins most surely where ", *parts[:-1], "; there it is first in ",
            share(100 * answer.detail.ranking.confidence, ("confidence",)), " of futures.")  # fmt: skip


def counters(inputs: Inputs, answer: Answer, levers: list[Lever]) -> list[Line]:
    """Return what a partner will hold against the differentiation."""
    found, lines = answer.detail.ranking, []
    if len(found.names) > 1:
        other = int(np.argmax(found.shares[:-1]))
        name, key = told_name(inputs, found.names[other]), found.names[other]
        name = name[0].upper() + name[1:] if key == RIVAL else name
        rows = (key,) if key != RIVAL else ("rivals_a_year", "rival_improvement")
        lines.append((Told(name, rows), " is first in ", share(100 * found.shares[other], ("rival_first",)), "."))
    behind = sorted((one for one in levers if one.margin is not None and one.margin < 0), key=lambda one: one.margin)
    for one in behind[:2]:
        row = compared(inputs)[one.best_product][one.criterion.key].fact_id
        brand = inputs.landscape.products[one.best_product].brand
        lines.append((f"Behind on {one.criterion.label.lower()}: ", Told(own(inputs, one), (row,)),
                      " against ", Told(f"{brand}, {written(one.criterion, one.best_figure)}", (row,)),
                      "."))  # fmt: skip
    above = above_all(inputs)
    if above:
        lines.append(("It claims more than any product has shown on "
                      + ", ".join(one.label.lower() for one, *_ in above) + ".",))  # fmt: skip
    return lines


def measures(inputs: Inputs, levers: list[Lever], k: int) -> list[Line]:
    """Return what to measure next: what explains most of the open question, and how many patients the lead needs."""
    most = max(levers, key=lambda one: one.open_share)
    lines = [(f"Your {most.criterion.label.lower()}: not knowing it explains ",
              share(100 * most.open_share, ("asset_patients", "days_spread")),
              " of what is open.")]  # fmt: skip
    needed = patients_needed(inputs, levers[k], k)
    if needed:
        lines.append(("If the share holds, ", Told(f"{needed}", ("asset_patients",)), " patients make it true in ",
                      share(100 * SHOWN_AT, ("beats",)), " of futures."))  # fmt: skip
    return lines
