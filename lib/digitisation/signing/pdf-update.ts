/** Where a PDF with a classic table says its objects are (ISO 32000-1, 7.5.4), as far as an update needs it. */
export type PdfFrame = Readonly<{
  source: string;
  startxref: number;
  size: number;
  root: number;
  info: string;
  id: string;
  offsets: ReadonlyMap<number, number>;
}>;

/**
 * Reads the frame of a PDF as our own writer makes it: one classic table, nothing updated since. Null for every other file: that one is drawn
 * anew rather than understood.
 */
export function readFrame(bytes: Uint8Array): PdfFrame | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const end = /trailer\n<< \/Size (\d+) \/Root (\d+) 0 R( \/Info \d+ 0 R)? \/ID \[<([0-9A-F]{32})> <[0-9A-F]{32}>\] >>\nstartxref\n(\d+)\n%%EOF\n$/.exec(source.slice(-400));
  if (end === null || source.split("%%EOF").length !== 2) return null;
  const [, size = "0", root = "0", info = "", id = "", start = "0"] = end;
  const startxref = Number(start);
  const table = source.slice(startxref);
  const head = /^xref\n0 (\d+)\n/.exec(table);
  if (head === null || head[1] !== size) return null;
  const offsets = new Map<number, number>();
  for (let number = 1; number < Number(size); number += 1) {
    const line = table.slice(head[0].length + number * 20, head[0].length + number * 20 + 20);
    const offset = Number(line.slice(0, 10));
    if (!/^\d{10} 00000 n \n$/.test(line) || !source.startsWith(`${number} 0 obj\n`, offset)) return null;
    offsets.set(number, offset);
  }
  return { source, startxref, size: Number(size), root: Number(root), info, id, offsets };
}

/** The text of an object, without its number and end; null when there is none such. */
export function objectText({ source, offsets }: PdfFrame, number: number): string | null {
  const offset = offsets.get(number);
  if (offset === undefined) return null;
  const from = source.indexOf("\n", offset) + 1;
  const to = source.indexOf("\nendobj", from);
  return to < 0 ? null : source.slice(from, to);
}

/** The first page: its object's number and text; null when the tree is not as our writer makes it. */
export function firstPage(frame: PdfFrame): Readonly<{ number: number; text: string }> | null {
  const pages = /\/Pages (\d+) 0 R/.exec(objectText(frame, frame.root) ?? "")?.[1];
  const kid = /\/Kids \[(\d+) 0 R/.exec(objectText(frame, Number(pages ?? 0)) ?? "")?.[1];
  const text = objectText(frame, Number(kid ?? 0));
  return kid === undefined || text === null || !text.startsWith("<< /Type /Page ") ? null : { number: Number(kid), text };
}

/** Adds entries to a dictionary's text. */
export function withEntries(text: string, entries: string): string {
  return text.replace(/ >>$/, ` ${entries} >>`);
}

export type UpdatedObject = Readonly<{ number: number; body: Uint8Array }>;

/** The file with objects added or replaced behind its end: what was there before stays byte for byte. */
export function updatedPdf(bytes: Uint8Array, frame: PdfFrame, objects: readonly UpdatedObject[]): Uint8Array {
  const parts: Uint8Array[] = [bytes];
  let length = bytes.length;
  const lines: string[] = [];
  for (const { number, body } of [...objects].sort((a, b) => a.number - b.number)) {
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`, "latin1"), body, Buffer.from("\nendobj\n", "latin1")]);
    lines.push(`${number} 1\n${String(length).padStart(10, "0")} 00000 n \n`);
    parts.push(object);
    length += object.length;
  }
  const size = Math.max(frame.size, ...objects.map(({ number }) => number + 1));
  parts.push(Buffer.from(
    `xref\n0 1\n0000000000 65535 f \n${lines.join("")}trailer\n<< /Size ${size} /Root ${frame.root} 0 R${frame.info} /ID [<${frame.id}> <${frame.id}>] /Prev ${frame.startxref} >>\nstartxref\n${length}\n%%EOF\n`,
    "latin1",
  ));
  return new Uint8Array(Buffer.concat(parts));
}
