import type { FormDataByKind, PrintableFormKind } from "@/lib/forms/data";
import { printableSheet, type Sheet } from "@/lib/forms/printable";
import { SCANNED_OF, SHEET_OF } from "@/lib/forms/sheets";
import { REGULATIONS, type FormVersion } from "@/lib/forms/versions";
import { formatDateTime } from "@/lib/platform/format";
import { code128Svg, qrSvg } from "@/lib/platform/qr";
import { printTypst } from "@/lib/platform/typst";

const SOURCE_OF: Readonly<Record<PrintableFormKind, string>> = {
  RECEIPT: "receipt.typ",
  SUPPLEMENT_REQUEST: "supplement-request.typ",
  REJECTION: "rejection.typ",
  APOLOGY: "apology.typ",
  STOP_NOTICE: "stop-notice.typ",
  POSTAL_SLIP: "postal-slip.typ",
  HANDOVER_RECORD: "handover-record.typ",
  RESULT_HANDOVER: "result-handover.typ",
  DELIVERY_PROOF: "delivery-proof.typ",
  BUNDLE_LABEL: "bundle-label.typ",
  CONTROL_SLIP: "control-slip.typ",
  REGISTER: "register.typ",
  CASH_RECEIPT: "cash-receipt.typ",
  PIN_SLIP: "pin-slip.typ",
};

export type RenderOptions = Readonly<{
  /** The version kept with the dossier or manifest; `formInForce(kind, day)` for a new one. */
  version: FormVersion;
  /** When given, every page is marked "Bản in lại" with this moment. */
  reprintedAt?: Date | null;
}>;

/**
 * Prints a form as PDF/A-2a (A5; hand-over lists and the register A4 across; label 100 × 75 mm). The same data, version and mark give the same bytes.
 * Texts reach Typst as JSON values, never as source. Characters the typeface lacks are shown as □.
 * @throws RangeError for a version of another kind, a negative count or an item number outside ASCII;
 *   Error when the PDF cannot be made, with the compiler's own words
 */
export async function renderForm<K extends PrintableFormKind>(kind: K, data: FormDataByKind[K], options: RenderOptions): Promise<Uint8Array> {
  const { version, reprintedAt } = options;
  if (version.kind !== kind) throw new RangeError(`${version.id} is not a version of ${kind}`);
  const scanned = SCANNED_OF[kind](data);
  const sheet = {
    ...printableSheet(SHEET_OF[kind](data)),
    form: formSheet(version, reprintedAt ?? null),
    qr: scanned.qr === null ? null : qrSvg(scanned.qr),
    code128: scanned.code128 === null ? null : code128Svg(scanned.code128),
  };
  return printTypst({ file: `lib/forms/typst/${SOURCE_OF[kind]}` }, { sheet }, { standard: "a-2a", madeAt: reprintedAt ?? data.head.issuedAt });
}

function formSheet(version: FormVersion, reprintedAt: Date | null): Sheet {
  const { citation } = REGULATIONS[version.regulation];
  return {
    title: version.title,
    basis: version.number === null ? `Theo ${citation}` : `Mẫu số ${version.number}, ban hành kèm theo ${citation}`,
    reprinted: reprintedAt ? `BẢN IN LẠI lúc ${formatDateTime(reprintedAt)}` : null,
  };
}
