"""The tests by the name that a claim's row gives: which topic's model, what is measured, by which function."""

from models.answer import Figure
from models.claims.china import china
from models.claims.classes import in_vivo, in_vivo_record
from models.claims.deals import capital, phase_three
from models.claims.margins import viability_decides, viability_record
from models.claims.measures import diversified, lock
from models.claims.partners import extension
from models.claims.precedents import china_record, regional_record
from models.claims.questions import questions
from models.claims.regional import regional
from models.claims.trial import Test

NETWORK = ("demand_factor", "process_days", "site_running", "contract_price", "demand_spread")
TESTS = {
    "capital": Test(
        "partner",
        Figure(
            "Reaching patients: with a partner, against alone",
            "points_of_share",
            "Share of programmes past proof of concept that come to the market in every area planned with the best "
            "partner who would sign, times the part up to which alone counts as hardly, less the share alone. A "
            "future is a draw of sales and costs; how trials end counts by its chance. The partner's plan is the one "
            "that leaves founders most, at its best date, in one half of the draws; it is judged in the other. Being "
            "taken over or sold is not scaling with a partner.",
            ("hardly_share", "can_raise", "cash_now", "demand_factor", "profit_share", "dilution"),
        ),
        capital,
        "Founders who hold out for the whole company go alone.",
        "It cannot see what a partner knows and teaches, nor where a launch is out of reach without one.",
    ),
    "extension": Test(
        "vein_to_vein",
        Figure(
            "Partners integrated, over arm's length",
            "usd_million_a_year",
            "What the line of one plant earns a year where hospital, courier, plant and laboratory share one calendar "
            "and one set of quality data, and own people work in the plant, its levers and months of setting up paid, "
            "less what it earns at arm's length; for the same patients, each cut drawn in its spread.",
            ("handoff_days", "deviations", "deviation_days", "scheduling_cut", "person_cut", "price_us"),
        ),
        extension,
        "Who pays for people and systems on both sides and has few hand-offs works by contract and e-mail.",
        "It cannot see what partners learn from each other, nor what a lever does to another product of theirs; nobody "
        "has published how much a lever takes away.",
    ),
    "questions": Test(
        "translation",
        Figure(
            "A programme with a partner's questions, over one without",
            "usd_million",
            "What a programme gains where a partner asks all four questions of the cell model, their cost and what the "
            "partner takes paid, less what it gains with none; either side may screen more candidates, as is better, "
            "chosen in one half of the draws of the rises and judged in the other. As many go into patients.",
            ("partner_share", "deal", "validity", "context_rise", "compounds_rise", "workflow_rise", "donors_rise"),
        ),
        questions,
        "A company that knows which compounds failed in patients asks these questions itself, and pays nobody.",
        "It cannot see by how much a question raises validity: nobody has published it, the rises are the user's own. "
        "Nor can it see cells, patients and data that a partner brings, nor time.",
    ),
    "china": Test(
        "iteration",
        Figure(
            "Through China with a partner, over the Western path",
            "usd_million",
            "Worth of the best lock of your product where a partner runs Chinese trials, bridging to a Western study, "
            "the odds that data must be repeated, what the partner is paid and keeps and what leaks included, less "
            "that of the best lock on the Western path; months and designs tried until one as good as the Western "
            "lock, the chance to be first and the worth with an own team stand beside it.",
            ("design_spread", "learning", "p_success", "china_generation_months", "site_partner_share"),
        ),
        china,
        "A company whose buyers want data that Western regulators accept at once stays on the Western path; one that "
        "can run Chinese trials itself keeps what a partner would take.",
        "It cannot see constructs that a partner brings, rules that change again, who owns what was learned, nor how "
        "much faster in vivo constructs are tried than others.",
        record=china_record,
    ),
    "phase_three": Test(
        "partner",
        Figure(
            "Left to founders, Phase 3 partner over the best other decision",
            "usd_million",
            "What founders have with a partner for Phase 3 less what they have under the best other decision: alone, "
            "a licence, a region, co-development, a sale, each at its best date, or not to go on. Deals are signed "
            "before the outcome is known, so all outcomes count by their chances, failures too. The other decision is "
            "chosen in one half of the draws of sales and costs and judged in the other.",
            ("can_raise", "pivotal_cost", "p_pivotal", "phase3_cost_share", "phase3_profit_share"),
        ),
        phase_three,
        "A company with cash and a surer design goes alone; one that wants to be paid now licenses or sells.",
        "It cannot see how much a given partner's study is better run than the company's own.",
    ),
    "viability": Test(
        "viability",
        Figure(
            "Futures lost to the margin alone, over those lost to the effect",
            "points_of_share",
            "Share of futures in which the gross margin you aim at is missed in the year of sales in which it must be "
            "met, before any lever, though the effect does not fall short, less the share in which it does: the "
            "pivotal study fails, or your response lies further below today's standard than the pitch's gate allows.",
            ("price_us", "demand_factor", "process_days", "target_margin", "judged_year", "response", "p_pivotal"),
        ),
        viability_decides,
        "Who holds that payers and doctors still wait for a better effect looks at response first, and sells at any "
        "margin.",
        "It cannot see whether payers ask for more effect than the gate does, nor selling and research, which a gross "
        "margin leaves out; a study may fail for other reasons than effect; few companies publish their cost of sales.",
        also=("pitch", "partner"),
        record=viability_record,
    ),
    "in_vivo": Test(
        "modality",
        Figure(
            "Bets in vivo, over bets on donor cells",
            "usd_million",
            "What the best bets on classes in vivo are worth less the best on donor, stem or NK cells: on the same "
            "budget each side starts as many programmes as earn most, chosen in one half of the futures of the classes "
            "and judged in the other; what published patients leave likely of each class, events that end it, "
            "patents, the cost of a dose and the market are those of the page.",
            ("class_spread", "least_durable", "most_severe", "event_donor", "event_vivo", "donor_lasting", "gate"),
        ),
        in_vivo,
        "A company that wants stock on the shelf, and data in more than a handful of patients, bets on donor cells.",
        "It cannot see how long a response lasts in vivo or with donor cells, which nobody has published, nor that the "
        "classes were tried in different diseases; money paid shows what buyers hope for, not what patients gain.",
        record=in_vivo_record,
    ),
    "lock": Test(
        "design_lock",
        Figure(
            "Weighing both sides, over one side alone",
            "usd_million",
            "Three rules choose the month worth most by what you believe now: research alone, manufacturing alone, "
            "both together. They meet futures in which beliefs about designs and process prove wrong, as far too low "
            "as too high, by up to half of the way to the nearer end of their range. Worth under both together, losses "
            "counted, less that under the better one alone, chosen in one half of the futures and judged in the other.",
            ("design_spread", "learning", "rework_share", "process_months"),
        ),
        lock,
        "A head of research, or of manufacturing, who decides without the other chooses that side's month.",
        "It cannot see the quarrel itself, nor people who leave over it.",
    ),
    "diversified": Test(
        "footprint",
        Figure(
            "Own plants with contract slots, over the best own plants",
            "usd_million_a_year",
            "Yearly contribution of the best network with at least one own plant and at least one contract plant, "
            "wherever they stand, less that of the best network of own plants only; patients sent where there is room "
            "in every future.",
            NETWORK,
        ),
        diversified,
        "A company that wants its know-how and its slots to itself builds plants only.",
        "It cannot see how fast capacity comes in the first years, which is on the Ramp page: it counts a year of full "
        "demand. Nobody publishes the price of a contract dose: it is set a tenth above a dose of an own plant, and "
        "the claim turns on it.",
    ),
    "regional": Test(
        "footprint",
        Figure(
            "Regional plants, over one hub as large",
            "usd_million_a_year",
            "Yearly contribution of own plants near Los Angeles, in Maryland and near Amsterdam, at least one in each "
            "region and a second where it pays, less that of the best single plant that may be as large as these "
            "together, in futures in which demand differs and plants stop at times, patients sent anew to those that "
            "stand; median days and the share still served when a plant fails stand beside it.",
            (*NETWORK, "outage_chance", "outage_months"),
        ),
        regional,
        "A company that wants one team, one licence and full suites builds one hub.",
        "It cannot see how reliable a lane is from day to day, customs, nor what waiting does to a patient; "
        "antibodies came from stock, so their history speaks of siting and of plants built too early, not of cost.",
        record=regional_record,
    ),
}
