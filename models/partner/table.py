"""Some plans over the draws of one world, all at once: how far each draw goes, and what that leaves everybody."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from models.partner.cash import Funded, before_sales, lateness, launched, waiting, with_sales
from models.partner.parts import mechanisms
from models.partner.plan import ALONE, DATA_DATE, PROOF_DATE, Plan
from models.partner.rounds import Stakes
from models.partner.sales import weights
from models.partner.spending import spent_by
from models.partner.stops import DATA, OWN, PROOF, WAYS, Taken, ended, kept_of, mean, steps
from models.partner.takeover import taken_over
from models.partner.trials import Trials, Way
from models.partner.world import World

APART = (*OWN, PROOF[0], DATA[0])  # ways that differ in what the company gets

UNTIL = np.array([*range(len(OWN)), *[PROOF_DATE] * len(PROOF), *[DATA_DATE] * len(DATA)])  # dates of deals on `WAYS`


@dataclass(frozen=True, eq=False)
class Paths:
    """What every way comes to for each plan, by its name, (plans, n) or (n,) each."""

    flows: dict[str, np.ndarray]
    paid: dict[str, np.ndarray]
    need: dict[str, np.ndarray]
    project: dict[str, np.ndarray]

    def stakes(self, of: World, asked: np.ndarray) -> Stakes:
        """Return what all shares come to on every way: the company's cash, what it began with and got included.

        asked (plans, n): what investors who pay for the early work ask to have for it.
        """
        inputs = of.inputs
        worth = {name: inputs.cash_now + self.flows[name] for name in APART}
        for name, one in worth.items():
            one += self.paid[name]
        worth |= dict.fromkeys(PROOF, worth[PROOF[0]]) | dict.fromkeys(DATA, worth[DATA[0]])
        raised = {name: np.maximum(self.need[name] - inputs.cash_now, 0.0) for name in OWN[1:]}
        _, pivotal, filing = of.chances
        return Stakes(worth, self.paid, asked, raised, inputs.dilution, filing, pivotal)


class Table:
    """Plans, whose terms are as they stand, over every draw; can_raise: USD million, one or (plans,)."""

    def __init__(self, of: World, plans: list[Plan], can_raise=None):
        """Work out every way of every plan, and how far each draw goes."""
        self.of, self.plans = of, plans
        self.spent = spent_by(of.when, plans)
        self.profit, self.royalty = weights(of.income, plans)
        can_raise = of.inputs.can_raise if can_raise is None else can_raise
        begun = before_sales(of, self.spent)
        ends, sold = begun.ends, with_sales(of, self.spent, self.profit + self.royalty, begun.purse)
        needs = ends[0].need, ends[1].need, np.maximum(ends[2].need, sold.deepest + of.inputs.cash_now)
        self.wait, self.able = waiting(of, self.spent, needs, can_raise)
        self.late = lateness(of, self.wait)
        launch, project = launched(of, self.spent, sold, self.wait, self.late)
        self.saved = self.saved_by_partner()
        self.prices = taken_over(of, self.spent, sold.income, *(end.flows for end in ends))
        self.paths = self.all_paths([*ends, launch], project)
        self.at_once = sold.fixed + sold.income
        stakes = self.paths.stakes(of, begun.asked)
        self.taken = self.decided(stakes)
        self.kept = self.shares(stakes)
        self.founders = {name: self.kept[name] * stakes.worth[name] for name in APART}
        self.founders |= dict.fromkeys(PROOF, self.founders[PROOF[0]]) | dict.fromkeys(DATA, self.founders[DATA[0]])

    def all_paths(self, ends: list[Funded], late: np.ndarray) -> Paths:
        """Return every way: those the company goes itself, then those on which someone takes over for a price."""
        proof, data = self.prices
        early, study, *_ = ends
        flows = dict(zip(OWN[1:], (end.flows for end in ends), strict=True))
        flows |= dict.fromkeys(PROOF, early.flows + proof) | dict.fromkeys(DATA, study.flows + data)
        flows["off"] = np.minimum(early.flows + early.paid, 0.0)
        parts = {}
        for part in ("paid", "need"):  # who goes further has needed as much by then, whatever comes in that year
            values = list(accumulate((getattr(end, part) for end in ends), np.maximum))
            parts[part] = dict(zip(OWN[1:], values, strict=True))
            parts[part] |= dict.fromkeys(PROOF, values[0]) | dict.fromkeys(DATA, values[1])
            parts[part]["off"] = {"paid": np.zeros_like, "need": np.asarray}[part](values[0])
        return Paths(flows=flows, project=self.projects(late) | {"off": flows["off"]}, **parts)

    def projects(self, late: np.ndarray) -> dict[str, np.ndarray]:
        """Return what every way brings all together, with what a partner saves once its deal is signed.

        late (plans, n): what a launch that waits brings without any.
        """
        of, (build, selling) = self.of, self.saved
        early, study, builds, launch = of.projects
        found = {"early": early, "study": study, "builds": builds + build, "proof_study": study}
        found["launch"] = late + build + self.late * selling
        both = build + selling
        for names in (PROOF[1:], DATA):
            signed = self.signed[names[0]]
            found[names[0]] = builds + signed * build
            found[names[1]] = launch + signed * both
        return found

    def decided(self, stakes: Stakes) -> Taken:
        """Return what is done in every draw, and where someone takes over."""
        of = self.of
        if of.may_stop:
            has_one = self.has_one[:, None]
            signs = has_one, has_one * self.signed[DATA[0]]
            return steps(
                stakes,
                self.others,
                signs,
                self.prices,
                of.cost,
                of.classes,
                self.able,
                of.earns,
                of.chances,
            )
        never = np.zeros_like(self.able[0])
        return Taken(*np.logical_and.accumulate(self.able, axis=0), never, never)

    def shares(self, stakes: Stakes) -> dict[str, np.ndarray]:
        """Return the share of the company that founders keep on every way, (plans, 1) or (plans, n) each."""
        first, second, third = kept_of(stakes, self.taken, self.of.chances[0])
        found = {"off": np.ones_like(first), "early": first, "study": second, "builds": third, "launch": third}
        return found | dict.fromkeys(PROOF, first) | dict.fromkeys(DATA, second)

    def saved_by_partner(self) -> tuple[np.ndarray, np.ndarray]:
        """Return (plans, n) what a partner who sells already need not spend of its part: of the build, of selling."""
        of, part = self.of, self.of.inputs.partner_saves / 100
        builds = (self.spent.launches @ of.when.discount)[:, None] * of.cost
        return part * builds, part * (np.array([plan.profit for plan in self.plans]) @ of.income.selling)

    @cached_property
    def worths(self) -> np.ndarray:
        """Return (plans,) what each leaves founders on average."""
        return mean(self.founders, self.likely)

    @cached_property
    def likely(self) -> dict[str, np.ndarray]:
        """Return (plans, n) how likely each draw ends on each way."""
        return ended(self.taken, self.of.earns, self.of.chances)

    @cached_property
    def signers(self) -> np.ndarray:
        """Return (plans,) what the partner who signs earns on average."""
        return self.earned(self.others, self.likely)

    def earned(self, on: dict[str, np.ndarray], likely: dict[str, np.ndarray]) -> np.ndarray:
        """Return (plans,) what the partner who signs earns on average, of what others than the company earn on ways.

        What others earn who take over before the deal is signed is left out.
        """
        counts = np.array([self.has_one if name in OWN else self.has_one * self.signed[name][:, 0] for name in on])
        parts = np.array([np.vecdot(one, likely[name]) for name, one in on.items()])
        return (counts * parts).sum(axis=0) / len(self.of.cost)

    @cached_property
    def others(self) -> dict[str, np.ndarray]:
        """Return (plans, n) what others than the company earn on each way: the partner, or who takes over."""
        return {name: self.paths.project[name] - self.paths.flows[name] for name in WAYS[1:]}

    @cached_property
    def has_one(self) -> np.ndarray:
        """Return (plans,) 1 where the company has a partner."""
        return np.array([float(plan.key != ALONE) for plan in self.plans])

    def wherever(self, row: int) -> float:
        """Return what a partner of one plan may count on, however the company gets its money.

        Every programme comes to the date of the deal, nothing waits, and builds are made where a launch earns them.
        """
        of, never = self.of, np.zeros_like(self.able[0])
        taken = Taken(~never, ~never, ~never & of.earns, never, never)
        on = self.others | {"launch": of.projects[3] + sum(self.saved) - self.at_once}
        return float(self.earned(on, ended(taken, of.earns, of.chances))[row])

    @cached_property
    def reached(self) -> np.ndarray:
        """Return (plans,) how often the deal is signed."""
        whole = np.ones(len(self.of.cost)) / len(self.of.cost)
        return sum(self.signed[name][:, 0] * (likely @ whole) for name, likely in self.likely.items())

    @cached_property
    def signed(self) -> dict[str, np.ndarray]:
        """Return (plans, 1) for each way 1 where the deal is signed on it."""
        before = (self.spent.dates[:, None] < UNTIL[:, None, None]).astype(float)
        return dict(zip(WAYS, before, strict=True))

    def trials(self, row: int) -> Trials:
        """Return one plan over every trial."""
        of, taken = self.of, self.taken.of(row)
        return Trials(
            plan=self.plans[row],
            cash=of.inputs.cash_now,
            chances=of.when.chances,
            ways=tuple(self.way(name, row) for name in WAYS),
            taken=taken.steps,
            over=taken.over,
            earns=of.earns,
            able=self.able[1:, row],
            wait_of_draw=self.wait[row],
            programme=lambda: mechanisms(self, row),
        )

    def way(self, name: str, row: int) -> Way:
        """Return what one way comes to under one plan."""
        whole = self.paths.project[name]
        flows, paid, need = (getattr(self.paths, part)[name][row] for part in ("flows", "paid", "need"))
        project = whole[row] if whole.ndim > 1 else whole
        kept = np.broadcast_to(self.kept[name][row], flows.shape)
        return Way(flows, paid, kept, project, need, self.founders[name][row])
