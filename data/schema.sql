-- Every rule that the data must keep. There is no other place of rules: a row that breaks one is refused, with its file and line.
--
-- Rules are macros where a sentence says more than an expression, since a refusal quotes the macro's name.
-- The tables are filled in the order in which they stand here, so what is referred to stands first.

CREATE MACRO key_of_small_letters_digits_and_underscores(word) AS regexp_full_match(word, '[a-z0-9_]+');
CREATE MACRO date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(day) AS
    regexp_full_match(day, '\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?(/\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?)?');
-- The last day that a date, an interval or a period may mean: the end of 2017/2024-Q3 is 30 September 2024.
CREATE MACRO end_of(told) AS string_split(told, '/')[-1];
CREATE MACRO month_of(told) AS
    CASE WHEN told LIKE '%-Q_' THEN left(told, 4) || '-' || lpad(CAST(3 * TRY_CAST(right(told, 1) AS INTEGER) AS VARCHAR), 2, '0')
    WHEN told LIKE '%-H_' THEN left(told, 4) || '-' || lpad(CAST(6 * TRY_CAST(right(told, 1) AS INTEGER) AS VARCHAR), 2, '0')
    WHEN length(told) = 4 THEN told || '-12' ELSE told END;
CREATE MACRO last_day_of(told) AS coalesce(
    TRY_CAST(month_of(end_of(told)) AS DATE), last_day(TRY_CAST(month_of(end_of(told)) || '-01' AS DATE))
);
CREATE MACRO money_unit_starts_with_its_currency(unit, is_money) AS
    is_money = regexp_matches(unit, '^(usd|eur|jpy|cny|inr)(_|$)');
CREATE MACRO recalled_sources_and_only_they_have_no_address(tier, url) AS (tier = 'R') = (url IS NULL);

CREATE MACRO web_address_without_blanks(url) AS regexp_full_match(url, 'https?://[^\s/]+\.[^\s/]+(/\S*)?');
CREATE MACRO host_of_small_letters(host) AS regexp_full_match(host, '([a-z0-9-]+\.)+[a-z]{2,}');
CREATE MACRO host_of(url) AS regexp_extract(lower(url), '^https?://(?:[^/@]*@)?([^/:?#]+?)\.?(?:[/:?#]|$)', 1);
CREATE MACRO figures_are_finite(low, value, high) AS isfinite(coalesce(low, value, high, 0)) AND isfinite(coalesce(value, high, 0))
    AND isfinite(coalesce(high, 0));
CREATE MACRO low_value_and_high_in_order(low, value, high) AS
    coalesce(low <= value, true) AND coalesce(value <= high, true) AND coalesce(low <= high, true);
CREATE MACRO percent_from_0_to_100(unit, low, value, high) AS
    unit IS DISTINCT FROM 'percent'
    OR (coalesce(low >= 0, true) AND coalesce(value BETWEEN 0 AND 100, true) AND coalesce(high <= 100, true));
CREATE MACRO a_figure_needs_its_unit(unit, low, value, high) AS unit IS NOT NULL OR coalesce(low, value, high) IS NULL;
CREATE MACRO money_needs_the_year_of_the_money(unit, money_year) AS
    money_year IS NOT NULL OR NOT coalesce(regexp_matches(unit, '^(usd|eur|jpy|cny|inr)(_|$)'), false);
CREATE MACRO published_needs_source_and_locator(basis, source, locator) AS
    basis <> 'published' OR (source IS NOT NULL AND locator IS NOT NULL);
CREATE MACRO published_and_recalled_need_a_source(basis, source) AS
    basis NOT IN ('published', 'recalled') OR source IS NOT NULL;
CREATE MACRO derived_and_illustrative_need_to_say_how(basis, how) AS
    basis NOT IN ('derived', 'illustrative') OR how IS NOT NULL;
CREATE MACRO a_gap_has_no_figure_and_no_source(basis, low, value, high, source) AS
    basis <> 'gap' OR (coalesce(low, value, high) IS NULL AND source IS NULL);

-- Units: prefix and suffix are printed on either side of the number.
CREATE TABLE units (
    unit VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(unit)),
    label VARCHAR NOT NULL,
    prefix VARCHAR,
    suffix VARCHAR,
    is_money BOOLEAN NOT NULL,
    CHECK (money_unit_starts_with_its_currency(unit, is_money))
);

-- How near a source is to who said it first. label: a word for a badge beside the row.
CREATE TABLE tiers (
    tier VARCHAR PRIMARY KEY CHECK (tier IN ('A', 'B', 'C', 'R')),
    label VARCHAR NOT NULL UNIQUE,
    help VARCHAR NOT NULL
);

-- Hosts that no source may lie on, nor below: they copy or sum up what others published.
CREATE TABLE unfit_hosts (
    host VARCHAR PRIMARY KEY CHECK (host_of_small_letters(host)),
    why VARCHAR NOT NULL
);

CREATE TABLE sources (
    source VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(source)),
    title VARCHAR NOT NULL UNIQUE,
    url VARCHAR CHECK (web_address_without_blanks(url)),
    tier VARCHAR NOT NULL REFERENCES tiers (tier),
    CHECK (recalled_sources_and_only_they_have_no_address(tier, url))
);

