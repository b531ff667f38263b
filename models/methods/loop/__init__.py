"""A loop of stations, simulated for many replications together: arrays of rows x patients, Python's steps once for all.

A row is one replication of one setting. Patients come, wait for one of several like servers, are served, and may have
to come back: a batch that must be made again, at once or after more days. Who waits may be lost meanwhile. Every step
serves one patient in every row, so that the work of numpy is spread over rows and the number of steps is that of the
patients of one row. Served first come, or the most urgent class first; nobody in service is put out.

Rows that compare settings share their draws (common random numbers: Kahn and Marshall 1953, Operations Research 1:263):
a draw belongs to a patient and a step, so that a setting changes only what it says. What is measured begins after a
warm-up and ends before the last patients; the mean of a row is one observation, and an interval is that of Student over
rows (independent replications: Law, Simulation Modeling and Analysis, ch. 9).

Where nobody can be lost and all are served first come, patients are put in order for many steps at once (`turns`); the
waits of one station are those of Kiefer and Wolfowitz (1955, Transactions of the AMS 78:1).
"""

from models.methods.loop.draws import exponential, gamma_like, poisson_stream, uniform
from models.methods.loop.measures import Interval, in_window, inside_at, interval, mean_inside, quantiles
from models.methods.loop.station import Served, Station, Work, serve
from models.methods.loop.turns import first_come

__all__ = [
    "Interval",
    "Served",
    "Station",
    "Work",
    "exponential",
    "first_come",
    "gamma_like",
    "in_window",
    "inside_at",
    "interval",
    "mean_inside",
    "poisson_stream",
    "quantiles",
    "serve",
    "uniform",
]
