"""What one batch costs to make once experience stands where the published cost does: one cost for every page.

Labour is linear in batches, less what machines take over; materials, vector and release tests come with each batch,
failed ones too. Plants, transport and experience are not here: the footprint has the first two, viability the third.
What is planned before any plant stands takes an own plant of the smallest size, at its planned use.
"""

MILLION = 1e6


def batch_cost(inputs) -> float:
    """Return USD a batch: labour not taken over by machines, materials, vector and release testing."""
    by_hand = inputs.labour * (1 - inputs.automation / 100)
    return by_hand + inputs.materials + inputs.vector_cost + inputs.testing


def batches_a_dose(inputs) -> float:
    """Return batches started for a dose that is given; a failed batch is made again."""
    return 1 / (1 - inputs.failure / 100)


def dose_cost(inputs) -> float:
    """Return USD a dose given, its failed batches included, without plant and transport."""
    return batch_cost(inputs) * batches_a_dose(inputs)


def plant_a_dose(inputs) -> float:
    """Return USD a dose of an own plant of the smallest size at its planned use: running and depreciation."""
    yearly = inputs.plant_capital * MILLION * (inputs.plant_running / 100 + 1 / inputs.capital_life)
    return yearly / (inputs.small_plant * inputs.utilisation / 100)


def planned_cost(inputs) -> float:
    """Return USD a dose as planned before any plant stands; one made in advance has its own cost."""
    if inputs.modality in inputs.from_shelf:
        return inputs.shelf_cost
    return dose_cost(inputs) + plant_a_dose(inputs)


def planned_margin(inputs, price: float) -> float:
    """Return what is left of a dollar of sales, as a share, after making and selling; price in USD million a dose."""
    return 1 - planned_cost(inputs) / (price * MILLION) - inputs.selling / 100
