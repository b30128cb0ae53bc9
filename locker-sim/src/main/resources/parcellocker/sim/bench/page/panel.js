'use strict'
// People to play and plans to run: only where a locker's program stands at the bench.
;(() => {
  const byId = id => document.getElementById(id)
  let shown = ''
  let next

  async function ask(method, path) {
    const answer = await fetch(path, { method })
    const body = await answer.json()
    if (!answer.ok) {
      throw new Error(body.error ?? answer.statusText)
    }
    return body
  }

  function say(text) {
    byId('people-said').textContent = text
  }

  async function act(what, path, end = 'done') {
    const buttons = [...document.querySelectorAll('#people button')]
    buttons.forEach(button => { button.disabled = true })
    say(what + ' …')
    try {
      await ask('POST', path)
      say(what + ': ' + end)
    } catch (failed) {
      say(what + ': ' + failed.message)
    }
    buttons.forEach(button => { button.disabled = false })
    look()
  }

  function line(step) {
    const item = document.createElement('li')
    item.className = step.heading ? 'heading' : step.verdict.toLowerCase()
    item.textContent = step.text + (step.seen ? ' — ' + step.seen : '')
    return item
  }

  function draw(state) {
    byId('panel').hidden = false
    const link = byId('touchscreen')
    if (state.runs) {
      link.href = state.screen + '/'
    } else {
      link.removeAttribute('href')
    }
    link.textContent = state.runs ? 'Open the touchscreen' : 'The agent does not run'
    byId('agent').textContent = state.runs ? 'Kill the agent' : 'Start the agent'
    byId('agent').dataset.order = state.runs ? 'kill' : 'start'
    const choice = byId('plan')
    if (choice.options.length === 0) {
      for (const plan of state.plans) {
        choice.add(new Option(plan.title, plan.name))
      }
      if (state.plan) {
        choice.value = state.plan // a page loaded in the middle shows what is played
      }
    }
    byId('plan-why').textContent = state.plans.find(plan => plan.name === choice.value)?.why ?? ''
    byId('plan-run').disabled = state.playing
    const now = JSON.stringify([state.plan, state.lines, state.passed])
    if (now !== shown) {
      shown = now
      byId('plan-lines').replaceChildren(...state.lines.map(line))
      const verdict = state.playing ? (state.lines.length ? 'playing ' : 'building a cabinet for ') + state.plan + ' …' : state.passed ? 'PASS' : 'FAIL'
      byId('plan-verdict').textContent = state.plan ? verdict : ''
      byId('plan-verdict').className = state.playing ? '' : state.passed ? 'passed' : 'failed'
      byId('plan-report').hidden = state.passed === undefined
    }
  }

  async function look() {
    try {
      draw(await ask('GET', '/api/panel'))
      clearTimeout(next)
      next = setTimeout(look, 1000)
    } catch {
      // A bench without an agent: its page is whole without this part. One that had it only does not answer now.
      if (!byId('panel').hidden) {
        clearTimeout(next)
        next = setTimeout(look, 3000)
      }
    }
  }

  byId('deposit-form').addEventListener('submit', event => {
    event.preventDefault()
    const waybill = byId('deposit-waybill').value.trim()
    const size = byId('deposit-size').value
    act('A courier leaves ' + waybill, '/api/panel/deposit?' + new URLSearchParams({ waybill, size }))
  })
  byId('collect-form').addEventListener('submit', event => {
    event.preventDefault()
    const waybill = byId('collect-waybill').value.trim()
    act('The recipient of ' + waybill, '/api/panel/collect?' + new URLSearchParams({ waybill }))
  })
  byId('agent').addEventListener('click', () => {
    act('The agent', '/api/panel/agent/' + byId('agent').dataset.order)
  })
  byId('plan').addEventListener('change', () => look())
  byId('plan-run').addEventListener('click', () => act('The plan', '/api/panel/plans/' + byId('plan').value, 'begun, on a cabinet and an agent of its own'))
  look()
})()
