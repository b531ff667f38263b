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

const sentence = (told, root, cards, className = "") => {
  const parts = joined(told)
  return el("p", { className: `sentence ${className}` }, ...parts.map((part, place) => {
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

// The answer: the decision, one reason, how sure, one next step; all else behind a click.
const sureOf = (sure, root, cards) => {
  const bar = el("span", { className: `sure-bar ${sure.alike ? "alike" : ""}`, ariaHidden: "true" }, el("span", {}))
  bar.firstChild.style.width = `${100 * sure.share}%`
  return el("span", { className: "sure", title: sure.help }, bar, sentence(sure.parts, root, cards, "inline"))
}

const way = (className, text, topic, root, props = {}) =>
  el("button", { type: "button", className, textContent: text, onclick: () => tell(root.teller, "go", { topic }), ...props })

const answerOf = (data, root, cards) => {
  const [decision, reason, ...more] = data.sentences
  const wasOpen = root.querySelector("details")?.open
  const behind = el(
    "details", { open: Boolean(wasOpen) }, el("summary", { textContent: "More about this answer" }),
    ...more.map(parts => sentence(parts, root, cards)),
  )
  return [
    sentence(decision, root, cards, "decision"),
    reason.length ? sentence(reason, root, cards, "reason") : "",
    el(
      "div", { className: "after" },
      data.sure ? sureOf(data.sure, root, cards) : "",
      data.next ? way("way", `Next: ${data.next.words} →`, data.next.topic, root) : "",
      more.length ? behind : "",
    ),
  ].filter(Boolean)
}

// The story bar: a station a page.
const station = (one, root, cards) => {
  const name = way("way", one.name, one.topic, root, { disabled: false })
  if (one.here) name.setAttribute("aria-current", "page")
  const dot = one.changed ? el("span", { className: "dot", textContent: "●", title: "Changed by your last move" },
    el("span", { className: "unseen", textContent: " changed" })) : ""
  const figure = one.figure && el(
    "div", { className: "of", title: one.figure.label },
    numberButton(one.figure.number.text, one.figure.number.key, root, cards, "number strong"),
    one.figure.change ? el("span", { className: "change", textContent: ` ${one.figure.change}` }) : "",
    el("span", { className: "label", textContent: ` ${one.figure.label}` }),
  )
  const node = el(
    "li", { className: `station${one.here ? " here" : ""}` },
    el("div", { className: "head" }, name, dot, one.next ? el("span", { className: "next", textContent: "next" }) : ""),
    el("div", { className: "said", textContent: one.verdict }), figure || "",
  )
  node.dataset.station = one.topic
  return node
}

const barOf = (stations, root, cards) =>
  el("nav", { className: "bar", ariaLabel: "Across the explorer" }, el("ol", {}, ...stations.map(one => station(one, root, cards))))

// On a phone the bar is wider than the screen: the page one is on is in sight. Elsewhere nothing is measured, since
// that would have the whole page laid out in the middle of a move.
const phone = matchMedia("(max-width: 640px)")
const bringHere = list => {
  const here = phone.matches && list?.querySelector(".here")
  if (here && list.scrollWidth > list.clientWidth) list.scrollLeft = here.offsetLeft - list.offsetLeft
}

// What changed is said to a screen reader once the page has it.
const announce = (root, data) => {
  const live = root.querySelector(".live") ?? el("div", { className: "live unseen", role: "status" })
  if (!live.isConnected) root.append(live)
  const text = data.sentences.slice(0, 1).flat().map(part => part.text ?? part).join("")
  if (live.textContent !== text) live.textContent = text
  return live
}

// Where the focus was it stays, though what had it is drawn anew.
const focusIn = root => {
  const active = root.getRootNode().activeElement
  return active && root.contains(active) ? [...root.querySelectorAll("button, summary")].indexOf(active) : -1
}

export default function (component) {
  const data = unpacked(component.data)
  const root = component.parentElement.querySelector(".root")
  root.teller ??= teller(root)
  hearing(root.teller, component, data.heard)
  const spelled = card => ({ ...card, rows: (card.rows || []).map(key => data.lines[key]) })
  const cards = Object.fromEntries(Object.entries(data.cards).map(([key, card]) => [key, spelled(card)]))
  const open = root.querySelector(".card:popover-open"), focused = focusIn(root)
  const content = [
    ...(data.answers ? answerOf(data, root, cards) : (data.sentences || []).map(parts => sentence(parts, root, cards))),
    data.stations ? barOf(data.stations, root, cards) : "",
    data.figures ? el("div", { className: "figures" }, ...data.figures.map(item => figure(item, root, cards))) : "",
  ].filter(Boolean)
  const live = data.answers ? [announce(root, data)] : []
  root.replaceChildren(...content, ...live, ...(open ? [open] : []))
  bringHere(root.querySelector(".bar ol"))
  if (focused >= 0) root.querySelectorAll("button, summary")[focused]?.focus({ preventScroll: true })
  return () => hush(root.teller)
}
