// A sentence and a row of key figures, in which every number opens its card.
const numberButton = (text, key, root, cards, className) => {
  const button = el("button", { type: "button", className, textContent: text, title: "Where this number comes from" })
  button.dataset.number = key
  button.onclick = () => openCard(root, cards[key])
  return button
}

// What ends a clause, and the quotation mark or bracket before a number, stay on its line.
const ENDS = /^[;:,.)%”]+/, BEGINS = /[“(]$/
const found = (part, signs) => (typeof part === "string" && part.match(signs)?.[0]) || ""

// Texts that follow each other are one.
const joined = parts => parts.reduce((all, part) => {
  if (typeof part === "string" && typeof all.at(-1) === "string") all[all.length - 1] += part
  else if (part !== "") all.push(part)
  return all
}, [])

const sentence = (told, root, cards) => {
  const parts = joined(told)
  return el("p", { className: "sentence" }, ...parts.map((part, place) => {
    if (typeof part === "string") {
      const end = place ? found(part, ENDS) : "", begin = place < parts.length - 1 ? found(part, BEGINS) : ""
      return part.slice(end.length, part.length - begin.length)
    }
    const number = numberButton(part.text, part.key, root, cards, part.strong ? "number strong" : "number")
    const begin = found(parts[place - 1], BEGINS), end = found(parts[place + 1], ENDS)
    return begin || end ? el("span", { className: "together" }, begin, number, end) : number
  }))
}

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
