// Data arrive as one packet of JSON.
const unpacked = packet => JSON.parse(new TextDecoder().decode(packet))

// Whether this is what was painted last: then nothing needs to be painted, and the focus stays where it is.
const same = (root, packet) => {
  const text = new TextDecoder().decode(packet)
  const painted = root.painted === text
  root.painted = text
  return painted
}

// A card behind a number: what it is, how it is worked out, the rows it came from, with source, date and mark.
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props)
  node.append(...children.filter(child => child !== null && child !== undefined && child !== ""))
  return node
}

const sourceLine = from => {
  if (!from || !from.title) return null
  const title = from.url
    ? el("a", { href: from.url, target: "_blank", rel: "noopener", textContent: from.title })
    : el("span", { textContent: from.title })
  const where = [from.locator, from.as_of].filter(Boolean).join(" · ")
  const tier = from.tier ? el("span", { className: "mark", textContent: from.tier, title: from.tier_help }) : null
  return el("div", { className: "source" }, title, where ? ` (${where}) ` : " ", tier)
}

const mark = text =>
  text && text !== "published" ? el("span", { className: "mark", textContent: text }) : null

// The same in one letter, where many stand on a page: the legend beside them says what it means.
const LETTERS = { illustrative: "i", derived: "d", "not yet verified": "?", "no source": "–" }
const smallMark = text => LETTERS[text]
  ? el("span", { className: "small-mark", title: text }, el("span", { ariaHidden: "true", textContent: LETTERS[text] }),
    el("span", { className: "unseen", textContent: `(${text})` }))
  : null

const rowLine = row =>
  el(
    "li", {},
    el("div", {}, row.label, ...(row.text ? [": ", el("b", { textContent: row.text })] : []), " ", mark(row.mark)),
    row.derivation ? el("div", { className: "quiet", textContent: row.derivation }) : null,
    sourceLine(row.source),
  )

const list = (title, rows) =>
  rows && rows.length ? el("div", {}, el("h4", { textContent: title }), el("ul", {}, ...rows.map(rowLine))) : null

// A small table; a line that is one row of the store ends in its source, the better of two figures is strong.
const originOf = line => {
  const title = [line.source.title, line.source.locator, line.derivation].filter(Boolean).join(" · ")
  return line.source.url
    ? el("a", { href: line.source.url, target: "_blank", rel: "noopener", textContent: line.mark, title })
    : el("span", { className: "mark", textContent: line.mark, title })
}

const tableOf = about => {
  const cell = (tag, text, at, strong) =>
    el(tag, { className: about.wide?.includes(at) ? "words" : "" }, strong ? el("b", { textContent: text }) : text)
  const sourced = about.lines.some(line => line.mark)
  const head = el("tr", {}, ...[...about.heads, ...(sourced ? [""] : [])].map((text, at) => cell("th", text, at)))
  const lines = about.lines.map(line =>
    el("tr", {}, ...line.cells.map((text, at) => cell("td", text, at, line.strong === at)), sourced ? cell("td", line.mark ? originOf(line) : "") : null))
  const rests = about.rests ? el("div", { className: "quiet source", textContent: about.rests }) : null
  return el("div", { className: "by-year" }, el("h4", { textContent: about.title }), el("table", {}, head, ...lines), rests)
}

const fillCard = (card, about) => {
  const close = el("button", { className: "close", ariaLabel: "Close", textContent: "×", type: "button" })
  close.onclick = () => card.hidePopover()
  card.replaceChildren(
    close,
    el("h3", { textContent: about.title }),
    el("p", { className: "value" }, el("b", { textContent: about.text || "" }), " ", mark(about.mark)),
    ...(about.lines || []).map(line => el("p", { textContent: line })),
    sourceLine(about.source) || "",
    ...(about.tables || []).map(tableOf),
    list("Points on this scale", about.points) || "",
    list("Where the answer changes", about.flips) || "",
    list("Worked out from", about.rows) || "",
    list("Sources that disagree", about.disagree) || "",
  )
}

const openCard = (root, about) => {
  let card = root.querySelector(".card")
  if (!card) root.append((card = el("div", { className: "card", popover: "auto", role: "dialog" })))
  fillCard(card, about)
  card.setAttribute("aria-label", about.title)
  const from = root.getRootNode().activeElement
  card.ontoggle = event => { if (event.newState === "closed" && from?.isConnected) from.focus({ preventScroll: true }) }
  card.showPopover()
  card.querySelector(".close").focus({ preventScroll: true })
}
