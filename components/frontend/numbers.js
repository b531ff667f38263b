// A sentence and a row of key figures, in which every number opens its card.
const numberButton = (text, key, root, cards, className) => {
  const button = el("button", { type: "button", className, textContent: text, title: "Where this number comes from" })
  button.dataset.number = key
  button.onclick = () => openCard(root, cards[key])
  return button
}

// What ends a clause stays on the line of its number.
const PUNCTUATION = /^[;:,.)%]+/
const ending = part => (typeof part === "string" && part.match(PUNCTUATION)?.[0]) || ""

const sentence = (parts, root, cards) =>
  el("p", { className: "sentence" }, ...parts.map((part, place) => {
    if (typeof part === "string") return typeof parts[place - 1] === "object" ? part.slice(ending(part).length) : part
    const number = numberButton(part.text, part.key, root, cards, part.strong ? "number strong" : "number")
    const end = ending(parts[place + 1])
    return end ? el("span", { className: "together" }, number, end) : number
  }))

const figure = (item, root, cards) =>
  el(
    "div", { className: "figure" },
    el("div", { className: "name", textContent: item.label }),
    numberButton(item.text, item.key, root, cards, "number big"),
    el("div", { className: `delta ${item.tone || ""}`, textContent: item.delta || " " }),
  )

export default function ({ data: packet, parentElement }) {
  const data = unpacked(packet)
  const root = parentElement.querySelector(".root")
  const spelled = card => ({ ...card, rows: (card.rows || []).map(key => data.lines[key]) })
  const cards = Object.fromEntries(Object.entries(data.cards).map(([key, card]) => [key, spelled(card)]))
  const open = root.querySelector(".card:popover-open")
  root.classList.toggle("strip", Boolean(data.title))
  const content = [
    data.title ? el("b", { textContent: data.title }) : "",
    ...(data.sentences || []).map(parts => sentence(parts, root, cards)),
    data.figures ? el("div", { className: "figures" }, ...data.figures.map(item => figure(item, root, cards))) : "",
  ]
  root.replaceChildren(...content, ...(open ? [open] : []))
}
