import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import { RETURN_METHOD_WORDS, STATUS_WORDS } from "@/lib/dossiers/labels";
import { MOST_ROWS, type RegisterPeriod } from "@/lib/dossiers/schema/register-period";
import { agencyHead, postHead } from "@/lib/dossiers/form-data/head";
import type { FormHead, RegisterRow } from "@/lib/forms/data";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { DossierStatus, Outcome, ReturnMethod } from "@/lib/platform/generated/enums";
import { inTurn } from "@/lib/platform/turns";

export type RegisterLine = RegisterRow & Readonly<{ dossierId: string }>;
export type RegisterPage = Readonly<{ /** Whose register. */ unit: string; rows: readonly RegisterLine[]; total: number }>;

/** Rows shown on the page before printing. */
const SHOWN = 50;

type Row = {
  id: string; order: string; total: string; code: string; procedure_name: string; applicant_name: string; address: string | null; phone: string | null; agency: string; received_at: Date;
  due_at: Date | null; handed_at: Date | null; result_at: Date | null; returned_at: Date | null; return_method: ReturnMethod; recipient: string | null; status: DossierStatus; outcome: Outcome | null; has_papers: boolean;
};

/** What is not yet settled, or how it ended otherwise than with a result. */
function noteOf({ status, outcome }: Row): string {
  if (outcome === "REFUSED") return "Từ chối giải quyết";
  return status === "STOPPED" || status === "WITHDRAWN" || status === "AWAITING_SUPPLEMENT" || status === "AWAITING_PAYMENT" ? STATUS_WORDS[status] : "";
}

function lineOf(row: Row): RegisterLine {
  return {
    dossierId: row.id, order: Number(row.order), code: row.code, procedureName: row.procedure_name, sets: 1, applicantName: row.applicant_name,
    contact: [row.address, row.phone].filter((part) => part !== null && part !== "").join("; "), agency: row.agency, receivedAt: row.received_at, dueAt: row.due_at,
    // What has no paper goes to the agency as soon as it is received (NĐ 61/2018, Điều 18).
    handedAt: row.handed_at ?? (row.has_papers ? null : row.received_at), resultAt: row.result_at, returnedAt: row.returned_at,
    returnMethod: RETURN_METHOD_WORDS[row.return_method], receivedBy: row.recipient ?? "", note: noteOf(row),
  };
}

/** In the order of the book, numbered by reception within the Vietnamese year, whatever part of it is asked for. */
async function readRows(permitted: Permit, { from, to }: RegisterPeriod, most: number): Promise<{ rows: RegisterLine[]; total: number }> {
  const { condition, place } = dossiersVisibleSql(permitted.actor);
  // The post's book has the numbers that stand on the receipts; an agency counts what came to it.
  const number = "officeId" in permitted.actor ? `coalesce(b.number, n."order")` : `n."order"`;
  const rows = await readAs<Row>(permitted.actor, {
    name: `register-${permitted.actor.kind}`,
    text: `with numbered as (
        select d.id, row_number() over (partition by date_part('year', d.received_at at time zone 'Asia/Ho_Chi_Minh') order by d.received_at, d.id) as "order"
        from dossier d where ${condition} and d.received_at >= $2::timestamptz and d.received_at < $4::timestamptz
      )
      select d.id, ${number} as "order", count(*) over () as total, d.code, v.name as procedure_name, d.applicant_name, p.address_text as address, p.phone, a.short_name as agency, d.received_at, d.due_at,
        (select min(e.occurred_at) from dossier_event e where e.dossier_id = d.id and e.event = 'HAND_TO_AGENCY') as handed_at,
        coalesce((select max(e.occurred_at) from dossier_event e where e.dossier_id = d.id and e.event = 'DISPATCH_RESULT'), case when d.return_method = 'ONLINE' then d.processing_ended_at end) as result_at,
        d.returned_at, d.return_method, (select r.recipient_name from delivery_proof r where r.dossier_id = d.id limit 1) as recipient, d.status, d.outcome,
        exists (select 1 from paper k where k.dossier_id = d.id and k.kind <> 'RESULT') as has_papers
      from numbered n join dossier d on d.id = n.id join procedure_version v on v.id = d.procedure_version_id join person p on p.id = d.applicant_id join agency a on a.id = d.agency_id
        left join register_entry b on b.dossier_id = d.id
      where d.received_at >= $3::timestamptz order by date_part('year', d.received_at at time zone 'Asia/Ho_Chi_Minh'), "order", d.id limit $5::int`,
    values: [place, vietnamMoment(`${from.slice(0, 4)}-01-01`), vietnamMoment(from), new Date(vietnamMoment(to).getTime() + 86_400_000), most],
  });
  return { rows: rows.map(lineOf), total: Number(rows[0]?.total ?? 0) };
}

/** The unit whose register it is, as it stands on paper. */
async function unitOf({ actor }: Permit, at: Date): Promise<{ unit: string; head: FormHead } | null> {
  const place = { officeId: "officeId" in actor ? actor.officeId : null, agencyId: "agencyId" in actor ? actor.agencyId : null, provinceCode: "provinceCode" in actor ? actor.provinceCode : "" };
  return withActor(actor, async (tx) => {
    const province = await tx.province.findUnique({ where: { code: place.provinceCode } });
    if (place.officeId !== null) {
      const office = await tx.postOffice.findUnique({ where: { id: place.officeId } });
      return office && { unit: office.name, head: postHead(office.name, province?.name ?? "", null, at) };
    }
    const agency = place.agencyId === null ? null : await tx.agency.findUnique({ where: { id: place.agencyId } });
    return agency && { unit: agency.name, head: agencyHead(agency, province?.name ?? "", null, at) };
  });
}

/** The beginning of a register, to be looked at before it is printed; null when the actor has neither office nor agency. */
export async function readRegister(actor: Actor, period: RegisterPeriod): Promise<RegisterPage | null> {
  const permitted = permit(actor, "register.print");
  const [unit, { rows, total }] = await Promise.all([unitOf(permitted, now()), readRows(permitted, period, SHOWN)]);
  return unit && { unit: unit.unit, rows, total };
}

/**
 * Sổ theo dõi hồ sơ of the actor's office or agency as a PDF, in the version in force on the period's last day; null when there is
 * nothing to print, or more than `MOST_ROWS`. One at a time: a year takes seconds of a core.
 */
export async function printRegister(actor: Actor, period: RegisterPeriod): Promise<{ name: string; pdf: Uint8Array } | null> {
  const permitted = permit(actor, "register.print");
  const at = now();
  const version = formInForce("REGISTER", period.to > vietnamDay(at) ? vietnamDay(at) : period.to);
  const [unit, { rows, total }] = await Promise.all([unitOf(permitted, at), readRows(permitted, period, MOST_ROWS)]);
  if (!version || !unit || total > MOST_ROWS) return null;
  const data = { head: unit.head, unit: unit.unit, from: vietnamMoment(period.from), until: vietnamMoment(period.to), rows };
  const pdf = await inTurn("register", 1, () => renderForm("REGISTER", data, { version }));
  return { name: `so-theo-doi-${period.from}-${period.to}.pdf`, pdf };
}