-- A rule that asks another table is a macro named refused_ and its table, asked once the table is filled. It gives each
-- refused row's place in the table, the column, and what is allowed.
CREATE MACRO refused_sources() AS TABLE
    SELECT place, 'url' AS culprit, 'an address that does not lie on ' || host || ' (' || why || ')' AS allowed
    FROM (SELECT rowid AS place, host_of(url) AS lies_on FROM sources)
    JOIN unfit_hosts ON ends_with('.' || lies_on, '.' || host)
    ORDER BY place;

CREATE TABLE regions (
    region VARCHAR PRIMARY KEY,
    part_of VARCHAR
);

CREATE TABLE modality_class_map (
    modality_class VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(modality_class)),
    analysis_group VARCHAR NOT NULL,
    scale_logic VARCHAR NOT NULL CHECK (scale_logic IN ('scale-out', 'scale-up', 'mixed'))
);

-- What every fact has, whatever its table: the last columns of each file in tables/. A file may leave out those it never fills.
-- fact_id is the raw row's name, with a letter where one raw row holds several figures (logistics-001a and -001b).
-- text: what a fact says that has no figure. built_from: how a derived fact was worked out, why an illustrative one was chosen.
CREATE TABLE facts (
    fact_id VARCHAR PRIMARY KEY,
    fact_table VARCHAR NOT NULL,
    text VARCHAR,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR REFERENCES units (unit),
    money_year INTEGER CHECK (money_year BETWEEN 1980 AND 2030),
    as_of VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(as_of)),
    source VARCHAR REFERENCES sources (source),
    locator VARCHAR,
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled', 'derived', 'illustrative', 'gap')),
    confidence VARCHAR NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
    built_from VARCHAR,
    note VARCHAR,
    UNIQUE (fact_table, fact_id),
    CHECK (figures_are_finite(low, value, high)),
    CHECK (low_value_and_high_in_order(low, value, high)),
    CHECK (percent_from_0_to_100(unit, low, value, high)),
    CHECK (a_figure_needs_its_unit(unit, low, value, high)),
    CHECK (money_needs_the_year_of_the_money(unit, money_year)),
    CHECK (published_needs_source_and_locator(basis, source, locator)),
    CHECK (published_and_recalled_need_a_source(basis, source)),
    CHECK (derived_and_illustrative_need_to_say_how(basis, built_from)),
    CHECK (a_gap_has_no_figure_and_no_source(basis, low, value, high, source))
);

CREATE TABLE modality_classes (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id) REFERENCES modality_class_map (modality_class),
    label VARCHAR NOT NULL,
    dose_starting_material VARCHAR,
    typical_turnaround VARCHAR,
    scale_how VARCHAR,
    main_differentiators VARCHAR,
    main_weaknesses VARCHAR,
    approved_examples VARCHAR,
    clinical_maturity VARCHAR
);

-- first_approval_* is empty for a product that is not approved anywhere; tested_in then says where it is.
CREATE TABLE products (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    brand VARCHAR NOT NULL,
    generic VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    modality_class VARCHAR NOT NULL REFERENCES modality_class_map (modality_class),
    target VARCHAR NOT NULL,
    engineering VARCHAR,
    vector VARCHAR CHECK (vector IN ('lentiviral', 'retroviral', 'lnp_mrna', 'editing', 'none')),
    costimulation VARCHAR CHECK (costimulation IN ('four_one_bb', 'cd28', 'none')),
    lead_indication VARCHAR NOT NULL,
    stage VARCHAR NOT NULL CHECK (stage IN ('marketed', 'under review', 'phase 3', 'phase 2', 'phase 1', 'preclinical')),
    first_approval_region VARCHAR CHECK (first_approval_region IN ('US', 'EU', 'UK', 'China', 'India')),
    first_approval_date VARCHAR
        CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(first_approval_date)),
    tested_in VARCHAR,
    later_milestones VARCHAR,
    CHECK ((first_approval_region IS NULL) = (first_approval_date IS NULL)),
    CHECK ((stage = 'marketed') = (first_approval_date IS NOT NULL))
);

CREATE TABLE product_metrics (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    product_id VARCHAR REFERENCES products (fact_id),
    metric VARCHAR NOT NULL CHECK (metric IN (
        'list_price', 'net_price', 'net_sales', 'culture_days', 'turnaround_days', 'vein_to_vein_days', 'manufacturing_failure_pct',
        'nonconforming_pct', 'oos_or_failure_pct', 'not_infused_pct', 'infused_of_apheresed_pct', 'delivery_success_pct',
        'orr_pct', 'cr_pct', 'pfs_12m_pct', 'crs_grade3plus_pct', 'icans_grade3plus_pct', 'responders'
    )),
    region VARCHAR REFERENCES regions (region),
    population VARCHAR NOT NULL,
    n INTEGER CHECK (n > 0),
    n_of VARCHAR CHECK (n_of IN ('patients', 'studies')),
    CHECK ((n IS NULL) = (n_of IS NULL))
);

