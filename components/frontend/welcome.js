// Three lines for a first visit, kept out of the way; whoever closes them, or moves something, never sees them again.
const TOLD = "explorer-welcomed"
const told = () => { try { return Boolean(localStorage.getItem(TOLD)) } catch { return true } }
const remember = () => { try { localStorage.setItem(TOLD, "yes") } catch { /* a browser that keeps nothing is told each time */ } }

export default function ({ data: packet, parentElement }) {
  const root = parentElement.querySelector(".root")
  if (root.shown || told()) return
  root.shown = true
  const { lines } = unpacked(packet)
  const end = () => { remember(); root.replaceChildren() }
  const close = el("button", { type: "button", className: "end", textContent: "Begin", onclick: end })
  const list = el("dl", {}, ...lines.flatMap(([name, text]) => [el("dt", { textContent: name }), el("dd", { textContent: text })]))
  const card = el("section", { className: "welcome", ariaLabel: "First visit" }, list, close)
  card.onkeydown = event => { if (event.key === "Escape") end() }
  root.replaceChildren(card)
  return () => remember()
}
