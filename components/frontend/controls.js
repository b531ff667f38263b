// The controls of a page: native range, number and radio inputs, one row an assumption.
const panels = new WeakMap()

const percentOf = (row, value) => (100 * (value - row.low)) / (row.high - row.low)

const tick = (row, at, className, title) => {
  const node = el("span", { className: `tick ${className}`, title })
  node.style.setProperty("--at", percentOf(row, at) / 100)
  return node
}

const about = row => ({
  title: row.label, text: row.text, mark: row.mark, source: row.source, points: row.points, disagree: row.disagree,
  lines: [row.help, row.range, row.uncertainty, row.derivation, row.watch && `Watch: ${row.watch}`].filter(Boolean),
  flips: row.flips.map(flip => ({ label: flip.text })),
})

// What the visitor last asked of a control stands until the server has heard it: an answer to an earlier step never
// takes it back. A server that does not answer for long takes it back all the same.
const PATIENCE_MS = 10_000
const stands = (panel, line, row) => {
  const mine = panel.wished.get(row.key)
  if (!mine) return false
  const left = mine.until - performance.now()
  if (panel.heard >= mine.number || left <= 0) {
    panel.wished.delete(row.key)
    return false
  }
  clearTimeout(line.later)
  line.later = setTimeout(() => paint(line, line.row, panel), left + 1)
  return true
}

const wishing = (panel, asked) => {
  const one = numbered(panel, asked)
  if (asked.tool) panel.wished.clear()
  else panel.wished.set(asked.key, { number: one.number, until: performance.now() + PATIENCE_MS })
  return one
}

// Sends the newest value of a drag as soon as the last one was answered; letting go always sends.
const sender = panel => {
  const state = { busy: false, next: null, timer: 0 }
  const send = one => {
    panel.asked = [...panel.asked.filter(earlier => earlier.final !== false), one]
    state.busy = true
    clearTimeout(state.timer)
    state.timer = setTimeout(() => answered(), 1500)
    call(panel, "asked")
  }
  const answered = () => {
    clearTimeout(state.timer)
    state.busy = false
    const move = state.next
    state.next = null
    if (move) send(move)
  }
  return {
    answered,
    ask: asked => {
      const one = wishing(panel, asked)
      if (state.busy && asked.final === false) state.next = one
      else {
        state.next = null
        send(one)
      }
    },
  }
}

const choice = (row, panel) => {
  const group = el("div", { className: "segments", role: "radiogroup", ariaLabel: row.label })
  for (const option of row.options) {
    const input = el("input", { type: "radio", name: row.key, value: option.option })
    input.dataset.key = row.key
    input.onchange = () => panel.sender.ask({ key: row.key, value: option.option, final: true })
    group.append(el("label", { title: option.help || "" }, input, el("span", { textContent: option.label })))
  }
  return group
}

// Few short options stand side by side; more are a menu on the row's own line.
const MOST_SIDE_BY_SIDE = 4, MOST_LETTERS = 44
const fits = row => row.options.length <= MOST_SIDE_BY_SIDE
  && row.options.reduce((sum, option) => sum + option.label.length, 0) <= MOST_LETTERS

const menu = (row, panel) => {
  const select = el("select", { ariaLabel: row.label })
  select.dataset.key = row.key
  select.onchange = () => panel.sender.ask({ key: row.key, value: select.value, final: true })
  select.append(...row.options.map(option => el("option", { value: option.option, textContent: option.label, title: option.help || "" })))
  return select
}

// Thousands are separated, but not while the number is being written: "500,000" with a digit more would not be one.
const grouped = value => Number(value).toLocaleString("en-US", { maximumFractionDigits: 12 })
const GROUPED = /^[-+−]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/
const numberOf = text => {
  const bare = text.replace(/\s/g, "").replace("−", "-")
  const plain = GROUPED.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".")
  if (plain === "") return null
  return Number.isFinite(Number(plain)) ? Number(plain) : text
}
const roomOf = text => text.length - 0.5 * (text.match(/[,.]/g) || []).length // in digits: a comma takes half of one
const show = ({ exact, row }, value) => {
  exact.value = exact.matches(":focus") ? value : grouped(value)
  exact.nextSibling.textContent = Number(value) === 1 ? row.unit.one : row.unit.suffix
}
const ARROWS = { ArrowUp: 1, ArrowDown: -1 }

