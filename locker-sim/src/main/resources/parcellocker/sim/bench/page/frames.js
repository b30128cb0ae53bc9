'use strict';
// What a frame says, for whoever reads along. A reading aid only: what a frame does, the board decides.
const Frames = (() => {
  const two = n => n.toString(16).toUpperCase().padStart(2, '0');
  const xor = bytes => bytes.reduce((all, byte) => all ^ byte, 0);
  const sum = bytes => bytes.reduce((all, byte) => (all + byte) & 0xFF, 0);

  function crc(bytes) {
    let value = 0xFFFF;
    for (const byte of bytes) {
      value ^= byte;
      for (let i = 0; i < 8; i++) value = value & 1 ? (value >> 1) ^ 0xA001 : value >> 1;
    }
    return value;
  }

  /** Channels whose bit is set; the first byte holds the lowest channels. */
  function set(bytes) {
    const found = [];
    bytes.forEach((byte, i) => {
      for (let bit = 0; bit < 8; bit++) if (byte >> bit & 1) found.push(8 * i + bit + 1);
    });
    return found.length ? `set: ${found.join(' ')}` : 'none set';
  }

  function xor8a(bytes, asked) {
    if (xor(bytes) !== 0) return 'wrong check byte, or cut';
    const [head, address, lock, last] = bytes;
    const which = lock === 0 ? 'ALL doors' : `channel ${lock}`;
    if (head === 0x8A) return `board ${address}: ` + (asked ? `release ${which}` : `release of ${which} taken, contact ${two(last)}`);
    if (head === 0x80 && asked) return `board ${address}: contacts?`;
    if (head === 0x80) return `board ${address}: contacts, ${set(bytes.slice(2, -2).reverse())}`;
    return head === 0x81 || head === 0x82 ? `board ${address}: ${which} changed to ${two(last)}` : `board ${address}: ?`;
  }

  function kerong(bytes, asked) {
    if (bytes[0] !== 2 || sum(bytes.slice(0, -1)) !== bytes.at(-1)) return 'wrong sum, or cut';
    if (bytes.length === 5) {
      const what = { 0x30: 'contacts?', 0x31: `release channel ${(bytes[1] & 15) + 1}`, 0x32: 'contacts of ALL boards?', 0x33: 'release ALL doors' };
      return `board ${bytes[1] >> 4}: ${what[bytes[2]] ?? '?'}`;
    }
    if (bytes.length === 9) return `board ${bytes[1] >> 4}: contacts, ${set(bytes.slice(3, 5))}; items, ${set(bytes.slice(5, 7))}`;
    if (bytes.length === 6) {
      const opens = bytes[3] === 0x51 || bytes[3] === 0x61;
      const door = bytes[2] === 0x30 ? 'ALL doors' : `channel ${bytes[2] + 1}`;
      return `board ${bytes[1]}: ${opens ? `release ${door}` : 'contacts?'}`;
    }
    return asked ? '?' : `board ${bytes[1]}: contacts, ${set(bytes.slice(4, 10))}`;
  }

  function wkly(bytes, asked) {
    if (bytes.length < 8 || xor(bytes) !== 0) return 'wrong check byte, or cut';
    const board = `board ${bytes[5]}: `;
    const command = bytes[6];
    if (command === 0x85) return `${board}channel ${bytes[7]} changed to ${two(bytes[8])}`;
    if (command === 0x82) return board + (asked ? `release channel ${bytes[7]}` : `release of channel ${bytes[8]} ${bytes[7] === 0 ? 'taken' : 'REFUSED'}`);
    if (command === 0x84) return board + (asked ? 'contacts?' : `contacts of ${bytes[8]} channels: ${bytes.slice(9, -1).map(two).join(' ')}`);
    const names = { 0x80: 'release several', 0x81: `lamp of channel ${bytes[7]}`, 0x83: 'one contact', 0x86: 'release ALL doors', 0x87: 'release ALL doors in turn', 0x88: 'hold on', 0x89: 'hold off' };
    return board + (names[command] ?? '?');
  }

  function modbus(bytes, asked) {
    if (bytes.length < 5 || crc(bytes) !== 0) return 'wrong CRC, or cut';
    const [address, code] = bytes;
    const place = bytes[2] << 8 | bytes[3];
    const value = bytes[4] << 8 | bytes[5];
    const device = `device ${address}: `;
    if (code > 0x80) return `${device}function ${two(code - 0x80)} REFUSED, reason ${bytes[2]}`;
    if (code === 2) return device + (asked ? `inputs from ${place}, ${value} of them?` : `inputs, ${set(bytes.slice(3, -2))}`);
    if (code === 1) return device + (asked ? 'relays?' : `relays, ${set(bytes.slice(3, -2))}`);
    if (code === 5 && place === 0xFF) return `${device}ALL relays ${value ? 'on' : 'off'}`;
    if (code === 5 && place >= 0x200 && place < 0x300) return `${device}relay ${place - 0x1FF} on for ${value * 100} ms`;
    if (code === 5) return `${device}coil ${place} ${value ? 'on' : 'off'}`;
    const names = { 3: 'registers', 4: 'input registers', 6: 'one register', 15: 'relays set', 16: 'registers set' };
    return device + (names[code] ?? `function ${two(code)}`);
  }

  const families = { xor8a, kerong, wkly, modbus };
  return {
    meaning(family, hex, asked) {
      const bytes = (hex.match(/../g) ?? []).map(pair => parseInt(pair, 16));
      return families[family]?.(bytes, asked) ?? '';
    }
  };
})();
