import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** A PDF being written: numbered objects, then the table of where they are. Version 1.7 with a classic table, which signing tools extend most easily. */
export class PdfFile {
  private readonly objects: Buffer[] = [];

  /** A number for an object that is given later with `put`. */
  reserve(): number {
    this.objects.push(Buffer.alloc(0));
    return this.objects.length;
  }

  put(number: number, body: string): void {
    this.objects[number - 1] = Buffer.from(body, "latin1");
  }

  add(body: string): number {
    const number = this.reserve();
    this.put(number, body);
    return number;
  }

  /** A stream with the entries of its dictionary; `packed` when the bytes are already as `/Filter` says. */
  addStream(entries: string, bytes: Uint8Array, packing: "DEFLATE" | "PACKED" | "PLAIN"): number {
    const data = packing === "DEFLATE" ? deflateSync(bytes, { level: 9 }) : bytes;
    const filter = packing === "DEFLATE" ? " /Filter /FlateDecode" : "";
    const number = this.reserve();
    this.objects[number - 1] = Buffer.concat([Buffer.from(`<< ${entries}${filter} /Length ${data.length} >>\nstream\n`, "latin1"), data, Buffer.from("\nendstream", "latin1")]);
    return number;
  }

  /** The whole file. The identifier is the digest of the objects: the same pages give the same bytes. */
  finish(catalog: number, info: number): Uint8Array {
    const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
    const offsets: number[] = [];
    let length = parts[0]?.length ?? 0;
    this.objects.forEach((body, at) => {
      const object = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`, "latin1"), body, Buffer.from("\nendobj\n", "latin1")]);
      offsets.push(length);
      parts.push(object);
      length += object.length;
    });
    const id = createHash("sha256").update(Buffer.concat(this.objects)).digest("hex").slice(0, 32).toUpperCase();
    const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
    parts.push(Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${length}\n%%EOF\n`,
      "latin1",
    ));
    return new Uint8Array(Buffer.concat(parts));
  }
}

/** A text as a PDF string in UTF-16, written in hexadecimal. */
export function pdfText(text: string): string {
  return `<FEFF${utf16Hex(text)}>`;
}

/** UTF-16 code units in hexadecimal, most significant byte first. */
export function utf16Hex(text: string): string {
  let hex = "";
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, "0").toUpperCase();
  return hex;
}

/** A number as PDF writes it: no exponent, at most three decimals. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