-- An empty modality_class means any.
CREATE TABLE modality_cogs (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    modality_class VARCHAR REFERENCES modality_class_map (modality_class),
    item VARCHAR NOT NULL,
    method VARCHAR
);

-- Money in USD million as reported. kind, stage and ended sort what stands in deal_type, stage_at_signing and deal_status.
-- supports: the columns that the row's source carries; the others are recalled.
CREATE TABLE deals (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    announced VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(announced)),
    buyer_or_licensee VARCHAR NOT NULL,
    target_or_licensor VARCHAR NOT NULL,
    deal_type VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('licence', 'acquisition', 'manufacturing', 'other')),
    modality_class VARCHAR NOT NULL REFERENCES modality_class_map (modality_class),
    asset_or_scope VARCHAR,
    stage_at_signing VARCHAR,
    stage VARCHAR NOT NULL CHECK (stage IN ('preclinical', 'early', 'late', 'marketed', 'none')),
    ended BOOLEAN NOT NULL,
    upfront_usd_m DOUBLE CHECK (upfront_usd_m >= 0),
    equity_usd_m DOUBLE CHECK (equity_usd_m >= 0),
    total_potential_usd_m DOUBLE CHECK (total_potential_usd_m >= 0),
    royalty_or_profit_share VARCHAR,
    territory VARCHAR,
    deal_status VARCHAR,
    supports VARCHAR,
    CHECK (coalesce(upfront_usd_m, 0) + coalesce(equity_usd_m, 0) <= coalesce(total_potential_usd_m, 1e9))
);

-- What companies report of a quarter or a year, as they name their products: sales, cost, cash. product is empty for the whole
-- company; product_id is empty where two products are reported as one. cash and accumulated_deficit stand at the period's end.
CREATE MACRO period_as_2025_or_2025_Q2_or_2025_H1_or_from_slash_to(period) AS
    regexp_full_match(period, '\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?(/\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?)?');

CREATE TABLE company_quarters (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    company VARCHAR NOT NULL,
    product VARCHAR,
    product_id VARCHAR REFERENCES products (fact_id),
    measure VARCHAR NOT NULL CHECK (measure IN (
        'net_sales', 'cost_of_sales', 'gross_margin', 'rd', 'sga', 'operating_cash_out', 'raised', 'cash',
        'accumulated_deficit', 'patients_treated', 'expenses', 'capital', 'cost_over_sales', 'us_share',
        'sales_a_patient', 'operating_loss'
    )),
    region VARCHAR NOT NULL REFERENCES regions (region),
    period VARCHAR NOT NULL CHECK (period_as_2025_or_2025_Q2_or_2025_H1_or_from_slash_to(period)),
    UNIQUE (company, product, measure, region, period),
    CHECK (product IS NOT NULL OR product_id IS NULL)
);

-- What happened to a product on a market, and when; product_id is empty for one that the store does not hold.
CREATE TABLE launches (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    product_id VARCHAR REFERENCES products (fact_id),
    product VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES regions (region),
    event VARCHAR NOT NULL CHECK (event IN ('approval', 'first_commercial_sale', 'first_infusion', 'label_extension')),
    date VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(date))
);

-- What regulators wrote to companies: complete responses, holds, refusals, warnings. quality_reason: whether the making was a reason.
CREATE TABLE letters (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    company VARCHAR NOT NULL,
    product VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN (
        'complete_response', 'clinical_hold', 'partial_hold', 'refuse_to_file', 'warning_letter', 'form_483'
    )),
    date VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(date)),
    lifted VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(lifted)),
    quality_reason VARCHAR NOT NULL CHECK (quality_reason IN ('yes', 'no', 'unknown')),
    reason VARCHAR,
    CHECK (date <= lifted OR starts_with(date, lifted))
);

-- Studies as they ran; value is the months from the first patient to the last, or to the cut-off.
CREATE TABLE studies (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    product_id VARCHAR REFERENCES products (fact_id),
    product VARCHAR NOT NULL,
    study VARCHAR NOT NULL,
    phase VARCHAR,
    first_enrolled VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(first_enrolled)),
    last_enrolled VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(last_enrolled)),
    patients_enrolled INTEGER CHECK (patients_enrolled > 0),
    patients_infused INTEGER CHECK (patients_infused > 0),
    sites INTEGER CHECK (sites > 0),
    CHECK (first_enrolled <= last_enrolled OR starts_with(first_enrolled, last_enrolled))
);

-- value is the amount, if one is reported; amount_is says what it is.
CREATE TABLE exits (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    date VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(date)),
    company VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    jobs_affected INTEGER CHECK (jobs_affected > 0),
    amount_is VARCHAR,
    reason_stated VARCHAR
);

