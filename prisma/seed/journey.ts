import type { Pool } from "pg";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { claimDossier, releaseDossier } from "@/lib/dossiers/commands/hold-dossier";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { proposeDecision, signProposal } from "@/lib/dossiers/commands/propose-decision";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { rejectDossier } from "@/lib/dossiers/commands/reject-dossier";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { returnAtCounter } from "@/lib/dossiers/commands/return-at-counter";
import { declarePaper, saveDelivery, saveRequest } from "@/lib/dossiers/commands/save-draft";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { takeOverPapers } from "@/lib/dossiers/commands/take-over-papers";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import type { FailureCause } from "@/lib/deliveries/invitations";
import type { ActorOf } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { ReturnMethod } from "@/lib/platform/generated/enums";
import { asId, type DossierId, newId } from "@/lib/platform/ids";
import type { Result } from "@/lib/platform/result";
import type { RequestField } from "@/lib/procedures/procedure";

/** What a demo dossier is about, and who has to do with it. */
export type JourneyCast = Readonly<{
  citizen: ActorOf<"CITIZEN">;
  home: Readonly<{ addressText: string; communeCode: string; phone: string }>;
  clerk: ActorOf<"POSTAL_CLERK">;
  courier: ActorOf<"COURIER">;
  official: ActorOf<"OFFICIAL">;
  /** Signs where the procedure wants it. */
  head: ActorOf<"AGENCY_HEAD">;
}>;

export type JourneyProcedure = Readonly<{
  code: string;
  caseId: string;
  agencyId: string;
  officeId: string;
  signOff: boolean;
  /** The term stands still while the applicant supplements. */
  pauses: boolean;
  requestForm: readonly RequestField[];
  components: readonly Readonly<{ id: string; kind: string; originals: number; certifiedCopies: number; photocopies: number; alternativeGroup: string | null; conditionText: string | null }>[];
}>;

/** The value of a result, or the refusal as an error: a demo dossier must not be refused anywhere. */
function must<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`${what}: ${result.refusals.map(({ words, field }) => `${field ?? ""} ${words}`).join(" | ")}`);
  return result.value;
}

function invented(field: RequestField): string {
  switch (field.type) {
    case "date":
      return "2020-05-20";
    case "number":
      return "1";
    case "choice":
      return field.options?.[0] ?? "";
    case "text":
    case "longtext":
      return /điện thoại/i.test(field.label) ? "0912345678" : /căn cước|định danh/i.test(field.label) ? "035190001234" : "Như giấy tờ kèm theo";
  }
}

const TYPED = (name: string) => ({ method: "TYPED", name }) as const;

/**
 * Leads one dossier through the product's own commands, one step a call; the caller sets the clock before each.
 * Every paper, form, charge, event and custody row is what the live commands make.
 */
export class Journey {
  private id: DossierId = asId<"dossier">("00000000-0000-7000-8000-000000000000");
  private readonly seal = `NP${newId().slice(-8).toUpperCase()}`;

  constructor(
    private readonly owner: Pick<Pool, "query">,
    private readonly cast: JourneyCast,
    private readonly procedure: JourneyProcedure,
    private readonly sample: Uint8Array,
  ) {}

  get dossierId(): string {
    return this.id;
  }

  private async act(): Promise<{ operationId: ReturnType<typeof newId<"operation">>; dossierId: DossierId; expectedVersion: number }> {
    const { rows } = await this.owner.query<{ version: number }>("select version from dossier where id = $1", [this.id]);
    return { operationId: newId<"operation">(), dossierId: this.id, expectedVersion: rows[0]?.version ?? 0 };
  }

  private async column(sql: string): Promise<string> {
    const { rows } = await this.owner.query<{ value: string }>(sql, [this.id]);
    const value = rows[0]?.value;
    if (value === undefined) throw new Error(`Nothing found: ${sql}`);
    return value;
  }

