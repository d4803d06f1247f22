import type {
  ApologyData, BundleLabelData, CashReceiptData, ControlSlipData, CountedPaper, DeliveryProofData, FormDataByKind, FormHead, HandoverParty, HandoverRecordData, PersonBlock, PinSlipData,
  PostalParty, PostalSlipData, PrintableFormKind, ReceiptData, RegisterData, RejectionData, ResultHandoverData, StopNoticeData,
  SupplementRequestData,
} from "@/lib/forms/data";
import type { Sheet } from "@/lib/forms/printable";
import { signatureSheet } from "@/lib/forms/signature";
import { formatDate, formatDateTime, formatLegalDate, formatLegalMoment } from "@/lib/platform/format";
import { formatDong, formatInteger, dongInWords, type Dong } from "@/lib/platform/money";

/** What each form shows, as text: the only things the Typst sources know. Codes for scanners are added by the printer. */

function head(data: FormHead): Sheet {
  return { parentBody: data.parentBody, issuer: data.issuer, number: data.number, placeAndDate: `${data.place}, ${formatLegalDate(data.issuedAt)}` };
}

function person(data: PersonBlock): Sheet {
  return { name: data.name, address: data.address, phone: data.phone, email: data.email, identityNumber: data.identityNumber };
}

function postalParty(data: PostalParty): Sheet {
  return { name: data.name, address: data.address, phone: data.phone, email: data.email };
}

function handoverParty(data: HandoverParty): Sheet {
  return { organisation: data.organisation, person: data.person, role: data.role };
}

