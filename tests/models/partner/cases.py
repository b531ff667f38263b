"""The settings that the tests of scaling alone or with a partner share."""

from dataclasses import fields, replace

import numpy as np

from components import cached
from models import partner
from tests.models.pitch.cases import scenario_of


def inputs_of(**changes) -> partner.Inputs:
    """Return the inputs after moves, with what they read of the other topics."""
    return cached.inputs("partner", scenario_of(**changes))


DEFAULTS = inputs_of()
SLIDERS = [f.name for f in fields(partner.Inputs) if f.type is float and f.name in cached.catalogue()]
RICH = {"cash_now": 1e5}
SURE = {"p_success": 100.0, "p_pivotal": 100.0, "p_filing": 100.0, "sales_spread": 0.0, "cost_spread_partner": 0.0}


def anywhere(random: np.random.Generator) -> partner.Inputs:
    """Return inputs with every assumption of the topic anywhere in its range, and what it reads near the defaults."""
    rows = cached.catalogue()
    drawn = {key: float(random.uniform(rows[key].low, rows[key].high)) for key in SLIDERS}
    read = {key: getattr(DEFAULTS, key) * float(random.uniform(0.5, 1.5)) for key in partner.UPSTREAM}
    return having(**read | {"p_success": min(read["p_success"], 95.0)} | drawn)


def having(**changes) -> partner.Inputs:
    """Return the default inputs with fields changed, whatever other topics would say."""
    return replace(DEFAULTS, **changes)
