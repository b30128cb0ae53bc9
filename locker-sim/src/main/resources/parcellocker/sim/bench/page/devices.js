'use strict';
// What stands around the doors, and what can be wrong with it; a row for each thing this bench has.
const Devices = (() => {
  const CAMERA = [
    ['none', 'works', 'disabled'],
    ['locked', 'lets nobody in'],
    ['slow', 'takes three seconds more'],
    ['cut', 'hangs up in the middle'],
    ['garbage', 'sends no picture'],
  ];
  const { button, select, show } = Faults;
  const rows = new Map();

  function row(key, make) {
    if (!rows.has(key)) {
      rows.set(key, make());
      $('devices').append(rows.get(key));
    }
    return rows.get(key);
  }

  function box(name, ...parts) {
    const made = element('div', 'row');
    made.append(element('b', '', name), ...parts);
    return made;
  }

  function field(label, type, value) {
    const input = document.createElement('input');
    input.type = type;
    input.value = value;
    input.setAttribute('aria-label', label);
    return input;
  }

  function plug(path) {
    const made = button('', () => attempt(`/api/${path}/${made.isIn ? 'unplug' : 'plug'}`));
    made.draw = isIn => {
      made.isIn = isIn;
      made.textContent = isIn ? 'Unplug' : 'Plug in';
    };
    return made;
  }

  function scannerRow() {
    const cable = plug('scanner');
    const made = box('Scanner', cable, button('Take away what it sees', () => attempt('/api/scanner/away')));
    made.draw = state => cable.draw(state.scannerPlugged);
    return made;
  }

  function badgeRow() {
    const cable = plug('badge');
    const uid = field('number of the badge', 'text', '62E3086CED');
    uid.className = 'short';
    const hold = button('Hold it near', () => attempt(`/api/badge?uid=${encodeURIComponent(uid.value)}`));
    const away = button('Take it away', () => attempt('/api/badge/away'));
    const made = box('Badge reader', uid, hold, away, cable);
    made.draw = view => {
      cable.draw(!view.unplugged.includes('badge'));
      away.disabled = !view.badge;
      hold.classList.toggle('main', !view.badge);
      if (view.badge && document.activeElement !== uid) uid.value = view.badge;
    };
    return made;
  }

  function airRow() {
    const cable = plug('climate');
    const celsius = field('degrees Celsius', 'number', '');
    celsius.step = 'any';
    const percent = field('relative humidity, percent', 'number', '');
    const silent = field('nothing that measures the air answers', 'checkbox', '');
    // Only what was changed goes; until it is answered nothing is drawn over what somebody just chose.
    let unanswered = 0;
    const set = async changed => {
      unanswered += 1;
      await attempt('/api/climate?' + new URLSearchParams(changed));
      unanswered -= 1;
      if (unanswered === 0) redraw();
    };
    celsius.addEventListener('change', () => set({ celsius: celsius.value }));
    percent.addEventListener('change', () => set({ humidity: percent.value }));
    silent.addEventListener('change', () => set({ silent: silent.checked }));
    const label = element('label', '', '');
    label.append(silent, ' is silent');
    const made = box('Air', celsius, '°C', percent, '%', label, cable);
    made.draw = view => {
      if (unanswered === 0) {
        if (document.activeElement !== celsius) celsius.value = view.celsius;
        if (document.activeElement !== percent) percent.value = view.humidity;
        silent.checked = view.silent;
      }
      cable.hidden = !view.names.climate;
      cable.draw(!view.unplugged.includes('climate'));
    };
    return made;
  }

  function cameraRow() {
    const faults = select(CAMERA, 'fault of the camera', kind => `/api/camera/fault?kind=${kind}`);
    const right = button('Put right', () => attempt('/api/camera/fault?kind=none'));
    const picture = element('a', '', 'its picture');
    Object.assign(picture, { target: '_blank', rel: 'noreferrer' });
    const made = box('Camera', faults, right, picture);
    made.draw = view => {
      show(faults, view.camera);
      right.disabled = view.camera === 'none';
      picture.href = view.names.camera;
    };
    return made;
  }

  return {
    drawScanner(state) {
      row('scanner', scannerRow).draw(state);
    },
    draw(view) {
      if (view.names.badge) row('badge', badgeRow).draw(view);
      if (view.names.climate || view.names.w1) row('air', airRow).draw(view);
      if (view.camera) row('camera', cameraRow).draw(view);
    },
  };
})();