-- Coordinates are those of the city, and recalled. supports: as in deals.
CREATE TABLE sites (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    owner VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    city VARCHAR NOT NULL,
    admin_region VARCHAR,
    country VARCHAR NOT NULL,
    region VARCHAR NOT NULL REFERENCES regions (region),
    lat DOUBLE NOT NULL CHECK (lat BETWEEN -60 AND 75),
    lon DOUBLE NOT NULL CHECK (lon BETWEEN -180 AND 180),
    coord_precision VARCHAR NOT NULL CHECK (coord_precision IN ('city')),
    site_type VARCHAR NOT NULL,
    products VARCHAR,
    capacity_doses_per_year DOUBLE CHECK (capacity_doses_per_year > 0),
    capacity_stated VARCHAR,
    floor_area_sqft DOUBLE CHECK (floor_area_sqft > 0),
    capex_usd_m DOUBLE CHECK (capex_usd_m > 0),
    capex_as_reported VARCHAR,
    announced_year INTEGER CHECK (announced_year BETWEEN 1980 AND 2030),
    operational_year INTEGER CHECK (operational_year BETWEEN 1980 AND 2030),
    status VARCHAR NOT NULL,
    supports VARCHAR,
    CHECK (announced_year <= operational_year)
);

CREATE TABLE network_capacity (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    owner VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    period VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(period)),
    when_stated VARCHAR NOT NULL
);

-- value is the months from start to end. usd_per_sqft is derived from capex and area.
CREATE TABLE facility_build (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    facility VARCHAR NOT NULL,
    start_date VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(start_date)),
    end_date VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(end_date)),
    what_start VARCHAR NOT NULL,
    what_end VARCHAR,
    capex_usd_m DOUBLE CHECK (capex_usd_m > 0),
    area_sqft DOUBLE CHECK (area_sqft > 0),
    area_low_sqft DOUBLE CHECK (area_low_sqft > 0),
    area_high_sqft DOUBLE,
    usd_per_sqft DOUBLE,
    CHECK (start_date <= end_date),
    CHECK (area_low_sqft <= area_high_sqft),
    CHECK (abs(usd_per_sqft - 1e6 * capex_usd_m / area_sqft) < 1)
);

-- country is empty where the figure holds for several; area then says for which.
CREATE TABLE demand (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    region VARCHAR NOT NULL REFERENCES regions (region),
    country VARCHAR,
    area VARCHAR,
    indication VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    period VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(period)),
    CHECK ((country IS NULL) <> (area IS NULL))
);

CREATE TABLE treatment_centres (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    region VARCHAR NOT NULL REFERENCES regions (region),
    country VARCHAR,
    area VARCHAR,
    scope VARCHAR NOT NULL,
    as_counted VARCHAR NOT NULL,
    CHECK ((country IS NULL) <> (area IS NULL))
);

CREATE TABLE rd_benchmarks (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    topic VARCHAR NOT NULL CHECK (topic IN (
        'PoS', 'duration', 'trial cost', 'early timeline', 'discount rate', 'royalty', 'deal value', 'CMC', 'regulation',
        'order of entry', 'exclusivity', 'forecasts', 'cell model'
    )),
    item VARCHAR NOT NULL,
    stage VARCHAR CHECK (stage IN (
        'phase 1', 'phase 2', 'phase 3', 'filing', 'phase 1 to approval', 'preclinical', 'early', 'mid', 'late'
    )),
    region VARCHAR REFERENCES regions (region),
    scope VARCHAR
);

-- value is the delay in months, where one is known.
CREATE TABLE design_lock_cases (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    company VARCHAR NOT NULL,
    product VARCHAR NOT NULL,
    product_id VARCHAR REFERENCES products (fact_id),
    change VARCHAR NOT NULL,
    timing_vs_lock VARCHAR NOT NULL,
    consequence VARCHAR,
    cost_stated VARCHAR
);

CREATE TABLE logistics (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    item VARCHAR NOT NULL,
    region VARCHAR REFERENCES regions (region),
    period VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(period)),
    scope VARCHAR
);

CREATE TABLE mab_precedent (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    period VARCHAR CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(period)),
    is_forecast BOOLEAN NOT NULL,
    item VARCHAR NOT NULL,
    detail VARCHAR
);

-- Which way real companies took from proof of concept on; the fact it rests on carries the source.
CREATE TABLE company_paths (
    company VARCHAR PRIMARY KEY,
    plan VARCHAR NOT NULL CHECK (plan IN ('alone', 'regional', 'codev', 'phase3', 'licence', 'sale')),
    fact_id VARCHAR NOT NULL REFERENCES facts (fact_id),
    what VARCHAR NOT NULL
);

-- Where sources disagree, and which figure to use. The rows concerned are in links.
CREATE TABLE conflicts (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    topic VARCHAR NOT NULL,
    conflict VARCHAR NOT NULL,
    use VARCHAR NOT NULL
);

-- Ranges for models, drawn from other facts: built_from says how, links say from which rows.
CREATE TABLE synthesis (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    parameter VARCHAR NOT NULL,
    theme VARCHAR NOT NULL CHECK (theme IN ('lock', 'footprint', 'pitch')),
    stage VARCHAR
);

