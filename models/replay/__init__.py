"""What would the models have said at the time, and what happened?

Each forecast is made of what somebody could know at the end of its day: a fact counts if what it is of, and the date of
its event, lie no later; a year or a month counts as its last day. Sales of a quarter are told two months after its end,
so that a forecast from them is of that day.

An amount has a median and an 80 % band. The band is that of Student's t about the median, on the log scale, with the
errors known that day: of the model's earlier forecasts, or of the figures about their own median. Analysts' spread six
years after launch (45 %: Cha, Rifai and Sarraf 2013, Nature Reviews Drug Discovery 12:737) counts as three earlier
errors, so that few figures make a wide band; none is narrower than a least spread. A yes or no has a probability,
graded by the Brier score (1950): the mean squared distance from what happened.

Skill is one less the model's mean absolute log error over that of a naive forecast: the same as last time (the same
quarter a year before, the newest deal of the kind, the newest case), or the median of the class (products that sell,
deals of the kind, all cases so far). Where the model is that median, its skill against it is 0 by construction.

A second year of sales is forecast along the curve of launches, set right by how far products that were launched earlier
were off it (a conjugate prior; Gelman et al., Bayesian Data Analysis, chapter 3). A decision that is one of a kind has
the band of what is taken for granted. The bands of these four models, and of a plant's first year, were never
widened: they are as first made.

Whether a late change costs months has the odds of the earlier ones (Laplace's rule of succession, 1774): it says yes
to Kite's shorter culture after approval, which cost none. Most changes that the store knows are there because they
cost time, so that the odds of a change that nobody reports are too high. Autolus' one plant is tried against what the
two therapies before it sold in their first whole year, as Autolus itself argued; what it cost, or the years after, are
not graded.

What these scores cannot say: the other bands were widened with the outcomes known (two widths were tried), until about
eight in ten held, so that the share inside is no blind test of this version (of the first eight forecasts that facts
added after that, four held; of thirteen of later facts and later models, seven; of the next five, four); the facts were
gathered, and sorted by kind and stage, by people who know how it went; forecasts of one product, or of deals of the
same years, err together; a forecast one year ahead of a product that sells is easier than one of peak sales before
launch, which the analysts' figure is of; products that were never approved are hardly among the late deals. A fact that
was published later than it happened is left out until then.

Not replayed: the second year of Abecma (sales of its fourth whole quarter, the first of 2022, were not read),
Tecartus (nor its first two years), Zynteglo (nor 2024), Amtagvi and Aucatzyl (it is not over in what was read) and
the others, whose sales nobody told by product; the whole setting of Iovance on the day of its approval: what a plant
costs that stands empty, and the parts of a dose's cost, rest on margins told later, so that only the cost of a dose
in a process model of 2019 stands against the price. How full Dendreon's plants ran by workstation was not read; what
they sold stands against what they were said to be able to make, and an analyst's note of 2009 for what would be asked
for.
"""

from models.replay.bands import COVERED, Prior, narrow, predictive, set_right, told_before
from models.replay.choices import Sized, enough, ranked, succession
from models.replay.forecasts import (
    Forecast,
    alone,
    from_cases,
    from_deals,
    from_earlier,
    from_sales,
    next_year,
    shortened,
)
from models.replay.scores import FAR, ScoreCard, apart, brier, inside, score, skill

__all__ = [
    "COVERED",
    "FAR",
    "Forecast",
    "Prior",
    "ScoreCard",
    "Sized",
    "alone",
    "apart",
    "brier",
    "enough",
    "from_cases",
    "from_deals",
    "from_earlier",
    "from_sales",
    "inside",
    "narrow",
    "next_year",
    "predictive",
    "ranked",
    "score",
    "set_right",
    "shortened",
    "skill",
    "succession",
    "told_before",
]
