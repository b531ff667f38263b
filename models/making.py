"""What one batch costs to make once experience stands where the published cost does: one cost for every page.

Labour is linear in batches, less what machines take over; materials, vector and release tests come with each batch,
failed ones too. Plants, transport and experience are not here: the footprint has the first two, viability the third.
"""


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
