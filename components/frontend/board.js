// The board of claims: a row a claim, its verdict, its futures as bars, its facts behind a card, its page one click away.
const aboutClaim = row => ({
  title: `Claim ${row.number}`, text: row.claim, lines: [`Said by ${row.said_by}.`], source: row.source,
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

const tried = (row, root) => [
  futures(row),
  el(
    "div", {},
    el("span", { className: `verdict ${row.verdict}`, textContent: row.word }),
    el("div", {}, button("number", row.margin, row.measure, () => openCard(root, row.card)), row.share ? ` · ${row.share}` : ""),
  ),
  el("div", { className: "flip", textContent: row.flip }),
]

const untried = row => [el("div"), el("div", { className: "quiet", textContent: row.untried }), el("div")]

const claimRow = (row, root) => {
  const facts = button("facts", "", "What speaks for and against it", () => openFacts(root, row))
  facts.append(`for: ${row.sides.for.word}`, el("br"), ` against: ${row.sides.against.word}`)
  const go = row.page ? button("go", `${row.page} →`, `Open ${row.page}`, () => tell(root.teller, "go", { claim: row.number })) : el("div")
  const node = el(
    "div", { className: "row" },
    el("div", { className: "no quiet", textContent: row.number }),
    el(
      "div", {},
      button("claim", row.claim, "Who said it, and the facts on both sides", () => openFacts(root, row)),
      el("div", { className: "by quiet", textContent: row.said_by }),
    ),
    ...(row.bars ? tried(row, root) : untried(row)), facts, go,
  )
  node.dataset.claim = row.number
  return node
}

const HEADS = ["", "Claim", "Behind | ahead", "Ahead by (mean) · futures", "Nearest flip", "Facts", "Its page"]

const headings = () => el("div", { className: "row head quiet" }, ...HEADS.map(text => el("div", { textContent: text })))

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
  const board = root.querySelector(".board") ?? el("div", { className: "board" }, headings())
  if (!board.isConnected) root.prepend(board)
  for (const [number, { node }] of root.kept) {
    const old = board.querySelector(`[data-claim="${number}"]`)
    if (!old) board.append(node)
    else if (old !== node) old.replaceWith(node)
  }
  return stop
}
