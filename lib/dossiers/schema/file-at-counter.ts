import { z } from "zod";
import { operationIdField, rowsOf } from "@/lib/dossiers/schema/act";
import { representationOf } from "@/lib/dossiers/schema/representation";
import { CARD_DOUBT_WORDS, readCardText } from "@/lib/identity/card-text";
import { isId } from "@/lib/platform/ids";
import { normaliseName, normaliseText, parseIdentityNumber, parsePhone } from "@/lib/platform/vietnamese";
import { procedureCodeSchema } from "@/lib/procedures/schema";

/** One choice of the desk's list: `<agency id>.<case id>.<procedure code>`; the code has a dot of its own. */
export function offerValue(offer: Readonly<{ agencyId: string; caseId: string; procedureCode: string }>): string {
  return `${offer.agencyId}.${offer.caseId}.${offer.procedureCode}`;
}

const offerField = z.string("Chọn thủ tục.").transform((text, ctx) => {
  const [agencyId = "", caseId = "", ...code] = text.split(".");
  const procedure = procedureCodeSchema.safeParse(code.join("."));
  if (isId(agencyId) && isId(caseId) && procedure.success) return { agencyId, caseId, procedureCode: procedure.data };
  ctx.addIssue({ code: "custom", message: "Chọn thủ tục." });
  return z.NEVER;
});

const text = z.string().default("").transform(normaliseText);
const ADDRESS_WORDS = "Điền số nhà, đường hoặc thôn, xóm, tổ dân phố.";

type Typed = Readonly<{ identityNumber: string; fullName: string; dateOfBirth: string; sex: "MALE" | "FEMALE" | ""; address: string }>;

/** What is typed wins; an empty field takes what the card says. A card whose text is doubtful must be typed over first. */
function withCard(typed: Typed, cardText: string, ctx: z.RefinementCtx): Typed {
  if (cardText === "") return typed;
  const read = readCardText(cardText);
  if (!read.ok) {
    if (typed.identityNumber === "" || typed.fullName === "") ctx.addIssue({ code: "custom", path: ["cardText"], message: read.refusals[0].words });
    return typed;
  }
  const { card, doubts } = read.value;
  const lost = doubts.find((doubt) => doubt === "NO_ACCENTS" || doubt === "LETTERS_LOST");
  if (lost !== undefined && (typed.fullName === "" || typed.fullName === card.fullName)) ctx.addIssue({ code: "custom", path: ["fullName"], message: CARD_DOUBT_WORDS[lost] });
  return {
    identityNumber: typed.identityNumber || card.identityNumber, fullName: typed.fullName || card.fullName, dateOfBirth: typed.dateOfBirth || card.dateOfBirth,
    sex: typed.sex || card.sex, address: typed.address || card.address,
  };
}

/** The applicant as his card says, contact as far as there is any (a person may have neither phone nor e-mail), procedure, and the way back. */
export const fileAtCounterSchema = z
  .looseObject({
    operationId: operationIdField,
    cardText: z.string().default(""),
    offer: offerField,
    returnMethod: z.enum(["POST", "COUNTER", "ONLINE"], "Chọn cách nhận kết quả."),
  })
  .transform((input, ctx) => {
    const field = (name: string) => text.parse(typeof input[name] === "string" ? input[name] : "");
    const issue = (name: string, message: string) => ctx.addIssue({ code: "custom", path: [name], message });
    const sex = field("sex");
    const typed = withCard({
      identityNumber: field("identityNumber"), fullName: normaliseName(field("fullName")), dateOfBirth: field("dateOfBirth"), address: field("address"),
      sex: sex === "MALE" || sex === "FEMALE" ? sex : "",
    }, input.cardText, ctx);
    const identity = parseIdentityNumber(typed.identityNumber);
    if (!identity.ok) issue("identityNumber", identity.refusals[0].words);
    if (typed.fullName.length < 2) issue("fullName", "Quét thẻ, hoặc gõ họ tên như trên thẻ.");
    if (!z.iso.date().safeParse(typed.dateOfBirth).success) issue("dateOfBirth", "Chọn ngày sinh như trên thẻ.");
    if (typed.sex === "") issue("sex", "Chọn giới tính như trên thẻ.");
    const phoneTyped = field("phone");
    const phone = phoneTyped === "" ? null : parsePhone(phoneTyped);
    if (phone?.ok === false) issue("phone", phone.refusals[0].words);
    const emailTyped = field("email").toLowerCase();
    if (emailTyped !== "" && !z.email().safeParse(emailTyped).success) issue("email", "Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn. Không có thư thì để trống.");
    const returnTo = { addressText: field("returnAddressText"), communeCode: field("returnCommuneCode") };
    if (input.returnMethod === "POST") {
      if (returnTo.addressText.length < 5) issue("returnAddressText", ADDRESS_WORDS);
      if (!/^\d{5}$/.test(returnTo.communeCode)) issue("returnCommuneCode", "Chọn phường, xã nhận kết quả.");
    }
    const representation = representationOf(input, ctx);
    return {
      /** Whether a conditional component is asked of this applicant, by its id. */
      conditions: Object.fromEntries([...rowsOf(input, "condition")].flatMap(([id, answer]) => (answer === "YES" || answer === "NO" ? [[id, answer === "YES"] as const] : []))),
      representation, operationId: input.operationId, offer: input.offer, returnMethod: input.returnMethod, returnTo: input.returnMethod === "POST" ? returnTo : null,
      person: {
        identityNumber: identity.ok ? identity.value.number : "", fullName: typed.fullName, dateOfBirth: typed.dateOfBirth,
        sex: typed.sex === "" ? ("MALE" as const) : typed.sex, address: typed.address, phone: phone?.ok === true ? phone.value : null, email: emailTyped === "" ? null : emailTyped,
      },
    };
  });
export type FileAtCounterInput = z.output<typeof fileAtCounterSchema>;