-- from_fact (a conflict, a claim's evidence, a synthesis) rests on or concerns to_fact; a claim is told beside it.
CREATE TABLE links (
    from_fact VARCHAR NOT NULL REFERENCES facts (fact_id),
    to_fact VARCHAR NOT NULL REFERENCES facts (fact_id),
    PRIMARY KEY (from_fact, to_fact),
    CHECK (from_fact <> to_fact)
);

-- One row a slider or choice. Numbers have low, value, high and step; choices from a list have an option.
CREATE MACRO a_number_has_unit_low_value_high_and_step_a_choice_has_an_option(unit, low, value, high, step, option) AS
    CASE WHEN option IS NULL THEN unit IS NOT NULL AND low IS NOT NULL AND value IS NOT NULL AND high IS NOT NULL AND step IS NOT NULL
    ELSE coalesce(low, value, high, step) IS NULL AND unit IS NULL END;

CREATE TABLE assumptions (
    key VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(key)),
    topic VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(topic)),
    position INTEGER NOT NULL,
    group_name VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('belief', 'choice')),
    sight VARCHAR NOT NULL CHECK (sight IN ('main', 'more')),
    unit VARCHAR REFERENCES units (unit),
    low DOUBLE,
    value DOUBLE,
    high DOUBLE,
    step DOUBLE CHECK (step > 0),
    option VARCHAR,
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled', 'derived', 'illustrative')),
    source VARCHAR REFERENCES sources (source),
    locator VARCHAR,
    as_of VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(as_of)),
    derivation VARCHAR,
    help VARCHAR NOT NULL,
    watch VARCHAR NOT NULL,
    settled_by VARCHAR, -- what would settle it, of a number that is not
    uncertainty VARCHAR CHECK (uncertainty IN ('pays to wait', 'pays to hurry')),
    CHECK (a_number_has_unit_low_value_high_and_step_a_choice_has_an_option(unit, low, value, high, step, option)),
    CHECK (figures_are_finite(low, value, high)),
    CHECK (low_value_and_high_in_order(low, value, high)),
    CHECK (percent_from_0_to_100(unit, low, value, high)),
    CHECK (published_needs_source_and_locator(basis, source, locator)),
    CHECK (published_and_recalled_need_a_source(basis, source)),
    CHECK (derived_and_illustrative_need_to_say_how(basis, derivation))
);

CREATE TABLE assumption_options (
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    option VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(option)),
    label VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    help VARCHAR NOT NULL,
    PRIMARY KEY (key, option)
);

-- Named points on a slider: real cases, published figures.
CREATE MACRO a_published_or_recalled_point_names_its_source_or_its_facts(basis, source, fact_table) AS
    basis NOT IN ('published', 'recalled') OR coalesce(source, fact_table) IS NOT NULL;

CREATE TABLE assumption_points (
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    label VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled', 'derived', 'illustrative')),
    source VARCHAR REFERENCES sources (source),
    fact_table VARCHAR,
    fact_id VARCHAR,
    position INTEGER NOT NULL,
    PRIMARY KEY (key, label),
    FOREIGN KEY (fact_table, fact_id) REFERENCES facts (fact_table, fact_id),
    CHECK (a_published_or_recalled_point_names_its_source_or_its_facts(basis, source, fact_table)),
    CHECK (fact_id IS NULL OR fact_table IS NOT NULL)
);

-- An assumption that another topic shows too, in sight or not, at a place among its own.
CREATE TABLE borrowed (
    topic VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(topic)),
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    sight VARCHAR NOT NULL CHECK (sight IN ('main', 'more')),
    position DOUBLE NOT NULL,
    PRIMARY KEY (topic, key)
);

-- What choosing an option sets along with it: a class of therapy brings what it has shown.
CREATE TABLE option_settings (
    key VARCHAR NOT NULL,
    option VARCHAR NOT NULL,
    sets VARCHAR NOT NULL REFERENCES assumptions (key),
    value VARCHAR NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled', 'derived', 'illustrative')),
    fact_id VARCHAR REFERENCES facts (fact_id),
    derivation VARCHAR,
    PRIMARY KEY (key, option, sets),
    FOREIGN KEY (key, option) REFERENCES assumption_options (key, option),
    CHECK (key <> sets),
    CHECK (a_published_or_recalled_point_names_its_source_or_its_facts(basis, NULL, fact_id)),
    CHECK (derived_and_illustrative_need_to_say_how(basis, derivation))
);

-- What therapies are compared by. worst and best are the ends of the value scale; handle is the assumption that moves the asset.
CREATE TABLE criteria (
    criterion VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(criterion)),
    label VARCHAR NOT NULL,
    family VARCHAR NOT NULL CHECK (family IN ('Efficacy', 'Safety', 'Supply and cost')),
    unit VARCHAR NOT NULL REFERENCES units (unit),
    metric VARCHAR NOT NULL,
    worst DOUBLE NOT NULL,
    best DOUBLE NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('derived', 'illustrative')),
    derivation VARCHAR NOT NULL,
    help VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    CHECK (worst <> best)
);

-- Which fact stands for a product on a criterion in an indication: one definition a criterion, never two blended.
-- kind: where and how it was counted. alike: whether that is how the asset's own figure is counted.

CREATE TABLE landscape (
    indication VARCHAR NOT NULL,
    product VARCHAR NOT NULL REFERENCES products (fact_id),
    criterion VARCHAR NOT NULL REFERENCES criteria (criterion),
    fact_id VARCHAR NOT NULL REFERENCES facts (fact_id),
    kind VARCHAR NOT NULL,
    alike VARCHAR NOT NULL CHECK (alike IN ('yes', 'no')),
    why VARCHAR NOT NULL,
    PRIMARY KEY (indication, product, criterion)
);

