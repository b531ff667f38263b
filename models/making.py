"""What one batch costs to make once experience stands where the published cost does: one cost for every page.

Labour is linear in batches, less what machines take over; materials, vector and release tests come with each batch,
failed ones too. Experience raises labour and materials until so many batches were made (Wright 1936, Journal of the
Aeronautical Sciences 3:122) and then stands at 1, so that a published cost holds at the volume it was published for.
Plants and transport are not here: the footprint has them; what is planned before any plant stands takes one site with
the suites that a capital is published for, at planned use.
"""

from collections.abc import Sequence

import numpy as np

MILLION = 1e6


def batch_cost(inputs, factor=1.0):
    """Return USD a batch: labour not taken over by machines, materials, vector and tests; factor is the experience."""
    return (labour_cost(inputs) + inputs.materials) * factor + inputs.vector_cost + inputs.testing


def labour_cost(inputs) -> float:
    """Return USD a batch for what people do of it."""
    return inputs.labour * (1 - inputs.automation / 100)


def machines(inputs) -> float:
    """Return the factor on the capital and the running of suites in which machines take over a part of the labour."""
    return 1 + inputs.automation_plant / 100 * inputs.automation / 100


def batches_a_dose(inputs) -> float:
    """Return batches started for a dose that is given; a failed batch is made again."""
    return 1 / (1 - inputs.failure / 100)


def dose_cost(inputs, factor=1.0):
    """Return USD a dose given, its failed batches included, without plant and transport; factor is the experience."""
    return batch_cost(inputs, factor) * batches_a_dose(inputs)


def plant_a_dose(inputs) -> float:
    """Return USD a dose of one site with the suites that its capital is given for, at planned use: running and wear."""
    suites = inputs.plant_capital * (inputs.plant_running / 100 + 1 / inputs.capital_life)
    return (suites + inputs.site_running) * MILLION / (inputs.small_plant * inputs.utilisation / 100)


def planned_cost(inputs) -> float:
    """Return USD a dose as planned before any plant stands; one made in advance has its own cost."""
    if inputs.modality in inputs.from_shelf:
        return inputs.shelf_cost
    return dose_cost(inputs) + plant_a_dose(inputs)


def planned_margin(inputs, price: float) -> float:
    """Return the share left of a dollar of sales after making and selling that grows with it; price in USD m a dose."""
    return 1 - planned_cost(inputs) / (price * MILLION) - inputs.selling / 100


def experience(inputs, batches_ever):
    """Return the factor (...) on labour and materials once so many batches (...) were made; 1 from the published on."""
    missing = np.log2(inputs.experience_batches / np.clip(batches_ever, 1.0, inputs.experience_batches))
    return (1 - inputs.learning_rate / 100) ** -missing


def experience_by_year(inputs, started) -> np.ndarray:
    """Return the factor of each year (n,) for patients started a year (n,): all years before and half of its own."""
    batches = np.asarray(started, float) * batches_a_dose(inputs)
    return experience(inputs, np.cumsum(batches) - batches / 2)


def from_shelf(classes: Sequence) -> frozenset[str]:
    """Return the modality classes that are made in advance, many doses a batch, of the store's rows of classes."""
    return frozenset(row["modality_class"] for row in classes if row["scale_logic"] == "scale-up")