// A step up or down by the arrows, as a field for numbers has it, within the ends of the scale.
const stepped = (row, value, by) => Number(Math.min(row.high, Math.max(row.low, value + by * row.step)).toPrecision(12))

const slider = (row, panel) => {
  const range = el("input", { type: "range", min: row.low, max: row.high, step: row.step, ariaLabel: row.label })
  const exact = el("input", { type: "text", inputMode: "decimal", autocomplete: "off", ariaLabel: `${row.label}, exact value` })
  exact.style.setProperty("--letters", Math.max(...[row.low, row.high].map(end => roomOf(grouped(end)))))
  range.dataset.key = exact.dataset.exact = row.key
  const send = final => panel.sender.ask({ key: row.key, value: Number(range.value), final })
  range.onpointerdown = () => { panel.held = row.key }
  range.onpointerup = range.onpointercancel = () => { panel.held = null }
  range.oninput = () => { show({ exact, row }, range.value); send(false) }
  range.onchange = () => send(true)
  exact.oninput = () => { panel.typing = row.key }
  exact.onfocus = () => {
    const value = numberOf(exact.value)
    if (String(value) !== exact.value) exact.value = value
  }
  exact.onblur = () => {
    panel.typing = null
    const value = numberOf(exact.value)
    if (typeof value === "number") show({ exact, row }, value)
  }
  exact.onkeydown = event => {
    const by = ARROWS[event.key], value = numberOf(exact.value)
    if (!by || typeof value !== "number") return
    event.preventDefault()
    exact.value = stepped(row, value, by)
    panel.typing = row.key
    panel.arrows = true
  }
  exact.onkeyup = event => { if (ARROWS[event.key] && panel.arrows) exact.onchange() }
  exact.onchange = () => {
    panel.typing = null
    panel.arrows = false
    panel.sender.ask({ key: row.key, value: numberOf(exact.value), final: true })
  }
  return { range, exact, track: el("div", { className: "track" }, range, el("div", { className: "ticks" })) }
}

const build = (row, panel) => {
  const card = el("button", { type: "button", className: "about", textContent: row.label, title: row.help })
  const back = el("button", { type: "button", className: "back", textContent: "↺", title: "Back to the default" })
  back.ariaLabel = `${row.label}: back to the default`
  card.onclick = () => openCard(panel.root, about(panel.rows.get(row.key).row))
  back.onclick = () => panel.sender.ask({ key: row.key, value: panel.rows.get(row.key).row.default, final: true })
  const parts = !row.options ? slider(row, panel) : fits(row) ? { track: choice(row, panel) } : { menu: menu(row, panel) }
  const unit = parts.exact
    ? el("span", { className: "exact" }, row.unit.prefix, parts.exact, el("span", { className: "suffix", textContent: row.unit.suffix }))
    : parts.menu || null
  const head = el("div", { className: "head" }, card, smallMark(row.mark), el("span", { className: "gap" }), back, unit)
  const node = el("div", { className: `row ${row.kind}` }, head, parts.track || "")
  return { ...parts, node, back, row }
}

const paint = (line, row, panel) => {
  line.row = row
  line.node.classList.toggle("changed", row.changed)
  line.back.style.visibility = row.changed ? "visible" : "hidden"
  const asked = stands(panel, line, row)
  if (line.menu) {
    if (!asked) line.menu.value = row.value
    return
  }
  if (row.options) {
    if (asked) return
    for (const input of line.track.querySelectorAll("input")) input.checked = input.value === row.value
    return
  }
  const mine = asked || panel.held === row.key
  if (!mine) line.range.value = row.value
  if (!mine && panel.typing !== row.key) show(line, row.value)
  line.range.setAttribute("aria-valuetext", row.text)
  line.track.lastChild.replaceChildren(
    ...row.points.map(point => tick(row, point.value, "point", `${point.label}: ${point.text}`)),
    tick(row, row.baseline, "baseline", "Baseline"),
    ...row.flips.map(flip => tick(row, flip.at, `flip ${flip.strong ? "strong" : ""}`, flip.text)),
  )
}