-- When a product of the landscape that is not on the market yet is expected there; as_of: the month that counts as now.
CREATE TABLE entrants (
    indication VARCHAR NOT NULL,
    product VARCHAR NOT NULL REFERENCES products (fact_id),
    launch VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(launch)),
    as_of VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(as_of)),
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'derived', 'illustrative')),
    source VARCHAR REFERENCES sources (source),
    derivation VARCHAR NOT NULL,
    PRIMARY KEY (indication, product),
    CHECK ((source IS NULL) = (basis = 'illustrative'))
);

-- What a buyer weighs: nothing said (free), an order (1 is the most important), or weights.
CREATE TABLE buyers (
    buyer VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(buyer)),
    how VARCHAR NOT NULL CHECK (how IN ('free', 'order', 'weights', 'own')),
    basis VARCHAR NOT NULL CHECK (basis IN ('illustrative')),
    derivation VARCHAR NOT NULL
);

CREATE TABLE buyer_weights (
    buyer VARCHAR NOT NULL REFERENCES buyers (buyer),
    criterion VARCHAR NOT NULL REFERENCES criteria (criterion),
    weight DOUBLE NOT NULL CHECK (weight > 0),
    PRIMARY KEY (buyer, criterion)
);

-- The cities where a plant can stand, and the demand regions, each drawn together at one city.
CREATE MACRO an_own_or_a_contract_site_stands_there(own_fact_id, contract_fact_id) AS
    coalesce(own_fact_id, contract_fact_id) IS NOT NULL;

CREATE TABLE network_places (
    place VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(place)),
    label VARCHAR NOT NULL,
    area VARCHAR NOT NULL CHECK (area IN ('us', 'europe', 'asia')),
    country VARCHAR NOT NULL,
    lat DOUBLE NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE NOT NULL CHECK (lon BETWEEN -180 AND 180),
    own_fact_id VARCHAR REFERENCES sites (fact_id),
    contract_fact_id VARCHAR REFERENCES sites (fact_id),
    position INTEGER NOT NULL,
    CHECK (an_own_or_a_contract_site_stands_there(own_fact_id, contract_fact_id))
);

CREATE TABLE network_regions (
    region VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(region)),
    label VARCHAR NOT NULL,
    area VARCHAR NOT NULL CHECK (area IN ('us', 'europe', 'asia')),
    country VARCHAR NOT NULL,
    lat DOUBLE NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE NOT NULL CHECK (lon BETWEEN -180 AND 180),
    weight DOUBLE NOT NULL CHECK (weight > 0 AND weight <= 100),
    basis VARCHAR NOT NULL CHECK (basis IN ('derived', 'illustrative')),
    derivation VARCHAR NOT NULL,
    price_index DOUBLE NOT NULL CHECK (price_index > 0),
    price_basis VARCHAR NOT NULL CHECK (price_basis IN ('derived', 'illustrative')),
    price_derivation VARCHAR NOT NULL,
    law VARCHAR, -- the assumption that may keep its patients' cells in its country; a test looks that there is one
    position INTEGER NOT NULL
);

-- How sales of a product rise: share of the peak in each year of sales, the median of launches. A curve that falls or ends below the peak is refused.
CREATE TABLE uptake (
    year INTEGER PRIMARY KEY CHECK (year BETWEEN 1 AND 20),
    share DOUBLE NOT NULL CHECK (share > 0 AND share <= 100),
    source VARCHAR NOT NULL REFERENCES sources (source),
    locator VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(as_of)),
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled'))
);

CREATE MACRO refused_uptake() AS TABLE
    SELECT place, 'share' AS culprit, 'years without a gap, each share at least that of the year before, the last 100' AS allowed
    FROM (
        SELECT rowid AS place, year, share, lag(share, 1, 0) OVER years AS before,
            row_number() OVER years AS turn, count(*) OVER () AS all_years
        FROM uptake WINDOW years AS (ORDER BY year)
    )
    WHERE share < before OR year <> turn OR (turn = all_years AND share < 100)
    ORDER BY place;

-- Settings that ship: company patterns and questions, each setting with where it comes from.
-- The settings of the preset that one is built on come first. No foreign key: DuckDB fills a table in one go and does
-- not yet see its rows then; a test looks that the row stands further up in the file.
CREATE TABLE presets (
    preset VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(preset)),
    topic VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(topic)),
    label VARCHAR NOT NULL,
    help VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    built_on VARCHAR,
    CHECK (built_on <> preset)
);

CREATE TABLE preset_settings (
    preset VARCHAR NOT NULL REFERENCES presets (preset),
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    value VARCHAR NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('published', 'recalled', 'derived', 'illustrative')),
    fact_id VARCHAR REFERENCES facts (fact_id),
    derivation VARCHAR,
    PRIMARY KEY (preset, key),
    CHECK (a_published_or_recalled_point_names_its_source_or_its_facts(basis, NULL, fact_id)),
    CHECK (derived_and_illustrative_need_to_say_how(basis, derivation))
);

