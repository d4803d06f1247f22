/**
 * A QR symbol made where no library may be: one size (version 9, correction L, 53 × 53 modules) for up to 230 bytes, as ISO/IEC 18004 has it.
 */

const VERSION = 9;
export const QR_SIDE = 53;
export const QR_BYTES = 230;
const DATA = 232;
const BLOCKS = 2;
const CORRECTION = 30;
const ALIGNED = [6, 26, 46] as const;
/** Correction L with mask 0, and the version, each with its own check bits. */
const FORMAT_DATA = 0b01000;

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product & 0xff;
}

/** The generator polynomial of `degree`, without its first coefficient. */
function generator(degree: number): number[] {
  let poly = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i += 1) {
    const factor = root;
    poly = poly.map((coefficient, j) => times(coefficient, factor) ^ (poly[j + 1] ?? 0));
    root = times(root, 2);
  }
  return poly;
}

function correctionOf(block: readonly number[], divisor: readonly number[]): number[] {
  let rest = Array<number>(divisor.length).fill(0);
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = divisor.map((coefficient, i) => (rest[i + 1] ?? 0) ^ times(coefficient, factor));
  }
  return rest;
}

/** Mode, length, the bytes and padding; then both blocks with their corrections, by turns. */
function codewords(bytes: Uint8Array): number[] {
  const data: number[] = [];
  let carry = 0b0100;
  for (const byte of [bytes.length, ...bytes]) {
    data.push(((carry << 4) | (byte >>> 4)) & 0xff);
    carry = byte & 0xf;
  }
  data.push((carry << 4) & 0xff);
  for (let pad = 0xec; data.length < DATA; pad ^= 0xec ^ 0x11) data.push(pad);
  const divisor = generator(CORRECTION);
  const each = DATA / BLOCKS;
  const blocks = Array.from({ length: BLOCKS }, (_, i) => data.slice(i * each, (i + 1) * each));
  const checks = blocks.map((block) => correctionOf(block, divisor));
  const byTurns = (rows: readonly number[][], count: number) => Array.from({ length: count }, (_, i) => rows.map((row) => row[i] ?? 0)).flat();
  return [...byTurns(blocks, each), ...byTurns(checks, CORRECTION)];
}

function checked(data: number, bits: number, poly: number): number {
  let rest = data;
  for (let i = 0; i < bits; i += 1) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * poly);
  return (data << bits) | rest;
}

class Symbol {
  readonly dark: boolean[][] = Array.from({ length: QR_SIDE }, () => Array<boolean>(QR_SIDE).fill(false));
  private readonly fixed: boolean[][] = Array.from({ length: QR_SIDE }, () => Array<boolean>(QR_SIDE).fill(false));

  private set(x: number, y: number, dark: boolean): void {
    const [row, fixed] = [this.dark[y], this.fixed[y]];
    if (row === undefined || fixed === undefined || x < 0 || x >= QR_SIDE) return;
    row[x] = dark;
    fixed[x] = true;
  }

  drawPatterns(): void {
    const last = QR_SIDE - 1;
    for (let i = 0; i < QR_SIDE; i += 1) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]] as const) this.rings(x, y, 4, [2, 4]);
    for (const x of ALIGNED) for (const y of ALIGNED) {
      const corner = (x === 6 && y === 6) || (x === 6 && y === 46) || (x === 46 && y === 6);
      if (!corner) this.rings(x, y, 2, [1]);
    }
    this.drawInformation();
  }

  private rings(x: number, y: number, radius: number, light: readonly number[]): void {
    for (let dy = -radius; dy <= radius; dy += 1) for (let dx = -radius; dx <= radius; dx += 1) this.set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  private drawInformation(): void {
    const format = checked(FORMAT_DATA, 10, 0x537) ^ 0x5412;
    const bit = (i: number) => ((format >>> i) & 1) === 1;
    for (let i = 0; i <= 5; i += 1) this.set(8, i, bit(i));
    this.set(8, 7, bit(6));
    this.set(8, 8, bit(7));
    this.set(7, 8, bit(8));
    for (let i = 9; i < 15; i += 1) this.set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i += 1) this.set(QR_SIDE - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i += 1) this.set(8, QR_SIDE - 15 + i, bit(i));
    this.set(8, QR_SIDE - 8, true);
    const version = checked(VERSION, 12, 0x1f25);
    for (let i = 0; i < 18; i += 1) {
      const [a, b] = [QR_SIDE - 11 + (i % 3), Math.floor(i / 3)];
      this.set(a, b, ((version >>> i) & 1) === 1);
      this.set(b, a, ((version >>> i) & 1) === 1);
    }
  }

  /** Two columns at a time from the right, up and down by turns; mask 0 on what is no pattern. */
  drawData(words: readonly number[]): void {
    let at = 0;
    for (let right = QR_SIDE - 1; right >= 1; right -= 2) {
      const column = right <= 6 ? right - 1 : right;
      const upward = ((column + 1) & 2) === 0;
      for (let i = 0; i < QR_SIDE; i += 1) for (const x of [column, column - 1]) {
        const y = upward ? QR_SIDE - 1 - i : i;
        const row = this.dark[y];
        if (row === undefined || this.fixed[y]?.[x] === true) continue;
        const dark = (((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        at += 1;
        row[x] = dark !== ((x + y) % 2 === 0);
      }
    }
  }
}

/** The modules of a symbol, row by row, true where dark; the quiet zone is the drawer's. @throws when the text is longer than 230 bytes */
export function qrMatrix(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > QR_BYTES) throw new RangeError(`${bytes.length} bytes are more than this QR symbol holds`);
  const symbol = new Symbol();
  symbol.drawPatterns();
  symbol.drawData(codewords(bytes));
  return symbol.dark;
}