// What the marks and the ticks mean, with how many of each there are; the same stands in the card of each control.
const legend = rows => {
  const part = (...parts) => el("span", { className: "part" }, ...parts)
  const count = text => rows.filter(row => row.mark === text).length
  const marks = Object.keys(LETTERS).filter(count).map(text => part(smallMark(text), ` ${text}: ${count(text)} of ${rows.length}`))
  return el(
    "div", { className: "legend" }, ...marks,
    part(el("span", { className: "key flip" }), "the answer changes"), part(el("span", { className: "key point" }), "a real or named case"),
  )
}

const use = (panel, tool) => panel.sender.ask({ tool })

// Built once, so that a press and the focus survive a new run; a button that would do nothing stays reachable.
const toolbar = (panel, tools) => {
  const bar = el("div", { className: "tools", role: "toolbar", ariaLabel: "Moves" })
  for (const { tool } of tools) {
    const button = el("button", { type: "button" })
    button.dataset.tool = tool
    button.onclick = () => { if (button.ariaDisabled !== "true") use(panel, tool) }
    bar.append(button)
  }
  return bar
}

const paintTools = (bar, tools) => tools.forEach((item, index) => {
  Object.assign(bar.children[index], { textContent: item.label, title: item.hint, ariaDisabled: String(!item.on) })
})

// Undo and redo from the keyboard, wherever the focus is, unless a text is being written.
const shortcuts = (panel, tools) => event => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return
  if (event.composedPath()[0].matches?.("input[type=text], textarea")) return
  const tool = tools.find(item => item.tool === (event.shiftKey ? "redo" : "undo"))
  event.preventDefault()
  if (tool?.on) use(panel, tool.tool)
}

// The visitor rests once nothing was drawn, pressed, typed or walked back to for a while. Told at the moment of a click, the server may
// drop the click: of two triggers that reach it within a few milliseconds only the later one is sure to be heard. Told
// after a step through the history, it runs the page that is being left, and the step is lost.
const REST_MS = 600, STIRS = ["pointerdown", "keydown"]
const settle = (panel, component, settled) => {
  clearTimeout(panel.idle)
  panel.restless = !settled
  flag(panel, "data-restless", !settled)
  if (settled) return
  const say = () => {
    if (!panel.held) component.setTriggerValue("settled", { panel: panel.name, asked: panel.asked })
    panel.idle = setTimeout(say, wait)
    wait = Math.min(RARER * wait, MOST_AGAIN_MS)
  }
  let wait = AGAIN_MS
  panel.idle = setTimeout(say, REST_MS)
}
const stirred = panel => () => { if (panel.restless) settle(panel, panel.component, false) }

export default function (component) {
  const { parentElement } = component, data = unpacked(component.data)
  const root = parentElement.querySelector(".root")
  let panel = panels.get(root)
  if (!panel) {
    panels.set(root, (panel = { ...teller(root), rows: new Map(), wished: new Map() }))
    panel.sender = sender(panel)
  }
  hearing(panel, component, data.heard)
  root.classList.toggle("room", data.room)
  const keys = data.rows.map(row => row.key).join()
  if (panel.keys !== keys) {
    panel.keys = keys
    panel.rows = new Map(data.rows.map(row => [row.key, build(row, panel)]))
    const groups = Map.groupBy(data.rows, row => (data.grouped ? row.group : ""))
    root.replaceChildren(toolbar(panel, data.tools), ...[...groups].flatMap(([name, rows]) => [
      name ? el("h3", { textContent: name }) : "",
      el("div", { className: "rows" }, ...rows.map(row => panel.rows.get(row.key).node)),
    ]), data.room ? "" : legend(data.rows))
  }
  for (const row of data.rows) paint(panel.rows.get(row.key), row, panel)
  if (data.tools.length) {
    paintTools(root.querySelector(".tools"), data.tools)
    document.removeEventListener("keydown", panel.keys_down)
    document.addEventListener("keydown", (panel.keys_down = shortcuts(panel, data.tools)))
  }
  panel.sender.answered()
  settle(panel, component, data.settled)
  panel.stirred ??= stirred(panel)
  for (const kind of STIRS) document.addEventListener(kind, panel.stirred, true)
  window.addEventListener("popstate", panel.stirred, true)
  return () => {
    hush(panel)
    clearTimeout(panel.idle)
    document.removeEventListener("keydown", panel.keys_down)
    for (const kind of STIRS) document.removeEventListener(kind, panel.stirred, true)
    window.removeEventListener("popstate", panel.stirred, true)
  }
}