-- Published figures of real companies, and which reading of the company's preset stands beside each: over the months
-- since the first approval (before it: below nothing), or the setting of an assumption. cell: the fact's column that has
-- the figure. why: what sets the two apart where they are far from each other.
CREATE MACRO a_span_of_months_runs_forward(from_month, to_month) AS from_month < to_month;
CREATE MACRO a_setting_names_its_assumption_and_nothing_else_does(reading, key) AS
    (reading = 'setting') = (key IS NOT NULL);

CREATE TABLE reality (
    figure VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(figure)),
    company VARCHAR NOT NULL,
    preset VARCHAR NOT NULL REFERENCES presets (preset),
    label VARCHAR NOT NULL,
    fact_id VARCHAR NOT NULL REFERENCES facts (fact_id),
    cell VARCHAR NOT NULL CHECK (cell IN ('value', 'capex_usd_m', 'upfront_usd_m')),
    reading VARCHAR NOT NULL CHECK (reading IN (
        'sales', 'cost_over_sales', 'patients', 'us_share', 'sales_a_patient', 'selling', 'burn', 'burn_so_far',
        'research', 'operating_loss', 'capital_so_far', 'vein_to_vein', 'signing', 'setting'
    )),
    from_month DOUBLE NOT NULL,
    to_month DOUBLE NOT NULL,
    key VARCHAR REFERENCES assumptions (key),
    why VARCHAR,
    CHECK (a_span_of_months_runs_forward(from_month, to_month)),
    CHECK (a_setting_names_its_assumption_and_nothing_else_does(reading, key))
);

-- test names the model's test of a claim (models/claims/register.py); empty for a claim that only facts speak to.
-- preset names the setting whose network a test tries.
CREATE TABLE claims (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    claim_no INTEGER NOT NULL UNIQUE CHECK (claim_no > 0),
    claim VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    test VARCHAR CHECK (key_of_small_letters_digits_and_underscores(test)),
    preset VARCHAR REFERENCES presets (preset),
    CHECK (test IS NOT NULL OR preset IS NULL),
    theme VARCHAR NOT NULL
);

CREATE TABLE claim_evidence (
    fact_id VARCHAR PRIMARY KEY REFERENCES facts (fact_id),
    claim_no INTEGER NOT NULL REFERENCES claims (claim_no),
    side VARCHAR NOT NULL CHECK (side IN ('for', 'against'))
);

-- How much a fact for or against a claim counts by the tier of its source, and what the sum of a side is called.
CREATE TABLE evidence_weights (
    tier VARCHAR PRIMARY KEY CHECK (tier IN ('A', 'B', 'C', 'R', 'none')),
    weight DOUBLE NOT NULL CHECK (weight >= 0),
    basis VARCHAR NOT NULL CHECK (basis IN ('illustrative')),
    derivation VARCHAR NOT NULL
);

CREATE TABLE evidence_words (
    word VARCHAR PRIMARY KEY,
    least DOUBLE NOT NULL UNIQUE CHECK (least >= 0),
    basis VARCHAR NOT NULL CHECK (basis IN ('illustrative')),
    derivation VARCHAR NOT NULL
);

-- How many years a kind of fact holds; what is older when the data were released says so. metric is empty for all others of a table.
CREATE TABLE ages (
    of_table VARCHAR NOT NULL,
    metric VARCHAR,
    years INTEGER NOT NULL CHECK (years > 0),
    basis VARCHAR NOT NULL CHECK (basis IN ('illustrative')),
    derivation VARCHAR NOT NULL,
    UNIQUE (of_table, metric)
);

-- What the answers of the public defaults hang on, as `python -m explorer.evidence` works it out: of a topic the share of its
-- spread that its beliefs explain one by one, of a belief its part of that.
CREATE TABLE weighed (
    topic VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(topic)),
    explained DOUBLE NOT NULL CHECK (explained BETWEEN 0 AND 1),
    draws INTEGER NOT NULL CHECK (draws > 0),
    fingerprint VARCHAR NOT NULL
);

CREATE TABLE weights (
    topic VARCHAR NOT NULL REFERENCES weighed (topic),
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    share DOUBLE NOT NULL CHECK (share BETWEEN 0 AND 1),
    PRIMARY KEY (topic, key)
);

-- Figures that are no facts here: somebody named them, they were looked for at their source, and could not be read.
CREATE TABLE unread (
    row_id VARCHAR PRIMARY KEY,
    of_table VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(of_table)),
    figure VARCHAR NOT NULL,
    looked_for VARCHAR NOT NULL
);

-- What turns each claim at the public defaults, as `python -m explorer.turned` finds it: the nearest value of an assumption at
-- which the verdict is another one. No key where nothing in range turns it.
CREATE TABLE turned (
    claim_no INTEGER PRIMARY KEY REFERENCES claims (claim_no),
    key VARCHAR REFERENCES assumptions (key),
    turns_at VARCHAR,
    verdict VARCHAR,
    distance DOUBLE CHECK (distance BETWEEN 0 AND 1),
    fingerprint VARCHAR NOT NULL,
    CHECK ((key IS NULL) = (turns_at IS NULL) AND (key IS NULL) = (verdict IS NULL) AND (key IS NULL) = (distance IS NULL))
);

