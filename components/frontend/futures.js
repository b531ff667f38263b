// The futures of a claim as bars: those in which its side is ahead right of zero, the others left of it.
const SVG = "http://www.w3.org/2000/svg"
const shape = (tag, props) => {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value)
  return node
}

const futures = row => {
  if (!row.bars.length) return el("div")
  const svg = shape("svg", {
    viewBox: `0 0 ${row.bars.length} 1`, preserveAspectRatio: "none", role: "img",
    "aria-label": `${row.measure}: ${row.margin}; ahead in ${row.share} of futures; from ${row.ends[0]} to ${row.ends[1]}`,
  })
  const zero = row.zero * row.bars.length, top = Math.max(...row.bars)
  row.bars.forEach((count, at) => svg.append(shape("rect", {
    x: at + 0.05, width: 0.9, y: 1 - count / top, height: count / top, class: at + 0.5 > zero ? "ahead" : "behind",
  })))
  svg.append(shape("line", { x1: zero, x2: zero, y1: -0.08, y2: 1.08 }))
  return svg
}

const paintedIn = (root, colours) => {
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour)
}
