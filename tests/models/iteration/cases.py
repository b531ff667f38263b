"""Settings under which the race comes to each of its verdicts."""

NOTHING_TAKEN = {"site_partner_share": 0.0, "site_partner_signing": 0.0, "site_partner_leak_risk": 0.0}
KINDS = {
    "west": {"china_generation_cost": 15.0, "australia_generation_cost": 20.0},
    "china": {},
    "china_partner": NOTHING_TAKEN,
    "australia": {"china_repeat_risk": 80.0, "amendment_risk": 60.0, "amendment_cost": 25.0},
    "both": {"china_bridging_months": 24.0, "west_generation_months": 16.0},
    "both_partner": NOTHING_TAKEN | {"china_repeat_risk": 80.0, "amendment_risk": 0.0, "amendment_cost": 0.0},
    "stop": {"demand_factor": 0.1},
}
