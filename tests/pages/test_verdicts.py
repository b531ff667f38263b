"""Every verdict of every topic has sentences of its own, and only figures that there are."""

import re
from dataclasses import replace

import numpy as np
import pytest

from components import cached, comparison, numbers
from components.said import BESIDE
from explorer import answers, told
from explorer.presets import names
from explorer.presets import scenario_of as preset
from models import design_lock, footprint, modality
from models.partner.plan import DATES
from models.pitch.acceptability import ranking
from models.scenario import Scenario
from models.topics import TOPICS
from tests.models.pitch.cases import scenario_of
from tests.pages.opened import NONSENSE, app, assert_is_whole, at, numbers_of, panels, stations, words
from tests.pages.verdicts import KINDS, MORE
from tests.sample import some

EACH = [(topic, kind, changes) for topic, kinds in KINDS.items() for kind, changes in kinds.items()]
EACH += [(topic, kind, changes) for (topic, kind), changes in MORE.items()]
# Figures that are not there where the verdict is not to do it. A footprint of nothing has its own sentences.
ABSENT = {
    ("design_lock", "stop"): {"best", "month", "window", "band"},
    ("market", "none"): {"best", "band", "value", "share", "runner_up_cost"},
    ("partner", "none"): {"best", "band"},
    ("viability", "none"): {"sure"},
    ("vein_to_vein", "arms_length"): {"best", "band", "saved", "kept"},
    ("ramp", "wait"): {"best", "band"},
    ("iteration", "stop"): {"best", "band"},
    ("translation", "own"): {"best", "band", "verdict_good"},
    ("modality", "none"): {"best", "band", "verdict_launches"},
    **{("footprint", kind): {"best", "band"} for kind in footprint.words.NO_PLANT},
    ("pitch", "none"): {"runner_up_cost"},
    ("pitch", "alone"): {"best", "first", "rival_first", "band", "runner_up_cost", "given_up", "lead"},
}
SETTINGS, PARTS = 6, 3
MOST_WORDS = 20


@pytest.fixture(scope="module")
def opened():
    """The app at each topic's page, opened once."""
    return {topic: app(topic).run() for topic in TOPICS}


def told_on(page) -> tuple[list[list], set[str]]:
    """Return the two sentences of a page's answer, and the keys of the figures in them."""
    shown = panels(page)["answer"]
    sentences = shown["sentences"][:-1]  # the last is how far the plan moved
    return sentences, {part["key"] for part in numbers_of({**shown, "sentences": sentences, "figures": None})}


def assert_is_short(decision: list) -> None:
    """Hold the first sentence of a page against what can be read at a glance: 20 words, and one number at most."""
    said = words([decision])
    assert len(said.split()) <= MOST_WORDS, said
    plain = "".join(part for part in decision if isinstance(part, str)).replace("Phase 3", "")
    numbers_in_sight = sum(isinstance(part, dict) for part in decision) + len(re.findall(r"\d+", plain))
    assert numbers_in_sight <= 1, said


def test_every_kind_of_verdict_of_every_topic_has_a_setting_here():
    phrases = {topic: set(module.PHRASES) for topic, module in TOPICS.items()}
    phrases["footprint"].remove("unfinished")  # a long search has its own tests
    assert {topic: set(kinds) for topic, kinds in KINDS.items()} == phrases


@pytest.mark.parametrize(("topic", "kind", "changes"), some(EACH, of=2))
def test_a_verdict_is_told_with_the_figures_that_it_has_and_its_first_sentence_tells_no_nothing(
    opened, topic, kind, changes
):
    """A zero at the head of a page is a figure that is not there."""
    scenario = scenario_of(**changes)
    assert answers.answer(topic, scenario).verdict.kind == kind
    page = at(scenario, opened[topic])
    assert_is_whole(page, topic, kind)
    sentences, keys = told_on(page)
    said = words(sentences)
    assert not keys & ABSENT.get((topic, kind), set()), said
    of_own_plan = "value" in keys and topic == "market"  # its verdict is of the user's own plan
    absent = ABSENT.get((topic, kind), set()) & {"best"} or (topic, kind) == ("pitch", "none")
    assert "best" in keys or of_own_plan or absent, said
    assert_is_short(sentences[0])
    figures = {part["text"] for part in sentences[0] if isinstance(part, dict)}
    assert not {"USD 0 m", "month 0", "0 months"} & figures, said


# What stands beside a verdict


def planned(topic: str, inputs, answer):
    """Return the inputs with the user's plan set to the verdict; None where there is no plan that does that."""
    kind = answer.verdict.kind
    if topic == "design_lock" and kind != design_lock.STOP:
        return replace(inputs, path=kind, lock_month=float(design_lock.decision(inputs)["month"]))
    if topic == "footprint" and answer.told:
        return these_plants(inputs, answer.detail.best)
    if topic == "market":
        return inputs if answer.told else None  # its verdict is of the user's own plan
    if topic == "partner" and kind in answer.detail.trials:
        return replace(inputs, strategy=kind, deal_date=DATES[answer.detail.trials[kind].plan.date])
    if topic == "iteration" and answer.told:
        path, _, partner = kind.partition("_")
        terms = {"australia_first": "yes" if path == "australia" else "no", "site_partner": partner or "own"}
        return replace(inputs, path=inputs.path if path == "australia" else path, **terms)
    if topic == "ramp" and answer.told:
        best = answer.detail.best
        return replace(inputs, mix=kind, suites_now=best.own + best.added, slots_now=best.slots + best.second)
    if topic == "modality":  # a plan on offer need not mix classes as the verdict does
        found = [replace(inputs, bets=plan) for plan in modality.PLANS]
        return next((one for one in found if modality.planned(one) == answer.detail.best), None)
    field = {"pitch": "lead", "viability": "lever", "vein_to_vein": "partners", "translation": "questions"}.get(topic)
    options = [option for option, _ in cached.catalogue()[field].options] if field else []
    return replace(inputs, **{field: kind}) if kind in options else None


