'use strict'
// Keys, fields and notices of the page. What is typed lives in the fields of the screen alone and goes with it.
;(() => {
  const byId = id => document.getElementById(id)
  const fieldsOf = form => [...form.querySelectorAll('[data-field]')]
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
  }

  function wipe() {
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
    if (status === 204) {
      wipe()
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
  }

  // A door that wants to be shut is heard too, until it is.
  let sound
  let chiming

  function chime() {
    sound ??= new AudioContext()
    for (const [at, pitch] of [[0, 880], [.25, 660]]) {
      const tone = new OscillatorNode(sound, { frequency: pitch })
      const loudness = new GainNode(sound, { gain: .2 })
      tone.connect(loudness).connect(sound.destination)
      tone.start(sound.currentTime + at)
      tone.stop(sound.currentTime + at + .2)
    }
    byId('line').dataset.chimes = Number(byId('line').dataset.chimes ?? 0) + 1
  }

  function onLine() {
    const wanted = byId('line').querySelector('.ajar-call') !== null
    if (wanted && !chiming) {
      chime()
      chiming = setInterval(chime, 10_000)
    } else if (!wanted) {
      clearInterval(chiming)
      chiming = undefined
    }
  }

  document.addEventListener('click', onTap)
  document.addEventListener('keydown', onKey)
  document.addEventListener('contextmenu', event => event.preventDefault())
  document.addEventListener('dragstart', event => event.preventDefault())
  document.addEventListener('htmx:beforeRequest', onSend)
  document.addEventListener('htmx:afterRequest', onAnswer)
  document.addEventListener('htmx:sseBeforeMessage', event => event.target.id === 'stage' && wipe())
  document.addEventListener('htmx:sseMessage', event => event.target.id === 'stage' ? onScreen() : onLine())
  document.addEventListener('htmx:sseOpen', () => {
    byId('lost').hidden = true
    document.body.dataset.live = 'yes'
  })
  document.addEventListener('htmx:sseError', () => { byId('lost').hidden = false })
  onScreen()
  onLine()
})()
