'use strict';
// Every fault as a switch: a row a line, a row a board, the supply of the coils.
const Faults = (() => {
  const BOARD = [
    ['kind=none', 'works'],
    ['kind=dead', 'is dead'],
    ['kind=mute', 'obeys, says nothing'],
    ['kind=withhold&fires=false', 'neither fires nor speaks'],
    ['kind=slow&millis=150', 'is slow'],
    ['kind=late&millis=500', 'answers too late'],
    ['kind=behind', 'answers the question before'],
    ['kind=echo', 'the adapter echoes'],
    ['kind=noise&bytes=3', 'noise before answers'],
    ['kind=cut&bytes=3', 'cuts answers short'],
    ['kind=doubled', 'answers twice'],
    ['kind=merged', 'two answers in one'],
    ['kind=foreign', 'answers for its neighbour'],
    ['kind=turned&channel=1&checked=true', 'contact 1 turned over, check right'],
    ['kind=turned&channel=1&checked=false', 'contact 1 turned over, check wrong'],
    ['kind=interrupted&channel=1', 'an event between request and answer'],
  ];
  const NOISE = [['0', 'no noise'], ['0.0001', '1 bit in 10,000'], ['0.001', '1 bit in 1,000'], ['0.01', '1 bit in 100']];
  const rows = new Map();

  function select(options, label, path) {
    const list = document.createElement('select');
    list.setAttribute('aria-label', label);
    options.forEach(([value, text]) => list.add(new Option(text, value)));
    list.addEventListener('change', () => attempt(path(list.value)));
    return list;
  }

  function button(text, act) {
    const made = element('button', '', text);
    made.addEventListener('click', act);
    return made;
  }

  function lineRow(line) {
    const row = element('div', 'row');
    const plug = button('', () => attempt(`/api/line/${line.id}/${row.plugged ? 'unplug' : 'plug'}`));
    row.append(element('b', '', `Line ${line.id}`), plug, select(NOISE, `noise of line ${line.id}`, rate => `/api/line/${line.id}/noise?rate=${rate}`));
    row.draw = now => {
      row.plugged = now.plugged;
      plug.textContent = now.plugged ? 'Unplug' : 'Plug in';
    };
    return row;
  }

  function boardRow(board) {
    const row = element('div', 'row');
    const faults = select(BOARD, `fault of board ${board.id}`, fault => `/api/board/${board.id}/fault?${fault}`);
    row.append(
      element('b', '', `${board.id}, ${board.family}`),
      faults,
      button('Restart', () => attempt(`/api/board/${board.id}/restart`)),
      button('Address…', () => {
        const to = prompt(`To which address is the switch of ${board.id} turned?`, '1');
        if (to) attempt(`/api/board/${board.id}/address?to=${encodeURIComponent(to)}`);
      }),
      button('Forge “open all”', () => attempt(`/api/line/${board.line}/forge?board=${board.id}`)));
    row.draw = now => { if (!now.faults.length) faults.value = 'kind=none'; };
    return row;
  }

  function supplyRow() {
    const row = element('div', 'row');
    const box = (text, name) => {
      const label = element('label', '', text);
      const tick = document.createElement('input');
      tick.type = 'checkbox';
      tick.addEventListener('change', () => attempt(`/api/supply?${name}=${tick.checked}`));
      label.prepend(tick);
      row.append(label);
      return tick;
    };
    row.append(element('b', '', 'Coils'));
    const on = box(' have current', 'on');
    const weak = box(' two at once are too much', 'weak');
    row.draw = now => { on.checked = now.supplyOn; weak.checked = now.supplyWeak; };
    return row;
  }

  function row(key, make) {
    if (!rows.has(key)) {
      rows.set(key, make());
      $('switches').append(rows.get(key));
    }
    return rows.get(key);
  }

  return {
    draw(state) {
      for (const line of state.lines) {
        row(`line ${line.id}`, () => lineRow(line)).draw(line);
        state.boards.filter(board => board.line === line.id).forEach(board => row(`board ${board.id}`, () => boardRow(board)).draw(board));
      }
      row('supply', supplyRow).draw(state);
    }
  };
})();
