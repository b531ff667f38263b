"""The topics, in reading order; flips, ripple, waterfall and sweep work on any module listed here."""

from models import design_lock, footprint, market, modality, partner, pitch, ramp, vein_to_vein, viability

TOPICS = {
    "pitch": pitch,
    "market": market,
    "partner": partner,
    "modality": modality,
    "design_lock": design_lock,
    "vein_to_vein": vein_to_vein,
    "footprint": footprint,
    "ramp": ramp,
    "viability": viability,
}
