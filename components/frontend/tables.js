// A table: heads that sort, cells that wrap, links that open, and above many rows a field that filters them.
// Numbers stand at the right, those too that are told in words at their ends ("under 1").
const LONG = 60, MIDDLING = 18, COUNTED = /^((just )?under |over )?[−-]?\d[\d,.]*$/

// Numbers as the visitor's language writes them, with a minus sign that is read; a year of the calendar as it is.
const writtenNumber = (value, format) => {
  const decimals = format?.match(/^%\.(\d)f$/)?.[1]
  const text = decimals ? value.toFixed(decimals)
    : format === "plain" ? String(value) : value.toLocaleString(undefined, { maximumFractionDigits: 6 })
  return text.replace("-", "−")
}

const writtenCell = (column, value, placeholder) =>
  value === null ? placeholder : typeof value === "number" ? writtenNumber(value, column.format) : value.replaceAll("USD m", "USD\u00a0m")

const linkTo = (url, text) => el("a", { href: url, target: "_blank", rel: "noopener", textContent: text })

const looks = (data, at) => {
  const column = data.columns[at], cells = data.rows.map(row => row[at])
  const longest = column.link ? 0 : Math.max(0, ...cells.map(cell => (typeof cell === "string" ? cell.length : 0)))
  const number = cells.some(cell => cell !== null) && cells.every(cell => cell === null || typeof cell === "number" || COUNTED.test(cell))
  return [number ? "number" : longest > LONG ? "long" : longest > MIDDLING ? "middling" : "short", column.pinned ? "pinned" : ""].join(" ").trim()
}

const bodyCell = (data, classes, row, at) => {
  const column = data.columns[at], value = data.rows[row][at], text = writtenCell(column, value, data.placeholder)
  const url = column.link ? value : column.source ? data.links[row] : null
  const cell = el(column.pinned || at === 0 ? "th" : "td", { className: classes[at] }, url ? linkTo(url, column.link || text) : text)
  if (cell.tagName === "TH") cell.scope = "row"
  return cell
}

const ordered = (one, other) =>
  one === other ? 0 : one === null ? 1 : other === null ? -1
    : typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), undefined, { numeric: true })

const sortBy = (state, at) => {
  state.down = state.by === at && !state.down
  state.by = at
  state.order.sort((one, other) => (state.down ? -1 : 1) * ordered(state.data.rows[one][at], state.data.rows[other][at]))
  state.heads.forEach((head, place) => head.setAttribute("aria-sort", place === at ? (state.down ? "descending" : "ascending") : "none"))
  state.body.append(...state.order.map(row => state.lines[row]))
}

const headOf = (state, column, at, className) => {
  const button = el("button", { type: "button", textContent: column.head, title: column.help || "Sort by this", onclick: () => sortBy(state, at) })
  const head = el("th", { className, scope: "col" }, button)
  head.setAttribute("aria-sort", "none")
  return head
}

const filterOf = state => {
  const count = el("span", { className: "quiet" }), field = el("input", { type: "search", placeholder: "Filter rows" })
  field.ariaLabel = "Filter the rows of this table"
  count.setAttribute("role", "status")
  field.oninput = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    state.lines.forEach(line => { line.hidden = !wanted.every(word => line.textContent.toLowerCase().includes(word)) })
    const left = state.lines.filter(line => !line.hidden).length
    count.textContent = `${left.toLocaleString()} of ${state.lines.length.toLocaleString()} rows`
  }
  field.oninput()
  return el("div", { className: "filter" }, field, count)
}

// Where columns lie beyond the right edge the edge fades, until they are scrolled to.
const fades = scrolled => {
  const look = () => scrolled.classList.toggle("cut", scrolled.scrollLeft + scrolled.clientWidth < scrolled.scrollWidth - 2)
  scrolled.onscroll = look
  new ResizeObserver(look).observe(scrolled)
}

const tableFrom = data => {
  const classes = data.columns.map((_, at) => looks(data, at))
  const state = { data, by: null, down: false, order: data.rows.map((_, row) => row), body: el("tbody") }
  state.heads = data.columns.map((column, at) => headOf(state, column, at, classes[at]))
  state.lines = data.rows.map((_, row) => el("tr", {}, ...data.columns.map((_, at) => bodyCell(data, classes, row, at))))
  state.body.append(...state.lines)
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...state.heads)), state.body)
  const scrolled = el("div", { className: data.whole ? "scrolled" : "scrolled most", tabIndex: 0 }, table)
  scrolled.setAttribute("role", "region")
  scrolled.ariaLabel = `Table: ${data.columns.map(column => column.head).join(", ")}`
  fades(scrolled)
  return [data.filtered ? filterOf(state) : null, scrolled].filter(Boolean)
}

export default function (component) {
  const root = component.parentElement.querySelector(".root")
  if (!same(root, component.data)) root.replaceChildren(...tableFrom(unpacked(component.data)))
}
