'use strict'
// What is heard: a prompt at each new screen if its person wants it, and a chime while a door wants to be shut. Quiet hours mute both.
const voice = (() => {
  const isQuiet = () => document.querySelector('.quiet') !== null
  const prompt = new Audio()
  let context
  let chiming
  let said = ''

  /** Each prompt once: the same screen drawn again says nothing. */
  function say(name, lang, view) {
    const key = `${name}-${lang}-${view}`
    if (!name || key === said) {
      return
    }
    said = key
    prompt.pause()
    prompt.src = `/assets/say-${name}-${lang}.ogg`
    document.body.dataset.said = `${name}-${lang}`
    // A browser that may not make a sound yet shows the screen all the same.
    prompt.play().catch(refused => { document.body.dataset.unsaid = refused.name })
  }

  function screen() {
    const { say: name, view, speaks } = document.querySelector('.screen').dataset
    const warning = document.querySelector('.closing')
    if (speaks !== 'yes' || isQuiet()) {
      prompt.pause()
      said = ''
    } else if (warning) {
      say(warning.dataset.say, warning.lang, view)
    } else {
      say(name, document.querySelector('.screen').lang, view)
    }
  }

  function chime() {
    if (isQuiet()) {
      return
    }
    context ??= new AudioContext()
    for (const [at, pitch] of [[0, 880], [.25, 660]]) {
      const tone = new OscillatorNode(context, { frequency: pitch })
      const loudness = new GainNode(context, { gain: .2 })
      tone.connect(loudness).connect(context.destination)
      tone.start(context.currentTime + at)
      tone.stop(context.currentTime + at + .2)
    }
    const line = document.getElementById('line')
    line.dataset.chimes = Number(line.dataset.chimes ?? 0) + 1
  }

  function line() {
    const wanted = document.querySelector('.ajar-call') !== null
    if (wanted && !chiming) {
      chime()
      chiming = setInterval(chime, 10_000)
    } else if (!wanted) {
      clearInterval(chiming)
      chiming = undefined
    }
    screen()
  }

  return { screen, line }
})()
