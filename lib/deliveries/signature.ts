import { z } from "zod";
import { canonicalJson } from "@/lib/platform/json";
import { normaliseName } from "@/lib/platform/vietnamese";

/** Strokes of x, y pairs, each coordinate from 0 to 1 in a box twice as wide as high. */
export type Strokes = readonly (readonly number[])[];

/**
 * How somebody signed: drawn on the glass, typed with consent by one who cannot draw, or confirmed under the own account
 * or on paper (employees; no shared accounts and no lent signatures, NĐ 118/2025).
 */
export type SignatureMark =
  | Readonly<{ method: "DRAWN"; strokes: Strokes }>
  | Readonly<{ method: "TYPED"; name: string }>
  | Readonly<{ method: "ACCOUNT"; accountId: string }>
  /** By hand on a printed form that the counter keeps: the applicant's on the second copy of the receipt. */
  | Readonly<{ method: "ON_PAPER"; form: string }>;

/** A mark with its signer, its act and its moment: what is stored and hashed. */
export type SignedMark = Readonly<{ signer: string; act: string; at: Date; mark: SignatureMark }>;

/** The text that is stored for a signature; equal signatures give equal bytes. */
export function signatureText({ signer, act, at, mark }: SignedMark): string {
  return canonicalJson({ signer, act, at: at.toISOString(), mark });
}

const LONGEST_DRAWING = 200_000;
const strokesSchema = z.array(z.array(z.number().min(0).max(1)).min(2).max(8_000)).min(1).max(300);

/** Strokes as the signature pad posts them, or null when the text is no drawing. */
export function readStrokes(text: string): Strokes | null {
  if (text.length > LONGEST_DRAWING) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const strokes = strokesSchema.safeParse(parsed);
  return strokes.success && strokes.data.every((stroke) => stroke.length % 2 === 0) ? strokes.data : null;
}

/** The three fields that a signature pad of this name posts, for a schema's shape. */
export function signatureFields<N extends string>(name: N): Record<N | `${N}TypedName` | `${N}TypedConsent`, z.ZodDefault<z.ZodString>> {
  const text = z.string().default("");
  return { [name]: text, [`${name}TypedName`]: text, [`${name}TypedConsent`]: text } as Record<N | `${N}TypedName` | `${N}TypedConsent`, typeof text>;
}

/**
 * Reads what a signature pad posted; a missing or broken signature becomes an issue at the pad's field.
 * @param whose who is to sign, e.g. "người giao giấy tờ"
 */
export function readSignature(fields: Readonly<Record<string, unknown>>, name: string, whose: string, ctx: z.RefinementCtx): SignatureMark {
  const text = (key: string) => (typeof fields[key] === "string" ? fields[key] : "");
  const drawn = text(name);
  if (drawn !== "") {
    const strokes = readStrokes(drawn);
    if (strokes) return { method: "DRAWN", strokes };
    ctx.addIssue({ code: "custom", path: [name], message: "Chữ ký chưa đọc được. Hãy bấm “Xóa, ký lại” rồi ký lại." });
    return z.NEVER;
  }
  const typed = normaliseName(text(`${name}TypedName`));
  if (typed === "") {
    ctx.addIssue({ code: "custom", path: [name], message: `Cần chữ ký của ${whose}: ký trên màn hình, hoặc gõ họ tên thay chữ ký.` });
    return z.NEVER;
  }
  if (text(`${name}TypedConsent`) === "") {
    ctx.addIssue({ code: "custom", path: [`${name}TypedConsent`], message: "Đánh dấu xác nhận họ tên gõ ở trên thay cho chữ ký." });
    return z.NEVER;
  }
  return { method: "TYPED", name: typed };
}
