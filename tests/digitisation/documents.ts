import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { PrintableFormKind } from "@/lib/forms/data";
import { renderForm } from "@/lib/forms/render";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce } from "@/lib/forms/versions";
import type { Chance } from "@/tests/chance";

/** Papers as citizens bring them, made of the text of real procedures and of the house's own legal forms. */

const CUTS = ["400Regular/Tinos_400Regular", "400Regular_Italic/Tinos_400Regular_Italic", "700Bold/Tinos_700Bold", "700Bold_Italic/Tinos_700Bold_Italic"];
const compiler = NodeCompiler.create({
  workspace: process.cwd(),
  fontArgs: [{ fontBlobs: CUTS.map((cut) => readFileSync(path.join(process.cwd(), `node_modules/@expo-google-fonts/tinos/${cut}.ttf`))) }],
});

type Told = Readonly<{ name: string; field: string; authority: string; components: readonly Readonly<{ items: readonly Readonly<{ name: string }>[] }>[] }>;
const procedures: readonly Told[] = readFileSync(path.join(process.cwd(), "prisma/seed/data/procedures/national-procedures.jsonl"), "utf8")
  .split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Told);

const PEOPLE = ["Nguyễn Thị Ánh Tuyết", "Trần Văn Đức", "Lê Hoàng Phương Uyên", "Phạm Quốc Khánh", "Đỗ Thị Hạnh", "Vũ Đình Nghĩa", "Bùi Ngọc Quỳnh", "Hoàng Thế Dũng"];
const SEAL = `#let seal(x, y) = place(top + left, dx: x, dy: y, circle(radius: 17mm, stroke: 1.6pt + rgb("#d2201f"), fill: none)[
  #set align(center + horizon); #set text(fill: rgb("#d2201f"), size: 7pt); SỞ VĂN HÓA \\ #text(size: 14pt)[★] \\ TỈNH NINH BÌNH])`;
const quoted = (text: string) => JSON.stringify(text.replace(/[\u0000-\u001f]/g, " "));

export type Kind = "LETTER" | "APPLICATION" | "TABLE" | "CERTIFICATE" | "SHORT" | "PHOTO" | "SMALL_PRINT" | "CARD_COPY";
export const KINDS: readonly Kind[] = ["LETTER", "APPLICATION", "TABLE", "CERTIFICATE", "SHORT", "PHOTO", "SMALL_PRINT", "CARD_COPY"];

