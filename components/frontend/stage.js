// Present: the claim, large, and the keys that walk. A key pressed in a field or on a slider belongs to it.
const KEYS = {
  ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", Enter: "page", Escape: "leave",
}
const OWN = "input, select, textarea, button, a, [role=slider], [role=combobox]"
const walkers = new WeakMap()

const found = row => el(
  "div", { className: "found" },
  futures(row),
  el(
    "div", {},
    el("div", { className: `verdict ${row.verdict}`, textContent: row.word }),
    el("div", { className: "margin", textContent: row.margin }),
    el("div", { className: "told", textContent: row.measure }),
    row.share ? el("div", { className: "told quiet", textContent: `ahead in ${row.share} of futures` }) : null,
  ),
)

const factsOf = row => Object.entries({ for: "For it", against: "Against it" }).map(([side, name]) =>
  el("div", { className: "told", textContent: `${name}: ${row.sides[side].facts.map(fact => fact.label).join(". ")}.` }))

const stage = row => el(
  "div", { className: "stage" },
  el("div", { className: "claim", textContent: row.claim }),
  el("div", { className: "by quiet", textContent: row.said_by }),
  ...(row.bars ? [found(row)] : factsOf(row)),
  row.bars ? el("div", { className: "told", textContent: `Nearest flip: ${row.flip}` }) : null,
  el("div", { className: "told quiet", textContent: `Facts for it: ${row.sides.for.word}; against it: ${row.sides.against.word}.` }),
)

const bar = (data, send) => {
  const key = (name, text, word, disabled = false) => {
    const button = el("button", { type: "button", disabled, onclick: () => send(word) }, el("kbd", { textContent: name }), ` ${text}`)
    return button
  }
  return el(
    "div", { className: "bar quiet" },
    el("b", { textContent: data.words }), key("←", "before", "back"), key("→", "next", "next"),
    key("Enter", data.on_page ? "back to the claim" : data.page || "no page", "page", !data.on_page && !data.page),
    key("Esc", "leave", "leave"),
  )
}

export default function (component) {
  const data = unpacked(component.data)
  const root = component.parentElement.querySelector(".root")
  root.component = component
  const send = word => root.component.setTriggerValue("key", word)
  if (!same(root, component.data)) {
    paintedIn(root, data.colours)
    root.replaceChildren(...(data.row ? [stage(data.row)] : []), bar(data, send))
  }
  const listen = event => {
    const word = KEYS[event.key]
    const inField = event.composedPath().some(node => node.matches?.(OWN))
    if (!word || event.ctrlKey || event.metaKey || event.altKey || (inField && word !== "leave")) return
    event.preventDefault()
    send(word)
  }
  walkers.get(root)?.()
  document.addEventListener("keydown", listen)
  const stop = () => document.removeEventListener("keydown", listen)
  walkers.set(root, stop)
  return stop
}
