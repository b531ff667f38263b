// The board of claims: a table of a row a claim, its verdict, how far it is ahead, what it hangs on, its facts behind a card,
// its page one click away.
const aboutClaim = row => ({
  title: `Claim ${row.number}`, text: row.claim, lines: [row.said_by.startsWith("Drawn") ? `${row.said_by}.` : `Said by ${row.said_by}.`], source: row.source,
  sides: row.sides, strengths: true,
})

// The card of a claim lists its facts on both sides.
const openFacts = (root, row) => {
  openCard(root, aboutClaim(row))
  const names = { for: "Speaks for it", against: "Speaks against it" }
  for (const [side, found] of Object.entries(row.sides)) {
    const lines = list(`${names[side]}: ${found.word} (${found.total})`, found.facts)
    if (lines) root.querySelector(".card").append(lines)
  }
  const unknown = list("Not known", row.unknown)
  if (unknown) root.querySelector(".card").append(unknown)
}

const button = (className, text, title, onclick) => el("button", { type: "button", className, textContent: text, title, onclick })

const cell = (role, className, ...children) => {
  const node = el("div", { className }, ...children)
  node.setAttribute("role", role)
  return node
}

const number = (row, root) => button("number", row.margin, row.measure, () => openCard(root, row.card))

const verdictOf = row => (row.verdict
  ? [chip(row), row.share ? el("div", { className: "share quiet", textContent: `ahead in ${row.share}` }) : null]
  : [el("span", { className: "quiet", textContent: row.untried })])

const claimRow = (row, root) => {
  const facts = button("facts", `${row.sides.for.word} / ${row.sides.against.word}`, "What speaks for and against it", () => openFacts(root, row))
  facts.ariaLabel = `Facts for claim ${row.number}: ${row.sides.for.word}; against: ${row.sides.against.word}`
  const go = row.page ? button("go", `${row.page} →`, `Open ${row.page}`, () => tell(root.teller, "go", { claim: row.number })) : null
  const node = cell(
    "row", "row",
    cell("cell", "no quiet", String(row.number)),
    cell(
      "rowheader", "said",
      button("claim", row.claim, "Who said it, and the facts on both sides", () => openFacts(root, row)),
      el("div", { className: "by quiet", textContent: row.said_by }),
    ),
    cell("cell", "found", ...verdictOf(row)),
    cell("cell", "plot", row.verdict ? ahead(row, number(row, root)) : null),
    cell("cell", "flip", row.flip || ""),
    cell("cell", "on", facts, go),
  )
  node.dataset.claim = row.number
  return node
}

const HEADS = ["No", "Claim", "Verdict", "behind ← 0 → ahead", "Nearest flip", "Facts for / against"]

const headings = () => cell("row", "row head quiet", ...HEADS.map((text, at) => cell("columnheader", at === 3 ? "middle" : "", text)))

const tableOfClaims = reading => {
  const board = cell("table", "board", headings())
  board.ariaLabel = `Claims. ${reading}`
  return board
}

export default function (component) {
  const data = unpacked(component.data)
  const root = component.parentElement.querySelector(".root")
  root.teller ??= teller(root)
  hearing(root.teller, component, data.heard)
  const stop = () => hush(root.teller)
  if (same(root, component.data)) return stop
  const spelled = card => ({ ...card, rows: (card.rows || []).map(key => data.lines[key]) })
  const rows = data.rows.map(row => (row.card ? { ...row, card: spelled(row.card) } : row))
  paintedIn(root, data.colours)
  // A row that says the same stays, so that nobody's click or focus is lost while others change.
  const kept = root.kept ?? new Map()
  root.kept = new Map(rows.map(row => {
    const text = JSON.stringify(row), last = kept.get(row.number)
    return [row.number, last?.text === text ? last : { text, node: claimRow(row, root) }]
  }))
  const board = root.querySelector(".board") ?? tableOfClaims(data.reading)
  if (!board.isConnected) root.prepend(el("div", { className: "reading quiet", textContent: data.reading }), board)
  for (const [number, { node }] of root.kept) {
    const old = board.querySelector(`[data-claim="${number}"]`)
    if (!old) board.append(node)
    else if (old !== node) old.replaceWith(node)
  }
  return stop
}
