import { componentCodeOf } from "@/lib/digitisation/scan-name";
import { separatorText } from "@/lib/digitisation/separator";
import { qrSvg } from "@/lib/platform/qr";
import { printTypst } from "@/lib/platform/typst";

export type SeparatorSheets = Readonly<{
  /** null: sheets for every dossier, to be used again and again. */
  dossierCode: string | null; procedureName: string; applicantName: string;
  sheets: readonly Readonly<{ /** component code */ code: string; name: string }>[];
}>;

/** More components than this no usual dossier has; the sheets of one that has more are printed for it. */
const MOST_REUSABLE = 15;

const SOURCE = `#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: "Tờ phân cách " + if sheet.dossierCode == none { "dùng lại" } else { sheet.dossierCode }, date: none)
#set page(width: 210mm, height: 297mm, margin: 20mm)
#set text(font: "Tinos", size: 14pt, lang: "vi", region: "VN", fallback: false)
#for (at, page) in sheet.sheets.enumerate() {
  if at > 0 { pagebreak() }
  align(center)[
    #text(size: 12pt)[TỜ PHÂN CÁCH KHI QUÉT, KHÔNG PHẢI GIẤY TỜ CỦA HỒ SƠ]
    #v(8mm)
    #text(size: 44pt, weight: "bold", page.code)
    #v(2mm)
    #text(size: 20pt, page.name)
    #v(10mm)
    #image(bytes(page.qr), format: "svg", width: 90mm)
    #v(8mm)
    #if sheet.dossierCode == none [
      #text(size: 16pt, weight: "bold")[Dùng lại cho mọi hồ sơ]
      #v(10mm)
      #text(size: 12pt)[Đặt tờ này trước giấy tờ có mã #page.code trên màn hình, rồi quét cả tập một lần. Quét xong cất lại để dùng cho hồ sơ sau.]
    ] else [
      #text(size: 16pt, weight: "bold", sheet.dossierCode)

      #sheet.applicantName

      #sheet.procedureName
      #v(10mm)
      #text(size: 12pt)[Đặt tờ này trước giấy tờ trên, rồi quét cả tập một lần. Các trang sau tờ này tự vào đúng giấy tờ.]
    ]
  ]
}`;

/** The separator sheets of a dossier, A4, one a component, as one PDF to print. Texts reach Typst as JSON values, never as source. */
export function printSeparators({ sheets, ...told }: SeparatorSheets): Uint8Array {
  const sheet = { ...told, sheets: sheets.map(({ code, name }) => ({ code, name, qr: qrSvg(separatorText({ dossierCode: told.dossierCode, componentCode: code }), "Q") })) };
  return printTypst({ source: SOURCE }, { sheet });
}

/** Sheets that belong to no dossier, `TP01` to `TP15`: printed once, they serve every one. Only a dossier's own sheets tell when papers of another one lie between. */
export function printReusableSeparators(): Uint8Array {
  const sheets = Array.from({ length: MOST_REUSABLE }, (_, i) => ({ code: componentCodeOf(i), name: `Giấy tờ thứ ${i + 1} của hồ sơ` }));
  return printSeparators({ dossierCode: null, procedureName: "", applicantName: "", sheets });
}
