"""When should the design be locked?"""

from components import frame, more, session
from models.design_lock import designs, locking, market, schedule
from models.methods import stopping
from pages.lock.design_lock import answer, evidence, hero, paths_and_rule, take_away, what_flips_it

page = frame.start("design_lock", "When should research let manufacturing lock the design?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("value", "early", "late", "waiting", "launch", "late_risk")),
)
if not session.explorer().presenting:
    answer.with_plants(page)  # last, since another page's trials must not keep this one's chart waiting
more.draw(
    page,
    {"What flips it": what_flips_it.draw, "Paths and rule": paths_and_rule.draw},
    evidence=evidence.draw,
    parts=(designs, schedule, locking, market, stopping),
    take_away=take_away.draw,
)