  async draft(byPost: boolean, returnMethod: ReturnMethod, pickupDay: string): Promise<void> {
    const { citizen, home } = this.cast;
    const { code, caseId, agencyId, officeId, requestForm, components } = this.procedure;
    const started = must("startDraft", await startDraft(citizen, {
      operationId: newId<"operation">(), procedureCode: code, caseId: asId<"case">(caseId), agencyId: asId<"agency">(agencyId), officeId: asId<"office">(officeId),
    }));
    this.id = asId<"dossier">(started.dossierId);
    const draft = () => ({ operationId: newId<"operation">(), dossierId: this.id });
    const typed = Object.fromEntries(requestForm.map((field) => [field.key, invented(field)]));
    must("saveRequest", await saveRequest(citizen, { ...draft(), step: "next", typed }));
    const groups = new Set<string>();
    for (const component of components.filter(({ kind }) => kind !== "NOTE")) {
      const { alternativeGroup: group, conditionText } = component;
      if (group !== null && groups.has(group)) continue;
      if (group !== null) groups.add(group);
      if (group !== null || conditionText === null) await this.give(component, byPost);
      else {
        const componentId = asId<"component">(component.id);
        must("declarePaper", await declarePaper(citizen, { ...draft(), componentId, way: "NOT_APPLICABLE", originals: 0, certifiedCopies: 0, photocopies: 0 }));
      }
    }
    const pickup = byPost ? { contactName: citizen.name, phone: home.phone, addressText: home.addressText, communeCode: home.communeCode, day: pickupDay, window: "MORNING" as const } : null;
    const returnTo = returnMethod === "POST" ? { addressText: home.addressText, communeCode: home.communeCode } : null;
    must("saveDelivery", await saveDelivery(citizen, { ...draft(), pickup, returnMethod, returnTo }));
  }

  private async give(component: JourneyProcedure["components"][number], byPost: boolean): Promise<void> {
    const { citizen } = this.cast;
    const { originals, certifiedCopies, photocopies } = component;
    if (byPost) {
      const none = originals + certifiedCopies + photocopies === 0;
      must("declarePaper", await declarePaper(citizen, {
        operationId: newId<"operation">(), dossierId: this.id, componentId: asId<"component">(component.id), way: "PAPER",
        originals: none ? 1 : originals, certifiedCopies, photocopies,
      }));
    } else {
      must("uploadFile", await uploadFile(citizen, {
        operationId: newId<"operation">(), dossierId: this.id, expectedVersion: null, purpose: "COMPONENT", componentId: component.id, name: "giay-to.pdf", bytes: this.sample,
      }));
    }
  }

  async submit(): Promise<void> {
    must("submit", await submitDossier(this.cast.citizen, { ...(await this.act()), declared: "on" }));
  }

  async withdraw(): Promise<void> {
    must("withdraw", await withdrawDossier(this.cast.citizen, { ...(await this.act()), reason: "Gia đình thay đổi kế hoạch." }));
  }

  private async counted(): Promise<Record<string, number>> {
    const { rows } = await this.owner.query<{ id: string; count: number }>("select id, count from paper where dossier_id = $1", [this.id]);
    return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
  }

  async collect(): Promise<void> {
    const pickupId = asId<"pickup">(await this.column("select id as value from pickup_request where dossier_id = $1"));
    const { operationId } = await this.act();
    must("collect", await collectPapers(this.cast.courier, {
      operationId, dossierId: this.id, pickupId, sealNumber: this.seal, weightGrams: 180, counted: await this.counted(),
      citizenSignature: TYPED(this.cast.citizen.name), courierSignature: null,
    }));
  }

  async takeOver(): Promise<void> {
    must("takeOver", await takeOverPapers(this.cast.clerk, { ...(await this.act()), sealNumber: this.seal, counted: await this.counted(), courierSignature: TYPED(this.cast.courier.name) }));
  }

  /** One paper fewer than the courier says he brings, where he brings more than one. */
  async takeOverShort(): Promise<void> {
    const counted = await this.counted();
    const [first] = Object.keys(counted);
    const brought = Object.values(counted).reduce((sum, count) => sum + count, 0);
    if (first !== undefined && brought > 1) counted[first] = Math.max(0, (counted[first] ?? 0) - 1);
    must("takeOver", await takeOverPapers(this.cast.clerk, { ...(await this.act()), sealNumber: this.seal, counted, courierSignature: TYPED(this.cast.courier.name) }));
  }

  async receive(): Promise<void> {
    const lines = this.procedure.components.filter(({ kind }) => kind !== "NOTE").map((component) => ({
      componentId: component.id, note: "", originals: component.originals, certifiedCopies: component.certifiedCopies, photocopies: component.photocopies,
      answer: component.conditionText !== null && component.alternativeGroup === null ? ("ALTERNATIVE" as const) : component.kind === "SHOWN" ? ("SHOWN" as const) : ("FILED" as const),
    }));
    must("receive", await receiveDossier(this.cast.clerk, { ...(await this.act()), lines }));
  }

  async requestCompletion(): Promise<void> {
    must("requestCompletion", await requestCompletion(this.cast.clerk, { ...(await this.act()), note: "", lines: this.faults() }));
  }

  async reject(): Promise<void> {
    must("reject", await rejectDossier(this.cast.clerk, { ...(await this.act()), reason: "Hồ sơ thuộc thẩm quyền của cơ quan khác theo quyết định công bố thủ tục." }));
  }

  private faults() {
    const [first] = this.procedure.components.filter(({ kind }) => kind === "FILED");
    return first ? [{ componentId: first.id, problem: "INCOMPLETE" as const, words: "Tờ khai chưa ký. Ký và ghi rõ họ tên rồi nộp lại." }] : [];
  }

