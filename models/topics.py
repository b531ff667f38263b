"""The topics, in reading order; flips, ripple, waterfall and sweep work on any module listed here."""

from models import (
    design_lock,
    footprint,
    iteration,
    market,
    modality,
    partner,
    pitch,
    ramp,
    translation,
    vein_to_vein,
    viability,
)

TOPICS = {
    "pitch": pitch,
    "translation": translation,
    "market": market,
    "partner": partner,
    "modality": modality,
    "design_lock": design_lock,
    "iteration": iteration,
    "vein_to_vein": vein_to_vein,
    "footprint": footprint,
    "ramp": ramp,
    "viability": viability,
}
