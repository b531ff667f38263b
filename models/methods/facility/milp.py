"""The strong formulation of facility location as rows and columns for a mixed-integer solver."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import highspy
import numpy as np
from scipy import sparse

from models.methods.facility.problem import MEASURES, OPEN, SERVED, TINY, Network, Problem

MOST_CUT_GROUPS = 5  # of regions; more are told by flows
ALIKE_DIGITS = 9  # to which loads of regions must agree
PROVEN_GAP = 1e-8  # relative; what is left of the bound's rounding


@dataclass(frozen=True, eq=False)
class Formulation:
    """The rows of the strong formulation, and what each measure costs a column."""

    lanes: tuple[np.ndarray, np.ndarray, np.ndarray]  # plant, region and mode of each lane column
    at: dict[str, slice]  # where each block of columns stands; those of `open` and `count` are whole numbers
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
        whole = self.at["count"].stop if self.at else 0
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
    used = problem.allowed if "days" in asked else problem.cheapest if "kept" in asked else problem.paying
    lanes = plant, region, _ = np.nonzero(used)
    pairs, pair = np.unique(plant * r + region, return_inverse=True)
    sizes, sites = falls_on(problem.plants, p), int(problem.sites.max()) + 1
    counts = counts_of(problem)
    counted = counts.shape[0]
    columns = {"open": f, "count": counted, "lane": len(plant), "unserved": r}
    columns |= {"excess": p if problem.included is not None else 0}
    alike = groups_of(problem, lanes) if "kept" in asked else None
    columns |= {"failed": 0 if alike.cuts else len(alike.plant) * sites, "kept": 1} if alike else {}
    demand, rows = np.asarray(problem.demand, float), Rows()
    rows.add(1, 1, lane=falls_on(region, r), unserved=sparse.eye_array(r))
    rows.add(-np.inf, 0, lane=falls_on(pair, len(pairs)), open=-sizes[pairs // r])
    for window in problem.windows.T:
        rows.add(-np.inf, 0, lane=falls_on(plant, p, window[region]), open=-sizes * problem.capacity)
    add_counts(problem, rows, counts)
    if problem.site is not None or problem.plant is not None:
        least = -np.inf if problem.least_at_site is None else problem.least_at_site
        rows.add(least, 1, open=falls_on(problem.sites[problem.plants], sites))
    if problem.most_sites is not None or problem.fewest_sites:
        most = np.inf if problem.most_sites is None else problem.most_sites
        rows.add(problem.fewest_sites, most, open=sparse.csr_array(np.ones((1, f))))
    due = problem.due
    rows.add(-np.inf, (1 - problem.service) * due.sum(), unserved=sparse.csr_array(due[None]))
    if problem.included is not None:
        sent, paid = falls_on(plant, p, demand[region]), sizes * problem.included
        rows.add(-np.inf, 0, lane=sent, open=-paid, excess=-sparse.eye_array(p))
    if alike:
        add = add_cuts if alike.cuts else add_failures
        add(problem, rows, alike, sizes, sites)
    ends = np.cumsum([0, *columns.values()]).tolist()
    at = {name: slice(*span) for name, span in zip(columns, pairwise(ends), strict=True)}
    lower, upper = np.zeros(ends[-1]), np.ones(ends[-1])
    upper[at["unserved"]] = problem.may_be_left
    upper[at["excess"]] = np.inf
    upper[at["count"]] = most_counted(problem, counts)
    lower[at["open"]] = 0.0 if problem.least_open is None else problem.least_open
    upper[at["open"]] = 1.0 if problem.most_open is None else problem.most_open
    return Formulation(lanes, at, lower, upper, *rows.finished(columns), measures(problem, lanes, at, ends[-1]))


def counts_of(problem: Problem) -> sparse.csr_array:
    """Return the matrix (counts, f) of what is counted: options open, and their sizes, in all and in each zone."""
    weights = np.ones(len(problem.fixed)), problem.size
    zones = problem.zones[problem.plants] + 1
    each = [[falls_on(np.zeros_like(zones), 1, weight), falls_on(zones - 1, int(zones.max()), weight)]
            for weight in weights if weight is not None]  # fmt: skip
    return sparse.vstack([matrix for pair in each for matrix in pair]).tocsr()


def most_counted(problem: Problem, counts: sparse.csr_array) -> np.ndarray:
    """Return (counts,) the most there can be where at most one option of a site is open: less than if all were.

    Without the tighter end a solver would see that the column follows from the others, and leave it out.
    """
    stands = falls_on(problem.sites[problem.plants], int(problem.sites.max()) + 1).toarray() > 0
    return np.array([sum(row[site].max(initial=0) for site in stands) for row in counts.toarray()])


def add_counts(problem: Problem, rows: Rows, counts: sparse.csr_array) -> None:
    """Add what follows from the rows before and shortens the search.

    The number open in all and in each zone is a whole number, so that the search settles how many before it settles
    which of several near each other; and all capacity together holds all that is served, from which cuts are made.
    """
    rows.add(0, 0, open=counts, count=-sparse.eye_array(counts.shape[0]))
    for window in problem.windows.T:
        room, left = (sparse.csr_array(np.asarray(each, float)[None]) for each in (problem.capacity, window))
        rows.add(window.sum(), np.inf, open=room, unserved=left)


@dataclass(frozen=True, eq=False)
class Groups:
    """Regions drawn together that fail alike: the same plants reach them, and a patient of each is the same load."""

    plant: np.ndarray  # (n,) of each pair of plant and group that is joined by a lane
    group: np.ndarray  # (n,)
    demand: np.ndarray  # (groups,)
    windows: np.ndarray  # (groups, t)

    @property
    def reach(self) -> np.ndarray:
        """Whether a plant (p,) reaches a group (groups,)."""
        found = np.zeros((int(self.plant.max(initial=-1)) + 1, len(self.demand)), bool)
        found[self.plant, self.group] = True
        return found

    @property
    def cuts(self) -> list[tuple[int, ...]]:
        """Sets of groups whose cuts say all that flows would; none where there are too many or loads differ in kind."""
        load = self.windows / np.maximum(self.demand, TINY)[:, None]
        one_kind = load.shape[1] == 1 and np.ptp(load) <= SERVED * load.max(initial=0.0)
        count = len(self.demand)
        sets = [set_of for size in range(1, count + 1) for set_of in combinations(range(count), size)]
        return sets if one_kind and count <= MOST_CUT_GROUPS else []


def groups_of(problem: Problem, lanes: tuple[np.ndarray, np.ndarray, np.ndarray]) -> Groups:
    """Draw regions together; where a site fails only what is served counts, so that no share of it is lost."""
    demand = np.asarray(problem.demand, float)
    reach = np.zeros(problem.cost.shape[:2], bool)
    reach[lanes[0], lanes[1]] = True
    load = problem.windows / np.maximum(demand, TINY)[:, None]
    alike = np.round(load / max(load.max(initial=0.0), TINY), ALIKE_DIGITS)
    kinds, group = np.unique(np.column_stack([reach.T, alike]), axis=0, return_inverse=True)
    together = falls_on(group.ravel(), len(kinds))
    plant, joined = np.nonzero(kinds[:, : len(reach)].T > 0)
    return Groups(plant, joined, together @ demand, together @ problem.windows)


def add_cuts(problem: Problem, rows: Rows, alike: Groups, sizes: sparse.csr_array, sites: int) -> None:
    """Add, for each site that fails, that the share kept is no more than any cut between plants and regions.

    What can be served is the smallest cut (Ford and Fulkerson 1956, Canadian Journal of Mathematics 8:399): of some
    regions no more than the plants that reach them can carry, of the others all.
    """
    load, reach = alike.windows[:, 0], alike.reach
    for groups in alike.cuts:
        reaches = np.zeros(len(problem.cost), bool)
        reaches[: len(reach)] = reach[:, groups].any(axis=1)
        stands = [(reaches & (problem.sites != site)).astype(float) for site in range(sites)]
        left = sparse.csr_array(np.array(stands)) @ sizes * problem.capacity
        kept = sparse.csr_array(np.full((sites, 1), load.sum()))
        rows.add(-np.inf, load.sum() - load[list(groups)].sum(), kept=kept, open=-left)


def add_failures(problem: Problem, rows: Rows, alike: Groups, sizes: sparse.csr_array, sites: int) -> None:
    """Add, for each site that fails, what the others can serve; the share kept is no more than any of it."""
    plant, group, p = alike.plant, alike.group, len(problem.cost)
    each = sparse.eye_array(sites)
    rows.add(-np.inf, 1, failed=sparse.kron(each, falls_on(group, len(alike.demand))))
    stands = [sparse.diags_array((problem.sites != site).astype(float)) @ sizes for site in range(sites)]
    for window in alike.windows.T:
        left = sparse.vstack(stands) * problem.capacity
        rows.add(-np.inf, 0, failed=sparse.kron(each, falls_on(plant, p, window[group])), open=-left)
    served = sparse.kron(each, sparse.csr_array(alike.demand[group][None] / max(alike.demand.sum(), TINY)))
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
        away=away(info),
        columns=columns,
    )


def away(info: highspy.HighsInfo) -> float:
    """Return how far an answer can be from the best; 0 where the search ended with a proof."""
    proven = info.mip_gap <= PROVEN_GAP
    return 0.0 if proven else float(abs(info.objective_function_value - info.mip_dual_bound))