/** Typst source of a one-page paper of the kind. */
export function paperSource(kind: Kind, chance: Chance): string {
  const told = chance.pick(procedures);
  const papers = [told, chance.pick(procedures), chance.pick(procedures)].flatMap(({ components }) => components.flatMap(({ items }) => items.map(({ name }) => name))).slice(0, 14);
  const person = chance.pick(PEOPLE);
  const size = kind === "SMALL_PRINT" ? chance.between(7.5, 9) : chance.between(10.5, 13.5);
  const page = `#set page(width: 210mm, height: 297mm, margin: (x: ${chance.between(15, 28).toFixed(1)}mm, y: ${chance.between(14, 22).toFixed(1)}mm)${chance.next() < 0.5 ? ', numbering: "1"' : ""})
#set text(font: "Tinos", size: ${size.toFixed(1)}pt, lang: "vi")\n#set par(justify: true)\n${SEAL}\n`;
  const head = `#grid(columns: (1fr, 1.3fr), align(center)[ỦY BAN NHÂN DÂN \\ TỈNH NINH BÌNH], align(center)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc* \\ #line(length: 40%, stroke: 0.5pt)])\n#v(1em)\n`;
  const sentences = papers.map((name, at) => `#text(${quoted(`${at + 1}. ${name}.`)})\n\n`).join("");
  const sign = `#v(1em)\n#align(right)[Ninh Bình, ngày 05 tháng 3 năm 2026 \\ *NGƯỜI ĐỀ NGHỊ* \\ _(Ký, ghi rõ họ tên)_ \\ #v(2em) ${person}]\n`;
  switch (kind) {
    case "LETTER":
      return `${page}${head}#align(center)[*QUYẾT ĐỊNH* \\ #text(${quoted(`Về việc ${told.name}`)})]\n\n#text(${quoted(`Căn cứ hồ sơ của ông (bà) ${person} về lĩnh vực ${told.field}; xét đề nghị của ${told.authority};`)})\n\n${sentences}#align(right)[*GIÁM ĐỐC* \\ #v(3em) *${person}*]\n#seal(85mm, 205mm)`;
    case "APPLICATION":
      return `${page}${head}#align(center)[*ĐƠN ĐỀ NGHỊ* \\ #text(${quoted(told.name)})]\n\nHọ và tên: *${person}* #box(width: 1fr, repeat[.])\n\nNgày sinh: 12/8/1990 #h(2em) Số định danh: 035190001234\n\nĐịa chỉ: #box(width: 1fr, repeat[.]) \\ #box(width: 1fr, repeat[.])\n\n${sentences}${sign}`;
    case "TABLE":
      return `${page}${head}#align(center)[*DANH MỤC GIẤY TỜ*]\n#table(columns: (auto, 1fr, auto, auto), stroke: 0.5pt, [TT], [Tên giấy tờ], [Bản chính], [Bản sao], ${papers.map((name, at) => `[${at + 1}], text(${quoted(name)}), [${chance.whole(0, 2)}], [${chance.whole(0, 3)}]`).join(", ")})\n${sign}`;
    case "CERTIFICATE":
      return `${page}#rect(width: 100%, height: 100%, stroke: 2pt + rgb("#9c6b1f"), inset: 10mm)[${head}#align(center)[#text(size: 20pt, fill: rgb("#b3261e"))[*GIẤY KHAI SINH*]]\n#v(1em)\nHọ, chữ đệm, tên: *${person.toUpperCase()}*\n\nNgày, tháng, năm sinh: 12/8/2019 #h(2em) Giới tính: Nữ #h(1em) Dân tộc: Kinh\n\nNơi sinh: Bệnh viện Sản Nhi tỉnh Hà Nam\n\nQuê quán: phường Phủ Lý, tỉnh Ninh Bình\n\nHọ tên cha: Trần Văn Đức #h(2em) Năm sinh: 1988\n\n#text(${quoted(papers[0] ?? person)})]\n#seal(20mm, 190mm)`;
    case "SHORT":
      return `${page}#text(${quoted(papers[0] ?? told.name)})\n\n#text(${quoted(`Giấy này có giá trị đến hết ngày 31/12/2026 và gửi ${told.authority || "cơ quan giải quyết"}.`)})\n${sign}${chance.next() < 0.5 ? "#seal(90mm, 18mm)" : ""}`;
    case "PHOTO":
      return `${page}${head}#grid(columns: (32mm, 1fr), gutter: 8mm, image("/${PORTRAIT}", width: 30mm), [*SƠ YẾU LÝ LỊCH*\n\nHọ và tên: ${person}\n\nNghề nghiệp: hướng dẫn viên du lịch nội địa])\n${sentences}${sign}#seal(18mm, 62mm)`;
    case "SMALL_PRINT":
      return `${page}${head}#columns(2)[${sentences}${sentences}]`;
    case "CARD_COPY":
      return `${page}#align(center)[#v(2em)#box(stroke: 0.6pt + gray, fill: rgb("#dfeee6"), inset: 3mm, width: 86mm, height: 54mm)[#set text(size: 7.5pt)\n#grid(columns: (20mm, 1fr), gutter: 3mm, image("/${PORTRAIT}", width: 20mm), align(left)[*CĂN CƯỚC* \\ Số định danh cá nhân: *035190001234* \\ Họ, chữ đệm và tên khai sinh: *${person.toUpperCase()}* \\ Ngày, tháng, năm sinh: 12/08/1990 \\ Giới tính: Nữ \\ Quốc tịch: Việt Nam])]\n#v(2em) Sao y bản chính \\ Ngày 05 tháng 3 năm 2026 \\ #text(${quoted(told.authority || "Ủy ban nhân dân phường Phủ Lý")})]\n#seal(80mm, 110mm)`;
  }
}

const PORTRAIT = "corpus/portrait.png";

/** The picture that PHOTO and CARD_COPY show; give it before printing them. */
export function givePortrait(png: Buffer): void {
  compiler.mapShadow(path.join(process.cwd(), PORTRAIT), png);
}

let printed = 0;
/** A one-page paper of the kind as PDF. */
export function printPaper(kind: Kind, chance: Chance): Uint8Array {
  printed += 1;
  if (printed % 20 === 0) compiler.evictCache(0);
  return new Uint8Array(compiler.pdf({ mainFileContent: paperSource(kind, chance) }));
}

const FORM_DAY = "2026-03-05";
/** Those that were in force on the day of the corpus. */
const FORM_KINDS = (Object.keys(SAMPLE_FORMS) as PrintableFormKind[]).filter((kind) => formInForce(kind, FORM_DAY) !== null);

/** The house's legal forms, filled (A5, hand-over lists A4 across). */
export async function printForm(at: number): Promise<Uint8Array> {
  const kind = FORM_KINDS[at % FORM_KINDS.length] ?? "RECEIPT";
  const version = formInForce(kind, FORM_DAY);
  if (!version) throw new Error(`${kind} has no version`);
  return renderForm(kind, SAMPLE_FORMS[kind], { version });
}
export const FORM_COUNT = FORM_KINDS.length;