  async handToAgency(): Promise<void> {
    const made = must("makeManifest", await makeManifest(this.cast.clerk, { operationId: newId<"operation">(), dossierIds: [this.id] }));
    must("signManifest", await signManifest(this.cast.official, { operationId: newId<"operation">(), manifestId: asId<"manifest">(made.manifestId), lines: {} }));
  }

  async claim(): Promise<void> {
    must("claim", await claimDossier(this.cast.official, await this.act()));
  }

  async release(): Promise<void> {
    must("release", await releaseDossier(this.cast.official, { ...(await this.act()), reason: "Chuyển cho người phụ trách lĩnh vực." }));
  }

  async requestSupplement(): Promise<void> {
    must("requestSupplement", await requestSupplement(this.cast.official, { ...(await this.act()), note: "", lines: this.faults() }));
  }

  async acceptSupplement(): Promise<void> {
    must("acceptSupplement", await acceptSupplement(this.cast.official, { ...(await this.act()), note: "" }));
  }

  async stop(): Promise<void> {
    must("stop", await stopDossier(this.cast.official, { ...(await this.act()), reason: "Người nộp đề nghị dừng giải quyết bằng văn bản.", askedDay: vietnamDay(now()) }));
  }

  async attachResult(): Promise<void> {
    const { operationId, expectedVersion } = await this.act();
    must("attachResult", await uploadFile(this.cast.official, { operationId, dossierId: this.id, expectedVersion, purpose: "RESULT", componentId: null, name: "ket-qua.pdf", bytes: this.sample }));
  }

  async grant(): Promise<void> {
    must("grant", await grantDossier(this.cast.official, { ...(await this.act()), result: "Văn bản giải quyết thủ tục (dữ liệu minh họa)", copies: 1 }));
  }

  async propose(): Promise<void> {
    must("propose", await proposeDecision(this.cast.official, { ...(await this.act()), outcome: "GRANT", result: "Giấy phép (dữ liệu minh họa)", copies: 1, reason: "" }));
  }

  async proposeRefusal(): Promise<void> {
    must("proposeRefusal", await proposeDecision(this.cast.official, { ...(await this.act()), outcome: "REFUSE", result: "", copies: 1, reason: "Chưa đủ điều kiện theo quy định của thủ tục này." }));
  }

  async sign(): Promise<void> {
    must("sign", await signProposal(this.cast.head, await this.act()));
  }

  async refuse(): Promise<void> {
    must("refuse", await refuseDossier(this.cast.official, { ...(await this.act()), reason: "Chưa đủ điều kiện theo quy định của thủ tục này." }));
  }

  async dispatch(): Promise<void> {
    const made = must("makeManifest", await makeManifest(this.cast.official, { operationId: newId<"operation">(), dossierIds: [this.id] }));
    must("signManifest", await signManifest(this.cast.clerk, { operationId: newId<"operation">(), manifestId: asId<"manifest">(made.manifestId), lines: {} }));
  }

  private async itemHome() {
    return asId<"item">(await this.column("select id as value from postal_item where dossier_id = $1 and direction = 'TO_CITIZEN'"));
  }

  async takeRound(): Promise<void> {
    must("takeRound", await takeDeliveryRound(this.cast.courier, { operationId: newId<"operation">(), itemIds: [await this.itemHome()], clerkSignature: TYPED(this.cast.clerk.name) }));
  }

  private async recipient() {
    const identityNumber = await this.column("select p.identity_number as value from dossier d join person p on p.id = d.applicant_id where d.id = $1");
    return {
      recipientName: this.cast.citizen.name, relation: "OWNER", authorisation: "", identityType: "CITIZEN_CARD", identityLast4: identityNumber.slice(-4),
      signature: TYPED(this.cast.citizen.name),
    } as const;
  }

  /** Nobody takes the result at the door. */
  async fail(cause: FailureCause, reason: string): Promise<void> {
    must("fail", await failDelivery(this.cast.courier, { operationId: newId<"operation">(), itemId: await this.itemHome(), cause, reason }));
  }

  async backToOffice(): Promise<void> {
    must("backToOffice", await takeBackItems(this.cast.clerk, { operationId: newId<"operation">(), itemIds: [await this.itemHome()], courierSignature: TYPED(this.cast.courier.name) }));
  }

  async deliver(): Promise<void> {
    must("deliver", await deliverResult(this.cast.courier, { operationId: newId<"operation">(), dossierId: this.id, itemId: await this.itemHome(), recipient: await this.recipient() }));
  }

  async returnAtCounter(): Promise<void> {
    must("returnAtCounter", await returnAtCounter(this.cast.clerk, { ...(await this.act()), recipient: await this.recipient() }));
  }
}
