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

from models.methods.facility.checks import Diagnosis, explain, kept_when_each_fails, weekly_load
from models.methods.facility.problem import MEASURES, Infeasible, Problem, Stopped, Unfinished
from models.methods.facility.solver import least, reported_to, solve
from models.methods.facility.years import solve_years

__all__ = [
    "MEASURES",
    "Diagnosis",
    "Infeasible",
    "Problem",
    "Stopped",
    "Unfinished",
    "explain",
    "kept_when_each_fails",
    "least",
    "reported_to",
    "solve",
    "solve_years",
    "weekly_load",
]
