// Present: the claim, large, and the keys that walk. A key belongs to the field, slider or button that has the focus, if
// that knows it; a clicker's keys always walk, and Escape first closes what is open.
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }
const FIELDS = "input, select, textarea, [role=slider], [role=combobox]"
const belongs = (event, to) => event.composedPath().some(node => node.matches?.(to))
const shadows = root => [...root.querySelectorAll("*")].flatMap(node => (node.shadowRoot ? [node.shadowRoot] : []))
const somethingOpen = () =>
  document.querySelector("[data-testid=stPopoverBody], [role=listbox], [role=dialog]")
  || shadows(document).some(root => root.querySelector(":popover-open"))

const wordOf = event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === "Escape") return somethingOpen() ? null : "leave"
  if (event.key === "Enter") return belongs(event, `${FIELDS}, button, a`) ? null : "page"
  const clicker = event.key.startsWith("Page") && !belongs(event, "textarea, input:not([type=range]), select")
  return event.key in STEPS && (clicker || !belongs(event, FIELDS)) ? STEPS[event.key] : null
}
const walkers = new WeakMap()
const HINTS_MS = 3000

const found = row => el(
  "div", { className: "found" },
  chip(row),
  ahead(row, el("div", { className: "number", textContent: row.margin })),
  el("div", { className: "told quiet", textContent: [row.measure, row.share ? `ahead in ${row.share} of futures` : ""].filter(Boolean).join("; ") }),
)

const factsOf = row => [["For it", row.sides.for.facts], ["Against it", row.sides.against.facts], ["Not known", row.unknown]]
  .filter(([, facts]) => facts.length)
  .map(([name, facts]) => el("div", { className: "told", textContent: `${name}: ${facts.map(fact => fact.label).join(". ")}.` }))

const stage = row => el(
  "div", { className: "stage" },
  el("div", { className: "claim", textContent: row.claim }),
  el("div", { className: "by quiet", textContent: row.said_by }),
  ...(row.verdict ? [found(row)] : factsOf(row)),
  row.flip ? el("div", { className: "told", textContent: row.flip }) : null,
  el("div", { className: "told quiet", textContent: `Facts for it: ${row.sides.for.word}; against it: ${row.sides.against.word}.` }),
)

const bar = (data, send) => {
  const key = (name, text, word, disabled = false) =>
    el("button", { type: "button", disabled, onclick: () => send(word) }, el("kbd", { textContent: name }), ` ${text}`)
  return el(
    "div", { className: "bar quiet" },
    el("b", { textContent: data.words }), key("←", "before", -1, data.at === 0), key("→", "next", 1, data.at === data.last),
    key("Enter", data.on_page ? "back to the claim" : data.page || "no page", "page", !data.on_page && !data.page),
    key("Esc", "leave", "leave"),
  )
}

export default function (component) {
  const data = unpacked(component.data)
  const root = component.parentElement.querySelector(".root")
  const mine = (root.teller ??= teller(root))
  hearing(mine, component, data.heard)
  if (root.wanted === data.at) root.wanted = null
  // Steps are sent as the place to go to: of two pressed fast the later one counts, and knows of the first.
  const send = word => {
    if (typeof word === "number") {
      word = root.wanted = Math.min(Math.max((root.wanted ?? data.at) + word, 0), data.last)
    }
    // Its page is the page of the claim last walked to, though the server may not have heard of that step yet.
    tell(mine, "key", { word, at: root.wanted ?? data.at })
  }
  if (!same(root, component.data)) {
    paintedIn(root, data.colours)
    root.replaceChildren(...(data.row ? [stage(data.row)] : []), bar(data, send))
  }
  const listen = event => {
    const word = wordOf(event)
    if (word === null) return
    event.preventDefault()
    send(word)
  }
  const stir = () => {
    root.classList.add("stirred")
    clearTimeout(root.still)
    root.still = setTimeout(() => root.classList.remove("stirred"), HINTS_MS)
  }
  walkers.get(root)?.()
  document.addEventListener("keydown", listen)
  document.addEventListener("pointermove", stir)
  const stop = () => {
    document.removeEventListener("keydown", listen)
    document.removeEventListener("pointermove", stir)
    hush(mine)
  }
  walkers.set(root, stop)
  return stop
}
