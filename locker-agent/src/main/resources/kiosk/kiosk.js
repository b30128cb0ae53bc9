'use strict'
// Keys, fields and notices of the page. What is typed lives in the fields of the screen alone and goes with it.
;(() => {
  const byId = id => document.getElementById(id)
  const fieldsOf = form => [...form.querySelectorAll('[data-field]')]
  const screenData = () => document.querySelector('.screen').dataset
  const isFull = field => field.value.length >= Number(field.dataset.least)

  function activeField(form) {
    const fields = fieldsOf(form)
    return fields.find(field => field.name === form.dataset.active) ?? fields.find(field => !isFull(field)) ?? fields.at(-1)
  }

  function draw(form) {
    const active = activeField(form)
    for (const field of fieldsOf(form)) {
      const shown = 'mask' in field.dataset ? '•'.repeat(field.value.length) : field.value
      for (const output of document.querySelectorAll(`[data-shows="${field.name}"]`)) {
        const cells = output.querySelectorAll('.cell')
        if (cells.length === 0) {
          output.textContent = shown
        }
        cells.forEach((cell, i) => {
          cell.textContent = shown[i] ?? ''
          cell.classList.toggle('next', i === shown.length)
        })
      }
      const chooser = form.querySelector(`[data-choose="${field.name}"]`)
      chooser?.classList.toggle('active', field === active)
    }
    const ready = fieldsOf(form).every(isFull)
    for (const ok of document.querySelectorAll(`button.ok[form="${form.id}"]`)) {
      ok.disabled = !ready
    }
  }

  function press(form, key, name) {
    const field = fieldsOf(form).find(one => one.name === name) ?? activeField(form)
    if (!field) {
      return
    }
    if (key === 'Backspace') {
      field.value = field.value.slice(0, -1)
    } else if (key === 'Escape') {
      field.value = ''
    } else if (field.value.length < Number(field.dataset.most)) {
      field.value += key
    }
    byId('busy').hidden = true
    draw(form)
    isHere()
  }

  function wipe() {
    clearTimeout(forgetting)
    for (const field of document.querySelectorAll('[data-field]')) {
      field.value = ''
      draw(field.form)
    }
  }

  function onTap(event) {
    const on = event.target.closest('button')
    if (!on) {
      return
    }
    const pad = on.closest('[data-pad]')
    const { key, choose, open, close, reveal } = on.dataset
    if (key) {
      press(byId(pad.dataset.pad), key, pad.dataset.types)
    } else if (choose) {
      on.form.dataset.active = choose
      draw(on.form)
    } else if (open || close) {
      byId(open ?? close).hidden = Boolean(close)
    } else if (reveal) {
      on.classList.add('called')
      setTimeout(() => on.classList.remove('called'), 2500)
    }
  }

  /** A keypad of metal types into the form whose pad is on the screen. */
  function onKey(event) {
    if (event.key === 'Enter' && event.target.matches('g[role="button"]')) {
      event.target.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      return
    }
    const overlay = document.querySelector('.overlay:not([hidden])')
    const pad = (overlay ?? document).querySelector('[data-pad]')
    const key = overlay ? event.key.toUpperCase() : event.key
    const known = overlay ? /^[A-Z0-9-]$/ : /^[0-9]$/
    if (!pad || event.ctrlKey || event.altKey || event.metaKey) {
      return
    }
    const form = byId(pad.dataset.pad)
    if (event.key === 'Enter') {
      event.preventDefault()
      if (fieldsOf(form).every(isFull)) {
        form.requestSubmit()
      }
    } else if (known.test(key) || event.key === 'Backspace' || event.key === 'Escape') {
      event.preventDefault()
      press(form, known.test(key) ? key : event.key, pad.dataset.types)
    }
  }

  // One touch at a time: a second tap on its way is not a second wish.
  let sending = false

  function onSend(event) {
    if (sending) {
      event.preventDefault()
      return
    }
    sending = true
    byId('busy').hidden = true
  }

  function onAnswer(event) {
    const status = event.detail.xhr.status
    setTimeout(() => { sending = false }, status === 204 ? 400 : 0)
    const asked = event.detail.pathInfo.requestPath
    if (status === 204) {
      // More time is more time for what is half typed.
      if (asked !== '/touch/more-time') {
        wipe()
      }
    } else if (status === 409 || status === 403) {
      location.reload()
    } else {
      byId('busy').hidden = false
    }
  }

  function onScreen() {
    sending = false
    byId('busy').hidden = true
    document.querySelectorAll('form:has([data-field])').forEach(draw)
    document.documentElement.lang = document.querySelector('.screen').lang
    lastSaid = performance.now()
    count()
    voice.screen()
  }

  // Whoever types is there, whatever the screen's clock says; and digits that nobody finishes are nobody's business.
  const SAY_AGAIN = 10_000
  const FORGET = 30_000
  let lastSaid = performance.now()
  let forgetting

  function isHere() {
    clearTimeout(forgetting)
    forgetting = setTimeout(() => screenData().page === 'Home' && wipe(), FORGET)
    const warned = document.querySelector('.closing') !== null
    if (warned || performance.now() - lastSaid > SAY_AGAIN) {
      lastSaid = performance.now()
      const { view, run } = screenData()
      const body = new URLSearchParams({ view, run })
      // Unheard it is said again with the next key.
      fetch('/touch/more-time', { method: 'POST', body }).catch(() => { lastSaid = 0 })
    }
  }

  // Seconds that are left, for the eye only: the locker decides when they are over.
  function count() {
    for (const one of document.querySelectorAll('[data-count]')) {
      one.dataset.endsAt ??= performance.now() + Number(one.dataset.count) * 1000
      one.textContent = Math.max(0, Math.ceil((Number(one.dataset.endsAt) - performance.now()) / 1000))
    }
  }

  // The server says something every ten seconds. If it does not, the page is started again, but only if there is a page to start.
  const SILENCE = 35_000
  let heardAt = performance.now()

  function heard() {
    heardAt = performance.now()
  }

  async function watch() {
    if (performance.now() - heardAt < SILENCE) {
      return
    }
    try {
      const answer = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(5000) })
      if (answer.ok) {
        location.reload()
        return
      }
    } catch (unreachable) {
      // As it is shown.
    }
    byId('lost').hidden = false
  }

  function onMessage(event) {
    heard()
    if (event.target.id === 'stage') {
      onScreen()
    } else if (event.target.id === 'closing') {
      count()
      voice.screen()
    } else {
      voice.line()
    }
  }

  document.addEventListener('click', onTap)
  document.addEventListener('keydown', onKey)
  // A form that htmx has not seen yet, in the moment after its screen came, must not take the browser elsewhere with what is in it.
  document.addEventListener('submit', event => event.preventDefault())
  document.addEventListener('contextmenu', event => event.preventDefault())
  document.addEventListener('dragstart', event => event.preventDefault())
  document.addEventListener('htmx:beforeRequest', onSend)
  document.addEventListener('htmx:afterRequest', onAnswer)
  document.addEventListener('htmx:sseBeforeMessage', event => event.target.id === 'stage' && wipe())
  document.addEventListener('htmx:sseMessage', onMessage)
  document.addEventListener('htmx:sseOpen', event => {
    heard()
    event.detail.source.addEventListener('alive', heard)
    byId('lost').hidden = true
    document.body.dataset.live = 'yes'
  })
  document.addEventListener('htmx:sseError', () => { byId('lost').hidden = false })
  setInterval(count, 250)
  setInterval(watch, 5000)
  onScreen()
  voice.line()
})()
