// Runs in the page. Times what the reader sees: from an input event to the frame in which the chart is different.
(() => {
  const find = (selector, root = document) => {
    const here = root.querySelector(selector)
    if (here) return here
    for (const element of root.querySelectorAll('*')) {
      const below = element.shadowRoot && find(selector, element.shadowRoot)
      if (below) return below
    }
    return null
  }

  const pixels = canvas => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return new Uint32Array(data.buffer).reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 0)
  }

  // Everything that places or shapes a mark, and every text; empty while nothing is drawn.
  const picture = chart => {
    if (chart?.matches('.board')) {
      return Array.from(chart.querySelectorAll('.number, rect'), part => part.textContent + part.getAttribute('height')).join('|')
    }
    const canvas = chart?.querySelector('canvas')
    if (canvas) return String(pixels(canvas))
    const parts = chart?.querySelectorAll('svg.marks [d], svg.marks text, svg.marks line') ?? []
    return Array.from(parts, part =>
      ['d', 'transform', 'x2', 'y2', 'opacity'].map(name => part.getAttribute(name)) + part.textContent
    ).join('|')
  }

  // Resolves with the milliseconds from the next event of this kind to the first frame, painted, in which the
  // chart is different from what it was at the event; with null if that does not happen in time.
  window.timeToRepaint = (kind, selector, limit) => new Promise(resolve => {
    const afterPaint = new MessageChannel()
    let chart, before, start
    const look = () => {
      if (!chart?.isConnected) chart = find(selector)
      const now = performance.now()
      const after = picture(chart)
      if (after && after !== before) resolve(now - start)
      else if (now - start > limit) resolve(null)
      else requestAnimationFrame(() => afterPaint.port2.postMessage(0))
    }
    const begin = () => {
      start = performance.now()
      chart = find(selector)
      before = picture(chart)
      requestAnimationFrame(() => afterPaint.port2.postMessage(0))
    }
    afterPaint.port1.onmessage = look
    addEventListener(kind, begin, { capture: true, once: true })
  })
})()
