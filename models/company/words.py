"""What the ledger's lines are called, who owns them, and in which unit they are."""

TITLE = "The company"
OWN = "company"  # a line that is a sum of lines above it

PATIENTS, MONEY = "patients_a_year", "usd_million"

# line -> label, owner, unit; in the order in which they stand
LINES = {
    "asked": ("Patients to be treated", "design_lock", PATIENTS),
    "treated": ("Patients given a dose", "footprint", PATIENTS),
    "sales_us": ("Sales, United States", "market", MONEY),
    "sales_europe": ("Sales, Europe", "market", MONEY),
    "sales_asia": ("Sales, Asia and Australia", "market", MONEY),
    "sales": ("Sales", OWN, MONEY),
    "cost_of_sales": ("Cost of sales", "viability", MONEY),
    "gross_profit": ("Gross profit", OWN, MONEY),
    "selling": ("Selling and administration", "partner", MONEY),
    "studies": ("Studies after approval", "partner", MONEY),
    "build": ("Commercial build", "partner", MONEY),
    "programme": ("Pivotal study and team", "partner", MONEY),
    "change_spending": ("Late changes and later designs", "design_lock", MONEY),
    "process_spending": ("Process work", "design_lock", MONEY),
    "design_spending": ("Designs and first patients", "design_lock", MONEY),
    "ready_cost": ("Plants before first sale", "viability", MONEY),
    "operating": ("Operating result", OWN, MONEY),
    "depreciation": ("Depreciation, added back", "footprint", MONEY),
    "capital": ("Capital of plants", "footprint", MONEY),
    "cash": ("Cash in the year", OWN, MONEY),
    "cash_so_far": ("Cash since today", OWN, MONEY),
}
SUMS = frozenset(line for line, (_, owner, _) in LINES.items() if owner == OWN)
# lines that have nothing to tell before there is a product
OF_A_PRODUCT = ("asked", "treated", "sales_us", "sales_europe", "sales_asia", "sales", "cost_of_sales", "gross_profit")
