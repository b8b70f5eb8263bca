/** A growing buffer with LEB128 numbers. */
export class Bytes {
  #parts = [];
  byte(value) { this.#parts.push(value & 255); return this; }
  varint(value) {
    if (!Number.isInteger(value) || value < 0) throw new Error(`not a natural number: ${value}`);
    while (value > 127) { this.#parts.push((value & 127) | 128); value = Math.floor(value / 128); }
    this.#parts.push(value);
    return this;
  }
  bytes(buffer) { for (const b of buffer) this.#parts.push(b); return this; }
  get length() { return this.#parts.length; }
  toBuffer() { return Buffer.from(this.#parts); }
}

/** Every text once; number 0 stands for "none". */
export class Strings {
  #numbers = new Map();
  index(text) {
    if (text === undefined || text === null) return 0;
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, number = this.#numbers.size + 1);
    return number;
  }
  write(out) {
    const all = [...this.#numbers.keys()].map(t => Buffer.from(t, 'utf8'));
    out.varint(all.length);
    for (const text of all) out.varint(text.length);
    for (const text of all) out.bytes(text);
  }
}