function count(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a count of papers: ${value}`);
  return formatInteger(value);
}

type Counts = Pick<CountedPaper, "originals" | "certifiedCopies" | "photocopies">;

function counts(paper: Counts): Sheet {
  return { originals: count(paper.originals), certifiedCopies: count(paper.certifiedCopies), photocopies: count(paper.photocopies) };
}

function total(papers: readonly Counts[]): Sheet {
  return counts({
    originals: papers.reduce((sum, paper) => sum + paper.originals, 0),
    certifiedCopies: papers.reduce((sum, paper) => sum + paper.certifiedCopies, 0),
    photocopies: papers.reduce((sum, paper) => sum + paper.photocopies, 0),
  });
}

function papers(list: readonly CountedPaper[]): Sheet {
  return { rows: list.map((paper) => ({ name: paper.name, note: paper.note ?? null, ...counts(paper) })), total: total(list) };
}

function money(amount: Dong): Sheet {
  return { figures: formatDong(amount), words: dongInWords(amount) };
}

function receipt(data: ReceiptData): Sheet {
  return {
    head: head(data.head),
    dossierCode: data.dossierCode,
    receivingUnit: data.receivingUnit,
    submitter: person(data.submitter),
    owner: data.owner ? person(data.owner) : null,
    ownerRight: data.ownerRight ?? null,
    channel: data.channel,
    procedure: `${data.procedureName} (mã thủ tục ${data.procedureCode})`,
    request: data.request,
    papers: papers(data.papers),
    sets: count(data.sets),
    timeLimit: data.timeLimit,
    received: formatLegalMoment(data.receivedAt),
    due: formatLegalMoment(data.dueAt),
    returnPlace: data.returnPlace,
    register: data.register ? { volume: data.register.volume, order: data.register.order } : null,
    receiver: signatureSheet(data.receiver),
    submitterSignature: signatureSheet(data.submitterSignature),
    hotline: data.hotline,
    trackingSite: data.trackingSite,
  };
}

function supplementRequest(data: SupplementRequestData): Sheet {
  return {
    head: head(data.head),
    receivingUnit: data.receivingUnit,
    dossierCode: data.dossierCode,
    applicant: person(data.applicant),
    owner: data.owner ? person(data.owner) : null,
    procedure: `${data.procedureName} (mã thủ tục ${data.procedureCode})`,
    request: data.request,
    papers: papers(data.papers),
    reason: data.reason,
    supplementBy: data.supplementBy ? formatLegalDate(data.supplementBy) : null,
    contact: { ...data.contact },
    guide: signatureSheet(data.guide),
  };
}

function rejection(data: RejectionData): Sheet {
  return {
    head: head(data.head),
    receivingUnit: data.receivingUnit,
    dossierCode: data.dossierCode,
    applicant: person(data.applicant),
    owner: data.owner ? person(data.owner) : null,
    procedure: `${data.procedureName} (mã thủ tục ${data.procedureCode})`,
    request: data.request,
    reasons: data.reasons,
    contact: { ...data.contact },
    receiver: signatureSheet(data.receiver),
    submitterSignature: signatureSheet(data.submitterSignature),
  };
}

function apology(data: ApologyData): Sheet {
  return {
    head: head(data.head),
    dossierCode: data.dossierCode,
    addressee: person(data.addressee),
    procedure: data.procedureName,
    request: data.request,
    received: formatLegalDate(data.receivedAt),
    formerDue: formatLegalMoment(data.formerDueAt),
    newDue: formatLegalMoment(data.newDueAt),
    reason: data.reason,
    headTitle: data.headTitle,
    headName: data.headName,
    copiesTo: data.copiesTo,
  };
}

function stopNotice(data: StopNoticeData): Sheet {
  return {
    head: head(data.head),
    dossierCode: data.dossierCode,
    addressee: person(data.addressee),
    procedure: data.procedureName,
    request: data.request,
    received: formatLegalDate(data.receivedAt),
    asked: data.askedAt && formatLegalDate(data.askedAt),
    reason: data.reason,
    returned: data.returned,
    headTitle: data.headTitle,
    headName: data.headName,
    copiesTo: data.copiesTo,
  };
}

function bundleLabel(data: BundleLabelData): Sheet {
  return {
    head: head(data.head),
    sealNumber: data.sealNumber,
    from: handoverParty(data.from),
    to: handoverParty(data.to),
    toAddress: data.toAddress,
    dossierCount: count(data.dossierCount),
    paperCount: count(data.paperCount),
    bundleCount: data.bundleCount === null ? null : count(data.bundleCount),
    sealed: formatDateTime(data.sealedAt),
  };
}

function postalSlip(data: PostalSlipData): Sheet {
  return {
    head: head(data.head),
    slipNumber: data.slipNumber,
    itemNumber: data.itemNumber,
    toAgency: data.leg === "TO_AGENCY",
    sender: postalParty(data.sender),
    recipient: postalParty(data.recipient),
    dossierCode: data.dossierCode,
    procedure: `${data.procedureName} (mã thủ tục ${data.procedureCode})`,
    papers: papers(data.papers),
    sealNumber: data.sealNumber,
    weight: `${formatInteger(data.weightGrams)} g`,
    accepted: `${formatLegalMoment(data.acceptedAt)}, tại ${data.acceptedPlace}`,
    transit: `J + ${data.transitDays} (${data.transitDays} ngày làm việc kể từ ngày nhận gửi)`,
    postage: formatDong(data.postage),
    adminFeeCollected: formatDong(data.adminFeeCollected),
    serviceCharge: formatDong(data.serviceCharge),
    paidHow: data.paidHow,
    hotline: data.hotline,
    senderSignature: signatureSheet(data.senderSignature),
    postalSignature: signatureSheet(data.postalSignature),
    recipientSignature: signatureSheet(data.recipientSignature),
  };
}

function handoverRecord(data: HandoverRecordData): Sheet {
  return {
    head: head(data.head),
    moment: formatLegalMoment(data.handedOverAt),
    place: data.place,
    giver: handoverParty(data.giver),
    receiver: handoverParty(data.receiver),
    lines: data.lines.map((line) => ({
      slipNumber: line.slipNumber,
      dossierCode: line.dossierCode,
      procedure: line.procedureName,
      applicant: line.applicantName,
      sealNumber: line.sealNumber,
      complete: line.complete,
      discrepancy: line.discrepancy,
      ...counts(line),
    })),
    total: total(data.lines),
    lineCount: count(data.lines.length),
    incompleteCount: count(data.lines.filter((line) => !line.complete).length),
    giverSignature: signatureSheet(data.giverSignature),
    receiverSignature: signatureSheet(data.receiverSignature),
  };
}

function resultHandover(data: ResultHandoverData): Sheet {
  return {
    head: head(data.head),
    moment: formatLegalMoment(data.handedOverAt),
    place: data.place,
    giver: handoverParty(data.giver),
    receiver: handoverParty(data.receiver),
    lines: data.lines.map((line) => ({
      dossierCode: line.dossierCode,
      procedure: line.procedureName,
      result: line.result,
      owner: line.ownerName,
      address: line.address,
      feeDue: line.feeDue,
      byPost: line.byPost,
      note: line.note,
    })),
    lineCount: count(data.lines.length),
    byPostCount: count(data.lines.filter((line) => line.byPost).length),
    giverSignature: signatureSheet(data.giverSignature),
    receiverSignature: signatureSheet(data.receiverSignature),
  };
}

function deliveryProof(data: DeliveryProofData): Sheet {
  return {
    head: head(data.head),
    dossierCode: data.dossierCode,
    itemNumber: data.itemNumber,
    procedure: data.procedureName,
    giver: handoverParty(data.giver),
    recipientName: data.recipientName,
    recipientPhone: data.recipientPhone,
    relation: data.relation,
    identity: `${data.identityKind}, các số cuối ${data.identityLastDigits}`,
    authorisation: data.authorisation,
    results: data.results.map((result) => ({ kind: result.kind, number: result.number, abstract: result.abstract, count: count(result.count) })),
    papersReturned: data.papersReturned,
    papersCollected: data.papersCollected,
    feeCollected: data.feeCollected === null ? null : money(data.feeCollected),
    delivered: formatLegalMoment(data.deliveredAt),
    deliveredPlace: data.deliveredPlace,
    giverSignature: signatureSheet(data.giverSignature),
    recipientSignature: signatureSheet(data.recipientSignature),
  };
}

function controlSlip(data: ControlSlipData): Sheet {
  return {
    head: head(data.head),
    dossierCode: data.dossierCode,
    applicant: data.applicantName,
    procedure: `${data.procedureName} (mã thủ tục ${data.procedureCode})`,
    received: formatLegalMoment(data.receivedAt),
    due: data.dueAt && formatLegalMoment(data.dueAt),
    agency: data.resolvingAgency,
    coordinating: data.coordinatingAgencies.length === 0 ? "không" : data.coordinatingAgencies.join("; "),
    rows: data.rows.map((row) => ({ ...row, at: formatLegalMoment(row.at) })),
  };
}

const dayOrNothing = (moment: Date | null) => (moment === null ? "" : formatDate(moment));

function register(data: RegisterData): Sheet {
  return {
    head: head(data.head),
    unit: data.unit,
    from: formatDate(data.from),
    until: formatDate(data.until),
    // Rows as plain lists: a year has many, and the names of their cells would be most of the text.
    rows: data.rows.map((row) => [
      count(row.order), row.code, row.procedureName, count(row.sets), row.applicantName, row.contact, row.agency, dayOrNothing(row.receivedAt), dayOrNothing(row.dueAt),
      dayOrNothing(row.handedAt), dayOrNothing(row.resultAt), dayOrNothing(row.returnedAt), row.returnMethod, row.receivedBy, row.note,
    ]),
    rowCount: count(data.rows.length),
  };
}

function cashReceipt(data: CashReceiptData): Sheet {
  return {
    head: head(data.head), title: data.title, symbol: data.symbol, number: data.number, collector: data.collector, collectorTaxCode: data.collectorTaxCode, payer: data.payerName,
    address: data.payerAddress, dossierCode: data.dossierCode, procedure: data.procedureName, method: data.method, total: money(data.total),
    lines: data.lines.map((line) => ({ name: line.name, basis: line.basis, amount: formatDong(line.amount) })),
    split: data.split === null ? null : { fee: formatDong(data.split.fee), levy: formatDong(data.split.levy) }, cashier: signatureSheet(data.cashier),
  };
}

function pinSlip(data: PinSlipData): Sheet {
  const { dossierCode, trackingSite, pin, procedureName, hotline } = data;
  return { head: head(data.head), dossierCode, trackingSite, pin, serial: count(data.serial), procedure: procedureName, hotline };
}

export const SHEET_OF: { readonly [K in PrintableFormKind]: (data: FormDataByKind[K]) => Sheet } = {
  RECEIPT: receipt,
  SUPPLEMENT_REQUEST: supplementRequest,
  REJECTION: rejection,
  APOLOGY: apology,
  STOP_NOTICE: stopNotice,
  POSTAL_SLIP: postalSlip,
  HANDOVER_RECORD: handoverRecord,
  RESULT_HANDOVER: resultHandover,
  DELIVERY_PROOF: deliveryProof,
  BUNDLE_LABEL: bundleLabel,
  CONTROL_SLIP: controlSlip,
  REGISTER: register,
  CASH_RECEIPT: cashReceipt,
  PIN_SLIP: pinSlip,
};

/** What the scanner symbols of each form hold: a QR, and for postal items a Code 128. Null: the form has none. */
export const SCANNED_OF: { readonly [K in PrintableFormKind]: (data: FormDataByKind[K]) => Readonly<{ qr: string | null; code128: string | null }> } = {
  RECEIPT: (data) => ({ qr: data.trackingUrl, code128: null }),
  SUPPLEMENT_REQUEST: (data) => ({ qr: data.trackingUrl, code128: null }),
  REJECTION: (data) => ({ qr: data.trackingUrl, code128: null }),
  APOLOGY: (data) => ({ qr: data.trackingUrl, code128: null }),
  STOP_NOTICE: (data) => ({ qr: data.trackingUrl, code128: null }),
  POSTAL_SLIP: (data) => ({ qr: data.scanText, code128: data.itemNumber }),
  HANDOVER_RECORD: (data) => ({ qr: data.scanText, code128: null }),
  RESULT_HANDOVER: (data) => ({ qr: data.scanText, code128: null }),
  DELIVERY_PROOF: (data) => ({ qr: data.trackingUrl, code128: null }),
  BUNDLE_LABEL: (data) => ({ qr: data.scanText, code128: data.sealNumber }),
  CONTROL_SLIP: (data) => ({ qr: data.trackingUrl, code128: null }),
  REGISTER: () => ({ qr: null, code128: null }),
  CASH_RECEIPT: () => ({ qr: null, code128: null }),
  PIN_SLIP: (data) => ({ qr: data.trackingUrl, code128: null }),
};
