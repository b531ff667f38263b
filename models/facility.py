"""Which plants to open and whom each serves: capacitated facility location, solved exactly with HiGHS.

A plant is one way to hold a site (own or contract); its options are its sizes. A site opens at most one. A region's
demand may be split over open plants, lanes and modes. Capacity holds in every window of time in which patients
arrive, not only on average. The formulation is the strong one: a region is served from a plant only as far as that
plant is open, for each pair apart (disaggregated linking; Krarup and Pruzan 1983, European Journal of Operational
Research 12:36), and a mode that is both dearer and slower than another is dropped. Three measures of a network can
each be the objective or be bounded (epsilon-constraint; Haimes, Lasdon and Wismer 1971): cost, days, and the share of
demand that can still be served when the worst single site fails. An unserved patient counts in days as the slowest
lane.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import highspy
import numpy as np
from scipy import sparse

MEASURES = ("cost", "days", "kept")
OPEN, SERVED, TOLERANCE, TINY = 0.5, 1e-9, 1e-7, np.finfo(float).tiny
MILP_GAP = 1e-9  # relative; closer than any figure is shown
# Strong at its root: searching neighbourhoods and starting over cost more than they find.
SEARCH = dict.fromkeys(
    (
        "mip_heuristic_run_rins",
        "mip_heuristic_run_rens",
        "mip_heuristic_run_root_reduced_cost",
        "mip_heuristic_run_feasibility_jump",
        "mip_allow_restart",
    ),
    False,
)


class Infeasible(ValueError):
    """No network keeps every limit; `explain` says which one stands in the way."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Plain arrays over f options, p plants, r regions, m modes and t windows; units are the caller's own."""

    fixed: np.ndarray  # (f,) cost of opening an option
    capacity: np.ndarray  # (f,) load it can carry in a window
    demand: np.ndarray  # (r,) patients
    cost: np.ndarray  # (p, r, m) cost of serving all of a region's demand that way; inf is no lane
    days: np.ndarray | None = None  # (p, r, m) days of a lane and mode; none counts as zero
    plant: np.ndarray | None = None  # (f,) the plant an option is a size of; none gives each its own
    load: np.ndarray | None = None  # (r, t) load of all of a region's demand in each window; none counts as demand
    site: np.ndarray | None = None  # (p,) the site a plant stands on; none gives each its own
    days_limit: np.ndarray | None = None  # (r,) the longest lane allowed to a region
    fewest_sites: int = 0
    most_sites: int | None = None
    least_at_site: np.ndarray | None = None  # (sites,) 1 where some option of a site is forced open
    least_open: np.ndarray | None = None  # (f,) 1 where an option is forced open
    most_open: np.ndarray | None = None  # (f,) 0 where an option is forced closed
    service: float = 1.0  # least share of all demand that must be served
    unserved_cost: np.ndarray | None = None  # (r,) cost of not serving a region at all
    included: np.ndarray | None = None  # (f,) demand that the fixed cost already pays for
    excess: np.ndarray | None = None  # (p,) price of each patient beyond

    def __post_init__(self):
        """Refuse arrays that no network could be read from."""
        shape = int(np.max(self.plants, initial=-1)) + 1, len(self.demand)
        if np.shape(self.cost)[:2] != shape or np.ndim(self.cost) != 3:
            raise ValueError(f"cost has shape {np.shape(self.cost)}; needed is (plants, regions, modes) = {shape} + m.")
        for name in ("fixed", "capacity", "demand"):
            if not np.isfinite(getattr(self, name)).all():
                raise ValueError(f"{name} holds values that are not finite.")
        if np.isnan(self.cost).any() or (self.cost == -np.inf).any():
            raise ValueError("cost holds values that are neither numbers nor inf (no lane): it would have no bound.")
        if min(map(np.min, (self.capacity, self.demand))) < 0:
            raise ValueError("capacity and demand may not be negative.")

    @cached_property
    def windows(self) -> np.ndarray:
        """Load (r, t) in the windows that can bind: one that never exceeds another is dropped."""
        if self.load is None:
            return np.asarray(self.demand, float)[:, None]
        load = np.unique(np.asarray(self.load, float), axis=1)
        least = [not any((load[:, [i]] <= np.delete(load, i, 1)).all(0)) for i in range(load.shape[1])]
        return load[:, least]

    @cached_property
    def lane_days(self) -> np.ndarray:
        """Days (p, r, m)."""
        return np.zeros(self.cost.shape) if self.days is None else np.asarray(self.days, float)

    @cached_property
    def allowed(self) -> np.ndarray:
        """Lanes (p, r, m) that exist, keep the limit of days and are not dominated by another mode."""
        cost, days = self.cost, self.lane_days
        found = np.isfinite(cost)
        if self.days_limit is not None:
            found &= days <= np.asarray(self.days_limit)[:, None] + TOLERANCE
        for mode in range(cost.shape[2]):
            for other in range(cost.shape[2]):
                cheaper, faster = cost[:, :, other] <= cost[:, :, mode], days[:, :, other] <= days[:, :, mode]
                same = (cost[:, :, other] == cost[:, :, mode]) & (days[:, :, other] == days[:, :, mode])
                found[:, :, mode] &= ~(found[:, :, other] & cheaper & faster & (~same | (other < mode)))
        return found

    @cached_property
    def cheapest(self) -> np.ndarray:
        """Allowed lanes (p, r, m) by the cheapest mode only: enough where days are neither minimised nor bounded."""
        cost = np.where(self.allowed, self.cost, np.inf)
        return self.allowed & (np.arange(cost.shape[2]) == cost.argmin(axis=2)[:, :, None])

    @cached_property
    def sites(self) -> np.ndarray:
        """The site (p,) of each plant as a number from 0."""
        return np.arange(len(self.cost)) if self.site is None else np.unique(self.site, return_inverse=True)[1]

    @cached_property
    def plants(self) -> np.ndarray:
        """The plant (f,) of each option."""
        return np.arange(len(self.fixed)) if self.plant is None else np.asarray(self.plant)


