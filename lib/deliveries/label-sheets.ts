import { printableSheet } from "@/lib/forms/printable";
import { code128Svg, qrSvg } from "@/lib/platform/qr";
import { printTypst } from "@/lib/platform/typst";

/** One label of 100 × 75 mm: of a bundle, or of the cover that a paper lies in. Says who it goes to and how much is in it, nothing of what a bundle's papers say. */
export type LabelSheet = Readonly<{
  /** "BƯU PHẨM", "BÌA GIẤY TỜ". */
  title: string;
  issuer: string;
  /** What the barcode and the QR give to a scanner; printable ASCII. */
  code: string;
  /** The line in the largest letters: the dossier's code. */
  dossierCode: string;
  lines: readonly Readonly<{ label: string; value: string }>[];
  foot: string;
}>;

const SOURCE = `#let labels = json(bytes(sys.inputs.labels))
#set document(title: "Nhãn " + labels.first().code, date: none)
#set page(width: 100mm, height: 75mm, margin: 4mm)
#set text(font: "Tinos", size: 9pt, lang: "vi", region: "VN", fallback: false, hyphenate: false)
#set par(leading: 0.42em, spacing: 0.5em)
#for (at, label) in labels.enumerate() {
  if at > 0 { pagebreak() }
  [#text(size: 8pt, upper(label.issuer)) #h(1fr) #text(weight: "bold", label.title)]
  line(length: 100%, stroke: 0.6pt)
  grid(
    columns: (1fr, 30mm),
    column-gutter: 3mm,
    {
      text(size: 13pt, weight: "bold", label.dossierCode)
      for entry in label.lines { parbreak(); [#entry.label: *#entry.value*] }
    },
    align(center)[#image(bytes(label.qr), format: "svg", width: 29mm, alt: "Mã QR " + label.code) #v(-1.2mm) #text(size: 6.5pt)[Quét khi giao và nhận]],
  )
  v(1fr)
  align(center, {
    image(bytes(label.code128), format: "svg", width: 78mm, height: 10mm, fit: "stretch", alt: "Mã vạch " + label.code)
    v(-1mm)
    text(size: 11pt, weight: "bold", tracking: 0.6pt, label.code)
    parbreak()
    text(size: 6.5pt, label.foot)
  })
}`;

/** Labels for label paper, a page each, as one PDF. Texts reach Typst as JSON values, never as source. @throws RangeError without a label, or for a code outside ASCII */
export function printLabelSheets(labels: readonly LabelSheet[]): Uint8Array {
  if (labels.length === 0) throw new RangeError("No label to print");
  const sheets = labels.map((label) => ({ ...printableSheet(label), qr: qrSvg(label.code, "Q"), code128: code128Svg(label.code) }));
  return printTypst({ source: SOURCE }, { labels: sheets });
}