def simulated(topic: str, plan) -> dict[str, float]:
    """Return what a topic tells beside its verdict and hands on to no other page."""
    if topic == "pitch":
        return {"first": 100 * float(ranking(plan).shares[-1])}
    return {"vein_days": TOPICS[topic].mean_vein_days(plan, plan.partners)} if topic == "vein_to_vein" else {}


def these_plants(inputs, best):
    """Return inputs with a plan of these plants within its limits; None where a day costs nothing: lanes are alike."""
    opened = [best.setting.options[at] for at in best.opened]
    sites = {f"site_{inputs.geography.places[one.place].key}": one.kind for one in opened}
    return replace(inputs, objective="cost", **sites, site_limit=float(len(sites))) if inputs.lost_a_day else None


def somewhere(random: np.random.Generator, topic: str) -> Scenario:
    """Return a scenario with a quarter of a topic's assumptions anywhere in their ranges."""
    scenario, keys = Scenario(), [*cached.keys(topic, "main"), *cached.keys(topic, "more")]
    for key in random.choice(keys, len(keys) // 4, replace=False):
        row = cached.catalogue()[key]
        options = [option for option, _ in row.options]
        value = str(random.choice(options)) if options else float(random.uniform(row.low, row.high))
        scenario = scenario.moved(cached.catalogue(), key, value)
    return scenario


def scenarios(topic: str) -> list[Scenario]:
    """Return the defaults, every preset, a setting of each kind, and some from anywhere."""
    random = np.random.default_rng(20_261_202)
    few = SETTINGS if topic != "footprint" else SETTINGS // 3
    found = [Scenario(), *(preset(name) for name in names()), *(scenario_of(**one) for one in KINDS[topic].values())]
    return found + [somewhere(random, topic) for _ in range(few)]


@pytest.mark.parametrize("part", some(range(PARTS), of=PARTS))
@pytest.mark.parametrize("topic", TOPICS)
def test_the_figure_beside_a_verdict_is_that_of_the_verdict(topic, part):
    """It equals what the user's plan has once it is set to the verdict, whatever the user's plan is."""
    module, checked = TOPICS[topic], 0
    for scenario in scenarios(topic)[part::PARTS]:
        answer, inputs = answers.answer(topic, scenario), answers.inputs(topic, scenario)
        plan = planned(topic, inputs, answer)
        if plan is None:
            continue
        read, checked = module.read(plan) | simulated(topic, plan), checked + 1
        assert dict(answer.told) == pytest.approx({key: read[key] for key in module.READS}, rel=1e-9)
    assert checked


@pytest.mark.parametrize(("topic", "kind"), [("design_lock", "stop"), ("partner", "none"), ("footprint", "none"),
                                             ("pitch", "alone")])  # fmt: skip
def test_a_verdict_that_has_no_figure_stands_alone(topic, kind):
    assert not answers.answer(topic, scenario_of(**KINDS[topic][kind])).told


@pytest.mark.parametrize("topic", TOPICS)
def test_strip_compare_and_command_line_tell_the_same_figure_of_the_verdict(opened, topic):
    module = TOPICS[topic]
    for changes in [*KINDS[topic].values()][:3]:
        scenario = scenario_of(**changes)
        answer = answers.answer(topic, scenario)
        figures = [f"{module.FIGURES[key].label.lower()} {shown}" for key, shown in shown_of(module, answer).items()]
        strip = stations(at(scenario, opened[topic])).get(module.TITLE)  # pages beside the story have none
        compared = comparison.said(topic, module, scenario)
        assert (strip is None) == (topic in BESIDE)
        assert not figures or strip is None or figures[0] in strip, "one figure stands in the bar"
        assert all(figure in compared.partition("Your plan")[0] for figure in figures)
        assert strip is None or strip.startswith(f"{module.TITLE}: {answer.words(module.PHRASES)}")
        assert not NONSENSE.search(compared)
        assert told.answer_of(topic, scenario)["told"] == dict(answer.told)


def shown_of(module, answer) -> dict[str, str]:
    """Return what is shown of the figures of a verdict, by the keys of the figures."""
    return {key: numbers.written(module.FIGURES[key], answer.told[read]) for read, key in module.READS.items()
            if read in answer.told}  # fmt: skip


@pytest.mark.parametrize("topic", TOPICS)
def test_a_figure_of_another_plan_than_the_user_s_says_so_in_its_label(topic):
    """The strip sets figures of the decision beside pages that tell the user's plan: both are called by whose it is."""
    module = TOPICS[topic]
    of_the_decision = [key for key in module.READS.values() if key.startswith("verdict_")]
    assert all(" if so " in module.FIGURES[key].label for key in of_the_decision)
    own = {label.removeprefix("Your plan, ") for label in labels_but(module, of_the_decision)}
    assert not own & {module.FIGURES[key].label for key in of_the_decision}


def labels_but(module, keys: list[str]) -> set[str]:
    """Return the labels of a topic's figures but some."""
    return {figure.label for key, figure in module.FIGURES.items() if key not in keys}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_figure_that_differs_from_the_user_s_own_plan_is_one_of_the_decision(topic):
    """No strip figure without such a label is another than that which the topic hands on of the user's plan."""
    module, answer = TOPICS[topic], answers.answer(topic, Scenario())
    for read, key in module.READS.items():
        if read in answer.told and read in answer.reads and answer.told[read] != pytest.approx(answer.reads[read]):
            assert " if so " in module.FIGURES[key].label, read
