'use strict';
// The page holds no rules: it draws what the bench tells it, and passes on what a person does.
const $ = id => document.getElementById(id);
const bays = new Map();
let layout, doors = [], board = null, chosen = null, polls = 0;

async function ask(path, method = 'GET') {
  const answer = await fetch(path, { method });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error ?? answer.statusText);
  return body;
}

/** Does it, or says why not. What was chosen and refused is drawn again as it is. */
async function attempt(path) {
  try {
    return await ask(path, 'POST');
  } catch (refused) {
    tell(refused.message);
    redraw();
    return null;
  }
}

async function redraw() {
  try {
    drawDoors(await ask('/api/doors'));
    drawBoard(await ask('/api/board'));
    Devices.draw(await ask('/api/devices'));
  } catch (gone) {
    tell(gone.message);
  }
}

let toastTimer;
function tell(text) {
  $('toast').textContent = text;
  $('toast').classList.add('up');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').classList.remove('up'), 4500);
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function drawCabinet() {
  const places = layout.places;
  const columns = 1 + Math.max(...places.map(p => p.column));
  const top = Math.max(...places.map(p => p.floorMillimetres + p.heightMillimetres)) + 60;
  $('name').textContent = `${layout.name} · ${places.length} compartments`;
  for (const place of places) {
    const bay = element('button', 'bay');
    bay.style.left = `${2 + place.column * 96 / columns}%`;
    bay.style.width = `${96 / columns}%`;
    bay.style.top = `${100 * (top - place.floorMillimetres - place.heightMillimetres) / top}%`;
    bay.style.height = `${100 * place.heightMillimetres / top}%`;
    const leaf = element('div', 'leaf');
    leaf.append(element('b', '', place.id), element('span', '', place.size));
    bay.append(element('div', 'inside'), leaf);
    bay.addEventListener('click', () => choose(place.id));
    bays.set(place.id, bay);
    $('cabinet').append(bay);
  }
}

function drawDoors(next) {
  const before = new Map(doors.map(door => [door.id, door]));
  doors = next;
  for (const door of doors) {
    const bay = bays.get(door.id);
    bay.classList.toggle('open', door.open);
    bay.classList.toggle('trouble', isWrong(door));
    bay.setAttribute('aria-label', `${door.id}, ${door.open ? 'open' : 'shut'}, ${door.contents.length} parcels`);
    bay.querySelector('.inside').replaceChildren(...door.contents.map(label => element('div', 'parcel', label)));
    if (before.has(door.id) && before.get(door.id).pulses.length < door.pulses.length) {
      bay.classList.add('fired');
      setTimeout(() => bay.classList.remove('fired'), 600);
    }
  }
  drawChosen();
}

const isWrong = door => door.trouble !== 'NONE' || door.lockSwapped || door.sensorSwapped;

/** What is wrong with a door, in words. */
function wrong(door) {
  const said = [];
  if (door.trouble !== 'NONE') said.push(document.querySelector(`#trouble [value=${door.trouble.toLowerCase()}]`).textContent);
  if (door.lockSwapped) said.push(`its output fires ${door.fires}`);
  if (door.sensorSwapped) said.push(`its input tells of ${door.tells}’s contact`);
  return said.length ? `Wrong with ${door.id}: ${said.join('; ')}.` : '';
}

function choose(id) {
  chosen = id;
  history.replaceState(null, '', `#${id}`);
  bays.forEach((bay, key) => bay.classList.toggle('chosen', key === id));
  drawChosen();
}

function drawChosen() {
  const door = doors.find(d => d.id === chosen);
  if (!door) return;
  $('door-id').textContent = `${door.id} · size ${door.place.size}`;
  $('door-state').textContent = door.open ? 'open' : 'shut';
  $('door-state').className = door.open ? 'open' : '';
  const last = door.pulses.at(-1);
  const fired = last ? `Its coil fired ${door.pulses.length} ×, last at ${clock(last.epochMicros)}.` : 'Its coil has not fired.';
  const inside = door.contents.length ? `Inside: ${door.contents.join(', ')}.` : 'Empty.';
  $('door-facts').textContent =
    `Board ${door.place.board}, channel ${door.place.channel}, contact ${door.contact ? '11' : '00'}. ${fired} ${inside}`;
  for (const id of ['door-deeds', 'put-form', 'trouble-row', 'cable-row']) $(id).hidden = false;
  document.querySelector('[data-deed=close]').disabled = !door.open;
  document.querySelector('[data-deed=open]').disabled = door.open;
  document.querySelector('[data-deed=take]').disabled = !door.open || !door.contents.length;
  $('put-form').querySelector('button').disabled = !door.open;
  $('trouble').value = door.trouble.toLowerCase();
  $('door-right').disabled = !isWrong(door);
  $('door-wrong').textContent = wrong(door);
  drawNeighbours(door);
}

/** The doors with which this one may have exchanged a cable: those of its board. */
function drawNeighbours(door) {
  const list = $('cable-with');
  const others = doors.filter(d => d.id !== door.id && d.place.board === door.place.board).map(d => d.id);
  if (list.dataset.of !== door.id) {
    list.dataset.of = door.id;
    list.replaceChildren(...others.map(id => new Option(id, id)));
  }
  document.querySelectorAll('[data-swap]').forEach(button => { button.disabled = !others.length; });
}

function drawBoard(state) {
  board = state;
  lamp('lamp-board', state.plugged, state.attached, 'Board line', state.link);
  lamp('lamp-scanner', state.scannerPlugged, state.scannerAttached, 'Scanner', state.scannerLink);
  Faults.draw(state);
  Devices.drawScanner(state);
}

function lamp(id, plugged, attached, name, link) {
  $(id).className = !plugged ? 'bad' : attached ? 'good' : '';
  $(id).title = link;
  $(id).lastElementChild.textContent = `${name}: ${!plugged ? 'unplugged' : attached ? 'in use' : 'nobody listens'}`;
}

const familyOf = line => board?.boards.find(one => one.line === line)?.family ?? 'xor8a';
const POLL = {
  xor8a: /^80/,
  kerong: /^02..3[025]|^02....(50|60|65|75)/,
  modbus: /^..0[12]/,
  wkly: /^574B4C59....8[34]/,
};
const OPEN = {
  xor8a: /^8A/,
  kerong: /^02..3[139]|^02....[56]1/,
  modbus: /^..(05|0F|10)/,
  wkly: /^574B4C59....8[0267]/,
};
const isPoll = frame => POLL[familyOf(frame.line)].test(frame.hex);
const isOpen = frame => frame.direction === 'TO_BOARD' && OPEN[familyOf(frame.line)].test(frame.hex);

const meaning = frame => Frames.meaning(familyOf(frame.line), frame.hex, frame.direction === 'TO_BOARD');

function clock(epochMicros) {
  const date = new Date(epochMicros / 1000);
  const two = n => String(n).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function drawFrames(fresh) {
  polls += fresh.filter(isPoll).length;
  $('polls').textContent = polls ? `${polls} poll frames so far` : '';
  for (const frame of fresh) {
    if (isPoll(frame) && $('hide-polls').checked) continue;
    const line = element('li', frame.direction === 'TO_BOARD' ? 'down' : 'up');
    if (isOpen(frame)) line.classList.add('open');
    line.append(
      element('span', '', clock(frame.startEpochMicros)),
      element('span', '', (board.lines.length > 1 ? `${frame.line} ` : '') + (frame.direction === 'TO_BOARD' ? '→' : '←')),
      element('span', '', frame.hex.match(/../g).join(' ')),
      element('span', '', meaning(frame)));
    $('frames').prepend(line);
  }
  while ($('frames').children.length > 200) $('frames').lastChild.remove();
}

async function holdUp(text) {
  $('read').textContent = 'Looking…';
  const scan = await attempt(`/api/scanner?text=${encodeURIComponent(text)}`);
  if (!scan) { $('read').textContent = ''; return; }
  $('photo').src = scan.photo;
  $('photo').hidden = false;
  const verdict = element('b', scan.read ? '' : 'bad', scan.read ?? 'not readable');
  $('read').replaceChildren(verdict,
    scan.read ? `read in ${scan.millis} ms and sent to the locker` : 'nothing was sent: hold it up again');
}

function offerWaybills() {
  const picks = ['SF1088001234567', 'YT8812345678901', 'JD0099887766554', 'ZTO7788990011'];
  $('waybills').append(...picks.map(text => { const o = element('option', ''); o.value = text; return o; }));
  $('picks').append(...picks.map(text => {
    const button = element('button', '', text);
    button.addEventListener('click', () => { $('scan-text').value = text; holdUp(text); });
    return button;
  }));
}

function listen() {
  document.querySelectorAll('[data-deed]').forEach(button =>
    button.addEventListener('click', () => attempt(`/api/doors/${chosen}/${button.dataset.deed}`)));
  $('put-form').addEventListener('submit', event => {
    event.preventDefault();
    attempt(`/api/doors/${chosen}/put?label=${encodeURIComponent($('put-label').value)}`);
  });
  const fault = query => attempt(`/api/doors/${chosen}/fault?${query}`);
  $('trouble').addEventListener('change', () => fault(`kind=${$('trouble').value}`));
  $('door-right').addEventListener('click', () => fault('kind=none'));
  document.querySelectorAll('[data-swap]').forEach(button => button.addEventListener('click',
    () => fault(`kind=${button.dataset.swap}&with=${encodeURIComponent($('cable-with').value)}`)));
  $('scan-form').addEventListener('submit', event => { event.preventDefault(); holdUp($('scan-text').value); });
  $('photo').addEventListener('click', () => $('photo').classList.toggle('large'));
}

function follow() {
  const news = new EventSource('/api/events');
  const page = (className, text) => {
    $('lamp-page').className = className;
    $('lamp-page').lastElementChild.textContent = text;
  };
  news.onopen = () => page('good', 'Bench: live');
  news.onerror = () => page('bad', 'Bench: gone, trying again');
  news.addEventListener('doors', event => drawDoors(JSON.parse(event.data)));
  news.addEventListener('board', event => drawBoard(JSON.parse(event.data)));
  news.addEventListener('devices', event => Devices.draw(JSON.parse(event.data)));
  news.addEventListener('frames', event => drawFrames(JSON.parse(event.data)));
}

async function start() {
  layout = await ask('/api/layout');
  drawCabinet();
  offerWaybills();
  listen();
  drawDoors(await ask('/api/doors'));
  drawBoard(await ask('/api/board'));
  Devices.draw(await ask('/api/devices'));
  drawFrames((await ask('/api/frames')).slice(-60));
  if (location.hash) choose(location.hash.slice(1));
  follow();
}

start().catch(broken => tell(broken.message));
