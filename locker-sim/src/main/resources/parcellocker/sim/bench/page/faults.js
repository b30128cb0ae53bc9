'use strict';
// The faults of lines, boards and the coils' supply as switches, each drawn as it is and never as it was chosen: a page loaded in the
// middle shows the same. Doors have their own card (bench.js), what stands around them another (devices.js).
const Faults = (() => {
  const BOARD = [
    ['kind=none', 'works', 'disabled'],
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

  function button(text, act) {
    const made = element('button', '', text);
    made.addEventListener('click', act);
    return made;
  }

  /** A list that shows what is so. What is right again is had by a button, never by choosing it: `disabled`. */
  function select(options, label, path) {
    const list = document.createElement('select');
    list.setAttribute('aria-label', label);
    options.forEach(([value, text, disabled]) => {
      const option = new Option(text, value);
      option.disabled = disabled !== undefined;
      list.add(option);
    });
    list.addEventListener('change', () => attempt(path(list.value)));
    return list;
  }

  /** Shows a value that a script may have given, too. */
  function show(list, value) {
    if (![...list.options].some(option => option.value === value)) list.add(new Option(value.replace(/^kind=/, '').replace(/[&=]/g, ' '), value));
    list.value = value;
  }

  function lineRow(line) {
    const row = element('div', 'row');
    const plug = button('', () => attempt(`/api/line/${line.id}/${row.plugged ? 'unplug' : 'plug'}`));
    const noise = select(NOISE, `noise of line ${line.id}`, rate => `/api/line/${line.id}/noise?rate=${rate}`);
    row.append(element('b', '', `Line ${line.id}`), plug, noise);
    row.draw = now => {
      row.plugged = now.plugged;
      plug.textContent = now.plugged ? 'Unplug' : 'Plug in';
      show(noise, String(now.bitErrorRate));
    };
    return row;
  }

  function boardRow(board) {
    const row = element('div', 'row');
    const faults = select(BOARD, `fault of board ${board.id}`, fault => `/api/board/${board.id}/fault?${fault}`);
    const right = button('Put right', () => attempt(`/api/board/${board.id}/fault?kind=none`));
    const address = document.createElement('input');
    Object.assign(address, { type: 'number', min: 0, max: 255 });
    address.setAttribute('aria-label', `address of board ${board.id}`);
    address.addEventListener('change', () => attempt(`/api/board/${board.id}/address?to=${encodeURIComponent(address.value)}`));
    const label = element('label', '', 'address ');
    label.append(address);
    const wrong = element('span', 'wrong');
    row.append(
      element('b', '', `${board.id}, ${board.family}`), faults, label, right,
      button('Restart', () => attempt(`/api/board/${board.id}/restart`)),
      button('Forge “open all”', () => attempt(`/api/line/${board.line}/forge?board=${board.id}`)),
      wrong);
    row.draw = now => {
      show(faults, now.ails);
      const isTurned = now.address !== now.rightAddress;
      if (document.activeElement !== address) address.value = now.address;
      wrong.textContent = isTurned ? `its switch should say ${now.rightAddress}` : '';
      right.disabled = now.ails === 'kind=none' && !isTurned;
    };
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
    button, select, show,
    draw(state) {
      for (const line of state.lines) {
        row(`line ${line.id}`, () => lineRow(line)).draw(line);
        state.boards.filter(board => board.line === line.id).forEach(board => row(`board ${board.id}`, () => boardRow(board)).draw(board));
      }
      row('supply', supplyRow).draw(state);
    }
  };
})();
