// @ts-check
// The script that sites load from /t.js. It is sent as it stands here, without comments and indentation (read-tracker.ts),
// so it is written for browsers: no imports, nothing newer than 2020, and short. docs/sources.md says what it does.
;(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const key = script.getAttribute('data-key')
  const endpoint = `${script.getAttribute('data-host') || new URL(script.src).origin}/v1/batch`
  const before = /** @type {any} */ (window).leadtrail || {}
  if (before.identify && !before.q) return
  if (!key) throw new Error('Leadtrail: the script has no data-key.')

  /** @typedef {{ messageId: string }} Message */
  /** @type {Record<string, string>} */
  const memory = {}
  const maxKept = 200
  const maxBatchLength = 50000
  let failures = 0
  let timer = 0
  let last = ''
  /** @type {string[]} */
  let flying = []

  // Where storage is blocked, a cookie keeps who it is; where both are, it is someone new on each page.
  /** @param {string} name */
  const read = (name) => {
    try {
      return memory[name] || localStorage.getItem(name) || ''
    } catch {
      return decodeURIComponent(document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] || '')
    }
  }
  /** @param {string} name @param {string} value @param {boolean} [isLong] */
  const write = (name, value, isLong) => {
    try {
      localStorage.setItem(name, value)
      delete memory[name]
    } catch {
      memory[name] = value
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
      if (!isLong) document.cookie = `${name}=${encodeURIComponent(value)};path=/;samesite=lax;max-age=31536000`
    }
  }
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('')

  // Messages stay here until the server has said that it has them. Each was given its id when it was made, so one that
  // arrives twice is known.
  /** @returns {Message[]} */
  const outbox = () => {
    try {
      return JSON.parse(read('leadtrail_outbox') || '[]')
    } catch {
      return []
    }
  }
  /** @param {Message[]} messages */
  const keep = (messages) => write('leadtrail_outbox', JSON.stringify(messages.slice(-maxKept)), true)
  /** @param {string[]} ids */
  const forget = (ids) => keep(outbox().filter(({ messageId }) => !ids.includes(messageId)))

  /** @param {number} ms */
  const flushIn = (ms) => {
    clearTimeout(timer)
    timer = window.setTimeout(flush, ms)
  }

  /** @param {boolean} [isLeaving] */
  const flush = (isLeaving) => {
    const batch = []
    let length = 0
    for (const message of outbox()) {
      length += JSON.stringify(message).length
      if (batch[0] && length > maxBatchLength) break
      if (!flying.includes(message.messageId)) batch.push(message)
    }
    if (!batch[0]) return
    const ids = batch.map(({ messageId }) => messageId)
    const body = JSON.stringify({ writeKey: key, sentAt: new Date(), batch })
    if (isLeaving === true) {
      // A beacon outlives the page but brings no answer. It is believed while the server answers.
      if (navigator.sendBeacon?.(endpoint, body) && !failures) forget(ids)
      return
    }
    if (flying[0]) return
    flying = ids
    fetch(endpoint, { method: 'POST', body, keepalive: length < maxBatchLength, credentials: 'omit' })
      .then(({ status }) => {
        if (status > 499 || status === 429 || status === 408) throw status
        failures = 0
        forget(ids)
      })
      .catch(() => failures++)
      .then(() => {
        flying = []
        if (outbox()[0]) flushIn(failures && Math.min(1000 * 2 ** failures, 300000))
      })
  }

  /** @param {string} type @param {object} fields */
  const send = (type, fields) => {
    const { pathname: path, search, origin } = location
    const page = {
      path,
      search,
      url: origin + path + search,
      title: document.title,
      referrer: last || document.referrer,
    }
    const context = { page, userAgent: navigator.userAgent, locale: navigator.language, library: { name: 't.js' } }
    const who = { anonymousId, userId: userId || undefined }
    const message = { type, messageId: newId(), timestamp: new Date(), ...who, context, properties: page, ...fields }
    keep([...outbox(), message])
    flushIn(20)
  }

  const view = () => {
    const here = location.origin + location.pathname + location.search
    if (here === last) return
    send('page', {})
    last = here
  }
  // Routers set the title after the address, and some change the address twice.
  let viewTimer = 0
  const viewSoon = () => {
    clearTimeout(viewTimer)
    viewTimer = window.setTimeout(view, 50)
  }
  const leave = () => {
    if (last) view()
    flush(true)
  }

  const visitor = () => {
    const id = newId()
    write('leadtrail_visitor', id)
    return id
  }
  const api = {
    /** @param {string} event @param {object} [properties] */
    track: (event, properties) => send('track', { event, properties: properties || {} }),
    /** @param {any} id @param {object} [traits] */
    identify: (id, traits) => {
      if (!id || typeof id === 'object') {
        traits = id || traits
        id = userId
      }
      // Someone else at the same browser is not the visitor of before.
      if (userId && String(id) !== userId) anonymousId = visitor()
      userId = String(id)
      write('leadtrail_user', userId)
      send('identify', { traits: traits || {}, properties: undefined })
    },
    reset: () => {
      userId = ''
      write('leadtrail_user', userId)
      anonymousId = visitor()
    },
  }

  const nothing = () => {}
  const wish = navigator.doNotTrack || /** @type {any} */ (window).doNotTrack
  const mayTrack = wish !== '1' && wish !== 'yes' && !(/** @type {any} */ (navigator).globalPrivacyControl)
  Object.assign(window, { leadtrail: mayTrack ? api : { track: nothing, identify: nothing, reset: nothing } })
  if (!mayTrack) return

  let anonymousId = read('leadtrail_visitor') || visitor()
  let userId = read('leadtrail_user')

  const start = () => {
    view()
    for (const [name, ...args] of before.q || []) /** @type {any} */ (api)[name]?.(...args)
    for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
      const change = history[name]
      history[name] = function (/** @type {[any, string]} */ ...args) {
        change.apply(this, args)
        viewSoon()
      }
    }
    addEventListener('popstate', viewSoon)
    addEventListener('online', () => flushIn(0))
    addEventListener('pagehide', leave)
    addEventListener('visibilitychange', () => document.hidden && leave())
    // A page that the browser kept is seen again.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) {
        last = ''
        view()
      }
    })
  }
  if (/** @type {any} */ (document).prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
})()
