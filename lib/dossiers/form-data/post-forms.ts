import type { SignatureMark } from "@/lib/deliveries/signature";
import { countedPapers, postHead, printedSignature, receivingUnit } from "@/lib/dossiers/form-data/head";
import type { FormFacts } from "@/lib/dossiers/queries/form-facts";
import { IDENTITY_KIND_WORDS, type Recipient, RELATION_WORDS } from "@/lib/dossiers/schema/deliver-result";
import type { DeliveryProofData, PostalSlipData } from "@/lib/forms/data";
import { type Dong, dong, NO_MONEY, sumDong } from "@/lib/platform/money";

const HOTLINE = "1900 545 481";

type Paper = FormFacts["papers"][number];

export type SlipFacts = Readonly<{
  facts: FormFacts;
  itemCode: string;
  sealNumber: string;
  weightGrams: number;
  /** Papers with what was counted now. */
  papers: readonly Paper[];
  contact: Readonly<{ name: string; phone: string; address: string }>;
  transitDays: number;
  courier: Readonly<{ name: string; mark: SignatureMark }>;
  citizenMark: SignatureMark;
  at: Date;
}>;

/** Phiếu gửi hồ sơ, co-signed at the door: papers with bản chính/bản sao, seal, quality and price (QĐ 45/2016, Điều 6; TT 17/2017, Điều 5.1, 9). */
export function postalSlip(slip: SlipFacts): PostalSlipData {
  const { facts, at } = slip;
  const officeName = facts.office?.name ?? "";
  const postage: Dong = sumDong(facts.charges.filter(({ kind }) => kind === "POSTAGE").map(({ amount }) => dong(Number(amount))));
  const service: Dong = sumDong(facts.charges.filter(({ kind }) => kind === "SERVICE").map(({ amount }) => dong(Number(amount))));
  return {
    head: postHead(officeName, facts.provinceName, slip.itemCode, at),
    slipNumber: slip.itemCode, itemNumber: slip.itemCode, scanText: slip.itemCode, leg: "TO_AGENCY",
    sender: { name: slip.contact.name, address: slip.contact.address, phone: slip.contact.phone, email: facts.applicant.email },
    recipient: { name: receivingUnit(facts), address: facts.agency.address ?? "", phone: facts.agency.phone, email: null },
    dossierCode: facts.code, procedureName: facts.procedureVersion.name, procedureCode: facts.procedureCode,
    papers: countedPapers(slip.papers), sealNumber: slip.sealNumber, weightGrams: slip.weightGrams,
    acceptedAt: at, acceptedPlace: slip.contact.address, transitDays: slip.transitDays,
    postage, adminFeeCollected: NO_MONEY, serviceCharge: service, paidHow: "Thu theo thông báo của bưu điện, có biên lai riêng", hotline: HOTLINE,
    senderSignature: printedSignature(slip.contact.name, null, slip.citizenMark, at),
    postalSignature: printedSignature(slip.courier.name, "Nhân viên thu gom", slip.courier.mark, at),
    recipientSignature: null,
  };
}

export type ProofFacts = Readonly<{
  facts: FormFacts;
  itemCode: string | null;
  recipient: Recipient;
  recipientPhone: string | null;
  papers: readonly Paper[];
  giver: Readonly<{ name: string; role: string; id: string }>;
  place: string;
  origin: string;
  at: Date;
}>;

/** Giấy biên nhận trả kết quả: the identity check, the result, the originals given back (QĐ 45/2016, Điều 8, 10; TT 17/2017, Điều 5.2). */
export function deliveryProof({ facts, recipient, papers, at, ...proof }: ProofFacts): DeliveryProofData {
  const officeName = facts.office?.name ?? "";
  const code = facts.code ?? facts.submissionCode;
  return {
    head: postHead(officeName, facts.provinceName, proof.itemCode, at),
    dossierCode: code, trackingUrl: `${proof.origin}/tra-cuu?ma=${code}`, itemNumber: proof.itemCode, procedureName: facts.procedureVersion.name,
    giver: { organisation: officeName, person: proof.giver.name, role: proof.giver.role },
    recipientName: recipient.recipientName, recipientPhone: proof.recipientPhone, relation: RELATION_WORDS[recipient.relation],
    identityKind: IDENTITY_KIND_WORDS[recipient.identityType], identityLastDigits: recipient.identityLast4,
    authorisation: recipient.authorisation === "" ? null : recipient.authorisation,
    results: papers.filter(({ kind }) => kind === "RESULT").map(({ description, count }) => ({ kind: "Kết quả", number: "", abstract: description, count })),
    papersReturned: papers.filter(({ kind }) => kind !== "RESULT").map(({ description, count }) => `${description} (${String(count).padStart(2, "0")} bản)`),
    papersCollected: [], feeCollected: null, deliveredAt: at, deliveredPlace: proof.place,
    giverSignature: printedSignature(proof.giver.name, proof.giver.role, { method: "ACCOUNT", accountId: proof.giver.id }, at),
    recipientSignature: printedSignature(recipient.recipientName, null, recipient.signature, at),
  };
}
