// What a visitor asks for reaches the server, once and in order, however busy it is. Everything asked for has a number,
// and each call brings along all that was not yet heard: of two calls that reach the server within a few milliseconds
// only the later one may be. A call that no answer confirms is made again, ever more rarely.
// Not after whole seconds: what looks for answers once a second would be met again.
const AGAIN_MS = 2600, RARER = 1.7, MOST_AGAIN_MS = 30_000
const teller = root => ({ root, name: Math.random().toString(36).slice(2), number: 0, heard: 0, asked: [], again: AGAIN_MS })

// So that one can see from outside what the server has yet to hear.
const flag = (mine, name, on) => mine.root.getRootNode().host?.toggleAttribute(name, on)

const numbered = (mine, asked) => ({ number: ++mine.number, ...asked })

const call = (mine, trigger) => {
  mine.trigger = trigger
  mine.component.setTriggerValue(trigger, { panel: mine.name, asked: mine.asked })
  mine.due = performance.now() + mine.again
  flag(mine, "data-unheard", true)
  wait(mine)
}

const wait = mine => {
  clearTimeout(mine.later)
  mine.later = setTimeout(() => {
    mine.again = Math.min(RARER * mine.again, MOST_AGAIN_MS)
    call(mine, mine.trigger)
  }, mine.due - performance.now())
}

const tell = (mine, trigger, asked) => {
  mine.asked.push(numbered(mine, asked))
  call(mine, trigger)
}

// A panel that is drawn anew was hushed before, and waits on.
const hearing = (mine, component, heard) => {
  mine.component = component
  mine.heard = heard?.panel === mine.name ? heard.number : 0
  mine.asked = mine.asked.filter(one => one.number > mine.heard)
  clearTimeout(mine.later)
  flag(mine, "data-unheard", mine.asked.length > 0)
  if (mine.asked.length) wait(mine)
  else mine.again = AGAIN_MS
}

const hush = mine => clearTimeout(mine.later)
