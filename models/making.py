"""What one batch costs to make once experience stands where the published cost does: one cost for every page.

Labour is linear in batches, less what machines take over; materials, vector and release tests come with each batch,
failed ones too. Experience raises labour and materials until so many batches were made (Wright 1936, Journal of the
Aeronautical Sciences 3:122) and then stands at 1, so that a published cost holds at the volume it was published for.
Plants and transport are not here, but for how many patients a line has room for.
"""

from collections.abc import Sequence

import numpy as np

from models.methods import facility

MILLION = 1e6
DAYS_A_YEAR, DAYS_A_WEEK, WORKDAYS = 365.25, 7, 5


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


def lines_of(inputs, doses):
    """Return lines that can be planned where so many doses a year (...) are stated at the reference days."""
    return doses * inputs.reference_days / DAYS_A_YEAR * inputs.utilisation / 100


def a_patient_keeps_busy(inputs) -> np.ndarray:
    """Return (7,) lines that one patient a year keeps busy on each day of the week."""
    weekend = inputs.weekend_collections / 100
    two = DAYS_A_WEEK - WORKDAYS
    week = np.array([(1 - weekend) / WORKDAYS] * WORKDAYS + [weekend / two] * two)
    starts = batches_a_dose(inputs) * DAYS_A_WEEK / DAYS_A_YEAR
    return facility.weekly_load(starts * week[None], inputs.process_days)[0]


def patients_of(inputs, doses: float) -> float:
    """Return patients a year that lines of so many stated doses a year can be planned for."""
    return lines_of(inputs, doses) / float(a_patient_keeps_busy(inputs).max())


def days_but_for_lanes(inputs, waits) -> float:
    """Return days from collection to infusion without those on the way; a failed batch is started again.

    waits (...): days beyond the steps, as the page of vein to vein works them out.
    """
    again = inputs.failure / 100 * (inputs.process_days + inputs.release_days)
    made = inputs.process_days + inputs.release_days + again
    return inputs.collection_days + waits + made + inputs.treatment_days


def plant_a_dose(inputs) -> float:
    """Return USD a dose of one site with the suites that its capital is given for, at planned use: running and wear."""
    suites = inputs.plant_capital * (inputs.plant_running / 100 + 1 / inputs.capital_life)
    return (suites + inputs.site_running) * MILLION / (inputs.small_plant * inputs.utilisation / 100)


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