@dataclass(frozen=True, eq=False)
class Network:
    """An answer: what is open, who is served from where, and how far from the optimum it can be."""

    open: np.ndarray  # (f,) bool
    share: np.ndarray  # (p, r, m) share of each region's demand
    unserved: np.ndarray  # (r,) share of each region's demand
    cost: float
    days: float  # mean days of a patient, the unserved counted as the slowest lane
    bound: float  # proven bound of what was minimised or maximised
    gap: float  # relative; 0 is proven optimal
    columns: np.ndarray = field(repr=False)  # the solver's own values, for the next start

    @cached_property
    def served(self) -> np.ndarray:
        """Share (r,) of each region's demand that is served."""
        return 1 - self.unserved


def solve(
    problem: Problem,
    objective: str = "cost",
    bounds: dict[str, float] | None = None,
    start: Network | None = None,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> Network:
    """Return the best network by one measure while the others keep their bounds; raise Infeasible if none does.

    cost and days are bounded from above and minimised, kept from below and maximised. `start` is a network to begin
    from, `seconds` and `gap` end the search early, `report(best, bound)` is told of progress and returns True to stop.
    """
    bounds = bounds or {}
    unreachable = np.flatnonzero(~problem.allowed.any(axis=(0, 2)) & (np.asarray(problem.demand) > 0))
    if problem.service >= 1 and len(unreachable):
        raise Infeasible(f"{len(unreachable)} regions have no lane within their limit of days.")
    parts = formulation(problem, {objective, *bounds})
    columns, info = run(parts.model(objective, bounds), start and start.columns, seconds, gap, report)
    return network(problem, parts, columns, info)


def run(lp: highspy.HighsLp, start=None, seconds=None, gap=0.0, report=None) -> tuple[np.ndarray, highspy.HighsInfo]:
    """Solve a model and return its columns, or raise Infeasible; the arguments are those of `solve`."""
    solver = highspy.Highs()
    solver.silent()
    for option, value in (SEARCH | {"mip_rel_gap": max(gap, MILP_GAP)}).items():
        solver.setOptionValue(option, value)
    if seconds is not None:
        solver.setOptionValue("time_limit", float(seconds))
    solver.passModel(lp)
    if start is not None and len(start) == lp.num_col_:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    if report:
        listen(solver, report)
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise Infeasible(f"No network was found: {solver.modelStatusToString(solver.getModelStatus())}.")
    return np.array(solver.getSolution().col_value), info


def listen(solver: highspy.Highs, report: Callable[[float, float], bool]) -> None:
    """Tell `report` the best value and the bound whenever the solver may be interrupted."""

    def told(event):
        if report(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound):
            event.interrupt()

    solver.cbMipInterrupt += told


@dataclass(frozen=True, eq=False)
class Formulation:
    """The rows of the strong formulation, and what each measure costs a column."""

    lanes: tuple[np.ndarray, np.ndarray, np.ndarray]  # plant, region and mode of each lane column
    at: dict[str, slice]  # where each block of columns stands; those of `open` are whole numbers
    lower: np.ndarray  # (columns,)
    upper: np.ndarray  # (columns,)
    matrix: sparse.csr_array
    row_lower: np.ndarray
    row_upper: np.ndarray
    measures: dict[str, np.ndarray]  # measure -> coefficient of each column

    def model(self, objective: str, bounds: dict[str, float]) -> highspy.HighsLp:
        """Return the model for one objective under bounds on the measures."""
        names = list(bounds)
        rows = sparse.vstack([self.matrix, *(sparse.csr_array(self.measures[name][None]) for name in names)]).tocsr()
        low = [bounds[name] if name == "kept" else -np.inf for name in names]
        high = [np.inf if name == "kept" else bounds[name] for name in names]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.lower), rows.shape[0]
        lp.sense_ = highspy.ObjSense.kMaximize if objective == "kept" else highspy.ObjSense.kMinimize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.measures[objective], self.lower, self.upper
        lp.row_lower_, lp.row_upper_ = np.append(self.row_lower, low), np.append(self.row_upper, high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        whole = self.at["open"].stop if self.at else 0
        kinds = [highspy.HighsVarType.kInteger] * whole
        lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (lp.num_col_ - whole)
        return lp


class Rows:
    """Collects rows of a sparse matrix, each block given by the columns it touches."""

    def __init__(self):
        self.rows, self.low, self.high = [], [], []

    def add(self, low, high, **blocks) -> None:
        """Add rows between `low` and `high`, one sparse matrix a block of columns."""
        count = next(iter(blocks.values())).shape[0]
        self.rows.append(blocks)
        self.low.append(np.broadcast_to(np.asarray(low, float), count))
        self.high.append(np.broadcast_to(np.asarray(high, float), count))

    def finished(self, columns: dict[str, int]) -> tuple:
        """Return the matrix over all blocks of columns with its lower and upper ends."""
        blocks = [[row.get(name) for name, width in columns.items() if width] for row in self.rows]
        return sparse.block_array(blocks, format="csr"), np.concatenate(self.low), np.concatenate(self.high)


def falls_on(row: np.ndarray, count: int, weight=1.0) -> sparse.csr_array:
    """Return the matrix (count, len(row)) that adds each column, times its weight, to its row."""
    weight = np.broadcast_to(np.asarray(weight, float), len(row))
    return sparse.coo_array((weight, (row, np.arange(len(row)))), (count, len(row))).tocsr()


def formulation(problem: Problem, asked: set[str]) -> Formulation:
    """Write the strong formulation with what the measures asked for need: slower modes, failures of each site."""
    f, (p, r, _) = len(problem.fixed), problem.cost.shape
    lanes = plant, region, _ = np.nonzero(problem.allowed if "days" in asked else problem.cheapest)
    pairs, pair = np.unique(plant * r + region, return_inverse=True)
    sizes, sites = falls_on(problem.plants, p), int(problem.sites.max()) + 1
    columns = {"open": f, "lane": len(plant), "unserved": r, "excess": p if problem.included is not None else 0}
    columns |= {"failed": len(pairs) * sites, "kept": 1} if "kept" in asked else {}
    demand, rows = np.asarray(problem.demand, float), Rows()
    rows.add(1, 1, lane=falls_on(region, r), unserved=sparse.eye_array(r))
    rows.add(-np.inf, 0, lane=falls_on(pair, len(pairs)), open=-sizes[pairs // r])
    for window in problem.windows.T:
        rows.add(-np.inf, 0, lane=falls_on(plant, p, window[region]), open=-sizes * problem.capacity)
    if problem.site is not None or problem.plant is not None:
        least = -np.inf if problem.least_at_site is None else problem.least_at_site
        rows.add(least, 1, open=falls_on(problem.sites[problem.plants], sites))
    if problem.most_sites is not None or problem.fewest_sites:
        most = np.inf if problem.most_sites is None else problem.most_sites
        rows.add(problem.fewest_sites, most, open=sparse.csr_array(np.ones((1, f))))
    rows.add(-np.inf, (1 - problem.service) * demand.sum(), unserved=sparse.csr_array(demand[None]))
    if problem.included is not None:
        sent, paid = falls_on(plant, p, demand[region]), sizes * problem.included
        rows.add(-np.inf, 0, lane=sent, open=-paid, excess=-sparse.eye_array(p))
    if "kept" in asked:
        add_failures(problem, rows, pairs, sizes, sites)
    ends = np.cumsum([0, *columns.values()]).tolist()
    at = {name: slice(*span) for name, span in zip(columns, pairwise(ends), strict=True)}
    lower, upper = np.zeros(ends[-1]), np.ones(ends[-1])
    upper[at["unserved"]] = float(problem.service < 1)
    upper[at["excess"]] = np.inf
    lower[at["open"]] = 0.0 if problem.least_open is None else problem.least_open
    upper[at["open"]] = 1.0 if problem.most_open is None else problem.most_open
    return Formulation(lanes, at, lower, upper, *rows.finished(columns), measures(problem, lanes, at, ends[-1]))


def add_failures(problem: Problem, rows: Rows, pairs: np.ndarray, sizes: sparse.csr_array, sites: int) -> None:
    """Add, for each site that fails, what the others can serve; the share kept is no more than any of it."""
    p, r, _ = problem.cost.shape
    plant, region = pairs // r, pairs % r
    demand = np.asarray(problem.demand, float)
    each = sparse.eye_array(sites)
    rows.add(-np.inf, 1, failed=sparse.kron(each, falls_on(region, r)))
    stands = [sparse.diags_array((problem.sites != site).astype(float)) @ sizes for site in range(sites)]
    for window in problem.windows.T:
        left = sparse.vstack(stands) * problem.capacity
        rows.add(-np.inf, 0, failed=sparse.kron(each, falls_on(plant, p, window[region])), open=-left)
    served = sparse.kron(each, sparse.csr_array(demand[region][None] / max(demand.sum(), TINY)))
    rows.add(0, np.inf, failed=served, kept=sparse.csr_array(-np.ones((sites, 1))))


def measures(problem: Problem, lanes: tuple, at: dict[str, slice], width: int) -> dict[str, np.ndarray]:
    """Return the coefficient of every column in each measure."""
    plant, region, mode = lanes
    total = max(float(np.sum(problem.demand)), SERVED)
    part = np.asarray(problem.demand, float) / total
    found = {name: np.zeros(width) for name in MEASURES}
    found["cost"][at["open"]] = problem.fixed
    found["cost"][at["lane"]] = problem.cost[plant, region, mode]
    if problem.unserved_cost is not None:
        found["cost"][at["unserved"]] = problem.unserved_cost
    if problem.included is not None:
        found["cost"][at["excess"]] = problem.excess
    days = problem.lane_days[plant, region, mode]
    found["days"][at["lane"]] = part[region] * days
    found["days"][at["unserved"]] = part * days.max(initial=0.0)
    if "kept" in at:
        found["kept"][at["kept"]] = 1.0
    return found


def network(problem: Problem, parts: Formulation, columns: np.ndarray, info: highspy.HighsInfo) -> Network:
    """Read a network out of the solver's columns."""
    share = np.zeros(problem.cost.shape)
    lane = columns[parts.at["lane"]]
    share[parts.lanes] = np.where(lane > SERVED, lane, 0.0)
    return Network(
        open=columns[parts.at["open"]] > OPEN,
        share=share,
        unserved=np.clip(columns[parts.at["unserved"]], 0, 1),
        cost=float(parts.measures["cost"] @ columns),
        days=float(parts.measures["days"] @ columns),
        bound=float(info.mip_dual_bound),
        gap=float(info.mip_gap) if np.isfinite(info.mip_gap) else np.inf,
        columns=columns,
    )


def solve_years(
    problems: list[Problem],
    weights: np.ndarray,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> list[Network]:
    """Return the networks of consecutive years, cheapest in their weighted sum; a plant never shrinks or closes.

    problems: one a year, alike but for demand and what may be open. weights: (years,) worth of a year's cost today.
    """
    years = [formulation(problem, {"cost"}) for problem in problems]
    room = falls_on(problems[0].plants, len(problems[0].cost), problems[0].capacity)
    ends = np.cumsum([0, *(len(year.lower) for year in years)])
    links = [grown(room, int(before + year.at["open"].start), int(after + year.at["open"].start), int(ends[-1]))
             for year, (before, after) in zip(years, pairwise(ends[:-1]), strict=False)]  # fmt: skip
    whole = sparse.block_diag([year.matrix for year in years], format="csr")
    zeros = np.zeros(room.shape[0] * len(links))
    together = Formulation(
        lanes=years[0].lanes,
        at={},
        lower=np.concatenate([year.lower for year in years]),
        upper=np.concatenate([year.upper for year in years]),
        matrix=sparse.vstack([whole, *links]).tocsr(),
        row_lower=np.concatenate([*(year.row_lower for year in years), zeros]),
        row_upper=np.concatenate([*(year.row_upper for year in years), zeros + np.inf]),
        measures={"cost": np.concatenate([w * year.measures["cost"] for w, year in zip(weights, years, strict=True)])},
    )
    lp = together.model("cost", {})
    kinds = [highspy.HighsVarType.kContinuous] * len(together.lower)
    for year, first in zip(years, ends.tolist(), strict=False):
        for column in range(first + year.at["open"].start, first + year.at["open"].stop):
            kinds[column] = highspy.HighsVarType.kInteger
    lp.integrality_ = kinds
    columns, info = run(lp, None, seconds, gap, report)
    parts = zip(problems, years, pairwise(ends.tolist()), strict=True)
    return [network(problem, year, columns[first:last], info) for problem, year, (first, last) in parts]


def grown(room: sparse.csr_array, before: int, after: int, width: int) -> sparse.csr_array:
    """Return the rows that give the capacity of each plant in a year less that of the year before."""
    plants, options = room.shape
    empty = sparse.csr_array((plants, width)).tolil()
    empty[:, after : after + options] = room.toarray()
    empty[:, before : before + options] = -room.toarray()
    return empty.tocsr()


def coverage(problem: Problem, **changes) -> Problem:
    """Return the problem whose cost is the demand left unserved, whatever serving it costs."""
    asked = {
        "fixed": np.zeros(len(problem.fixed)),
        "cost": np.where(np.isfinite(problem.cost), 0.0, np.inf),
        "service": 0.0,
        "unserved_cost": np.asarray(problem.demand, float),
        "included": None,
        "excess": None,
    }
    return replace(problem, **(asked | changes))


def kept_when_each_fails(problem: Problem, opened: np.ndarray) -> dict[int, float]:
    """Return for each open site the share of all demand the others can still serve."""
    total, kept = float(np.sum(problem.demand)), {}
    stands = problem.sites[problem.plants]
    for site in np.unique(stands[opened]).tolist():
        alive = (opened & (stands != site)).astype(float)
        limits = {"fewest_sites": 0, "most_sites": None, "least_at_site": None}
        left = coverage(problem, least_open=alive, most_open=alive, **limits)
        kept[site] = 1 - solve(left).cost / total if alive.any() and total else 0.0
    return kept


@dataclass(frozen=True)
class Diagnosis:
    """Why no network keeps every limit, and the least change of one of them that would let one."""

    beyond: dict[int, tuple[float, float]]  # region -> (its limit, the fastest lane there is), days
    most_served: float  # the largest share that can be served under all other limits
    sites_needed: int | None  # the fewest sites that would do, if the largest number is what stands in the way


def explain(problem: Problem) -> Diagnosis:
    """Relax one limit at a time and say by how much each would have to give (elastic re-solve)."""
    fastest = np.where(np.isfinite(problem.cost), problem.lane_days, np.inf).min(axis=(0, 2))
    limit = np.full(len(problem.demand), np.inf) if problem.days_limit is None else np.asarray(problem.days_limit)
    beyond = {int(i): (float(limit[i]), float(fastest[i])) for i in np.flatnonzero(fastest > limit + TOLERANCE)}
    try:
        most = 1 - solve(coverage(problem)).cost / max(float(np.sum(problem.demand)), SERVED)
    except Infeasible:
        most = 0.0
    one_each = {"fixed": np.ones(len(problem.fixed)), "service": problem.service, "unserved_cost": None}
    try:
        needed = solve(coverage(problem, most_sites=None, **one_each)).open.sum() if problem.most_sites else None
    except Infeasible:
        needed = None
    return Diagnosis(beyond, float(most), None if needed is None else int(needed))


def weekly_load(arrivals: np.ndarray, days: float) -> np.ndarray:
    """Return (r, 7) lines busy on each day of the week, of patients (r, 7) who arrive each day of every week.

    A batch that takes `days` occupies its line that long, the last day in part.
    """
    ages = np.arange(int(np.ceil(days)))
    part = np.minimum(days - ages, 1.0)
    today = np.arange(7)
    return sum(share * np.asarray(arrivals, float)[:, (today - age) % 7] for age, share in zip(ages, part, strict=True))
