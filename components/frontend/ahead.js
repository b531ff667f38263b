// By how much a claim's side is ahead, as a dot on a line: its mean, the band of eight in ten futures, zero in the middle.
const aheadWords = row =>
  `${row.measure}: ${row.margin}; ${row.share ? `ahead in ${row.share} of futures; ` : ""}eight in ten futures from ${row.plot.low_text} to ${row.plot.high_text}`

const span = (className, from, to) => {
  const node = el("div", { className })
  node.style.left = `${from}%`
  node.style.width = `${to - from}%`
  return node
}

const dotted = row => {
  const { at, low, high, none, ends } = row.plot
  const dot = span("dot", at, at), track = el("div", { className: "track" }, span("none", 50 - none, 50 + none), span("band", low, high), dot)
  track.setAttribute("role", "img")
  track.setAttribute("aria-label", aheadWords(row))
  return el("div", { className: "axis" }, el("span", { className: "end quiet", textContent: ends[0] }), track, el("span", { className: "end quiet", textContent: ends[1] }))
}

// The number stands over its dot, and within the line's own width.
const ahead = (row, number) => {
  if (!row.plot) number.style.transform = "translateX(-50%)"
  if (!row.plot) return el("div", { className: `ahead ${row.verdict}` }, el("div", { className: "over" }, number))
  const over = el("div", { className: "over" }, number)
  number.style.left = `${row.plot.at}%`
  number.style.transform = `translateX(${-row.plot.at}%)`
  return el("div", { className: `ahead zeroed ${row.verdict}` }, over, dotted(row), el("div", { className: "sides quiet", textContent: "behind ← 0 → ahead" }))
}

const chip = row => el("span", { className: `verdict ${row.verdict}`, textContent: row.word })

const paintedIn = (root, colours) => {
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour)
}