-- The newest version is what a saved link carries; moves say which defaults changed since an older one.
CREATE TABLE data_versions (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    released DATE NOT NULL,
    note VARCHAR NOT NULL
);

CREATE TABLE data_moves (
    version INTEGER NOT NULL REFERENCES data_versions (version),
    key VARCHAR NOT NULL REFERENCES assumptions (key),
    was VARCHAR NOT NULL,
    became VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (version, key)
);

-- The past replayed: what each model would have said at the time (models/replay/). version: of the way it forecasts; a changed
-- one is graded anew beside the old. spread: a log error taken for granted, that counts as so many earlier errors; least: the
-- least spread of a band; all three empty for a model that says yes or no. how: what is forecast from what; widened: what was made wider and why.
CREATE TABLE replay_models (
    model VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(model)),
    label VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('amount', 'yes or no')),
    version INTEGER NOT NULL CHECK (version > 0),
    spread DOUBLE CHECK (spread > 0),
    counts DOUBLE CHECK (counts > 0),
    least DOUBLE CHECK (least > 0),
    how VARCHAR NOT NULL,
    widened VARCHAR,
    position INTEGER NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('derived', 'illustrative')),
    fact_id VARCHAR REFERENCES facts (fact_id),
    derivation VARCHAR NOT NULL,
    CHECK ((kind = 'amount') = (spread IS NOT NULL)),
    CHECK ((kind = 'amount') = (counts IS NOT NULL)),
    CHECK ((kind = 'amount') = (least IS NOT NULL))
);

-- Single decisions: day is that of the decision; the fact has the outcome, which nobody knew before known_from (for a yes or no:
-- the day by which it had to happen to product_id; stage is what still lay before it). graded: false where it only is
-- something to compare with, or still open; derivation says how the days were found.
CREATE TABLE replay_cases (
    replay_case VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(replay_case)),
    model VARCHAR NOT NULL REFERENCES replay_models (model),
    what VARCHAR NOT NULL,
    fact_id VARCHAR NOT NULL REFERENCES facts (fact_id),
    product_id VARCHAR REFERENCES products (fact_id),
    stage VARCHAR CHECK (stage IN ('phase 3', 'filing')),
    day VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(day)),
    known_from VARCHAR NOT NULL CHECK (date_or_interval_as_2025_or_2025_03_or_2015_slash_2020(known_from)),
    graded BOOLEAN NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('derived', 'illustrative')),
    derivation VARCHAR NOT NULL,
    CHECK ((product_id IS NULL) = (stage IS NULL))
);

-- Graded forecasts, one below the other: a row never changes and is never taken out. edition: where facts that were added later
-- change a forecast under the same version of its model, it is graded anew. narrow_low and narrow_high: the band as first made; last and class_median: the two naive forecasts; facts: what the forecast stands on.
CREATE TABLE replay_grades (
    forecast VARCHAR NOT NULL CHECK (key_of_small_letters_digits_and_underscores(forecast)),
    model VARCHAR NOT NULL REFERENCES replay_models (model),
    model_version INTEGER NOT NULL CHECK (model_version > 0),
    edition INTEGER NOT NULL CHECK (edition > 0),
    data_version INTEGER NOT NULL REFERENCES data_versions (version),
    day DATE NOT NULL,
    what VARCHAR NOT NULL,
    unit VARCHAR REFERENCES units (unit),
    median DOUBLE,
    low DOUBLE,
    high DOUBLE,
    narrow_low DOUBLE,
    narrow_high DOUBLE,
    chance DOUBLE CHECK (chance BETWEEN 0 AND 1),
    outcome DOUBLE NOT NULL,
    last DOUBLE,
    class_median DOUBLE,
    facts VARCHAR NOT NULL,
    outcome_fact VARCHAR NOT NULL REFERENCES facts (fact_id),
    PRIMARY KEY (forecast, model_version, edition),
    CHECK (low <= median AND median <= high),
    CHECK ((chance IS NULL) = (median IS NOT NULL)),
    CHECK (chance IS NULL OR outcome IN (0, 1))
);

-- Assumptions of older versions that are no more, by what they were called, and what says it now.
CREATE TABLE data_gone (
    version INTEGER NOT NULL REFERENCES data_versions (version),
    key VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(key)),
    label VARCHAR NOT NULL,
    now VARCHAR NOT NULL
);

CREATE MACRO refused_data_gone() AS TABLE
    SELECT rowid AS place, 'key' AS culprit, 'a key that no assumption bears' AS allowed
    FROM data_gone WHERE key IN (SELECT key FROM assumptions) ORDER BY place;

-- What an analyst may ask the store, each a SELECT that runs as it stands: examples on the page that asks.
CREATE TABLE queries (
    query VARCHAR PRIMARY KEY CHECK (key_of_small_letters_digits_and_underscores(query)),
    title VARCHAR NOT NULL UNIQUE,
    sql VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);
