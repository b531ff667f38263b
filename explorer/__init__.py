"""The explorer without its screen: a scenario in, every page's answer out, the same to the last digit.

import explorer

scenario = explorer.read(Path("my.yaml").read_bytes()).scenario  # or models.scenario.Scenario() for the defaults
explorer.answer("partner", scenario).value
explorer.inputs("partner", scenario)  # what models.partner.answer is given
"""

from explorer import heap as heap  # first: it makes one heap for all, before libraries start threads

# isort: split
from explorer import claims as claims
from explorer import threads
from explorer.answers import answer as answer
from explorer.answers import inputs as inputs
from explorer.files import ScenarioFile as ScenarioFile
from explorer.files import read as read
from explorer.files import write as write
from explorer.store import catalogue as catalogue
from explorer.told import everything as everything

threads.limit()
