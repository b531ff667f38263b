// Watches the page's socket: `window.runAwaited` is true from the moment in which a run of the script is asked for until
// the server says that one has begun. Between the two the page looks as if nothing were to come.
(() => {
  try { localStorage.setItem("explorer-welcomed", "yes") } catch { /* no first visit: its lines are looked at by a test */ }
  const RERUN_SCRIPT = 11, NEW_SESSION = 4 // fields of Streamlit's BackMsg and ForwardMsg
  const WIDTHS = { 1: 8, 5: 4 } // in bytes, of the two fixed kinds of a field

  // Whether a message of Protocol Buffers has a field at its top.
  const holds = (bytes, field) => {
    let at = 0
    const number = () => {
      let value = 0, weight = 1, byte
      do {
        byte = bytes[at++]
        value += (byte & 127) * weight
        weight *= 128
      } while (byte & 128)
      return value
    }
    while (at < bytes.length) {
      const tag = number(), kind = tag & 7
      if (tag >> 3 === field) return true
      if (kind === 0) number()
      else {
        const length = kind === 2 ? number() : WIDTHS[kind] // before it is added: reading it moves the place
        at += length
      }
    }
    return false
  }
  const bytesOf = data => (typeof data === "string" ? new Uint8Array() : new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength))

  window.runAwaited = false
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where)
      this.addEventListener("message", ({ data }) => {
        if (data instanceof ArrayBuffer && holds(bytesOf(data), NEW_SESSION)) window.runAwaited = false
      })
    }

    send(data) {
      if (holds(bytesOf(data), RERUN_SCRIPT)) window.runAwaited = true
      super.send(data)
    }
  }
})()
