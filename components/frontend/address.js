// What is on screen is written over the present entry of the browser's history, and what outlives a reload is kept in
// this tab's own store. Nothing is drawn.
const STORE = "explorer"

// An entry that the visitor has left meanwhile, for another page or another move, is left as it is.
const writeOver = ({ page, ours, was, now }) => {
  const here = new URLSearchParams(location.search), held = here.get("s") ?? ""
  if (location.pathname.split("/").pop() !== page || ![was, now.s, ""].includes(held)) return
  for (const key of ours) here.delete(key)
  for (const [key, value] of Object.entries(now)) here.set(key, value)
  const search = `?${here}`
  if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash)
}

// A tab without a store (forbidden, full) keeps nothing, and all else works.
const stored = () => {
  try { return JSON.parse(sessionStorage.getItem(STORE)) } catch { return null }
}
const store = kept => {
  try { sessionStorage.setItem(STORE, JSON.stringify(kept)) } catch { /* nothing is kept */ }
}

export default function (component) {
  const data = unpacked(component.data)
  const root = component.parentElement.querySelector(".root")
  root.getRootNode().host?.closest("[data-testid=stElementContainer]")?.style.setProperty("display", "none")
  const mine = (root.teller ??= teller(root))
  hearing(mine, component, data.heard)
  if (same(root, component.data)) return () => hush(mine)
  writeOver(data)
  const before = stored()
  if (!before || before.visit === data.visit || data.taken) store({ visit: data.visit, keep: data.keep })
  else if (!mine.number) tell(mine, "kept", { keep: JSON.stringify(before.keep) })
  return () => hush(mine)
}
