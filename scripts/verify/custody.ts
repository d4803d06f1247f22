import type pg from "pg";
import { z } from "zod";
import type { PaperKind, PartyKind } from "@/lib/platform/generated/enums";
import { joined, rowsOf } from "@/scripts/verify/stream";
import type { Tallies, Tally } from "@/scripts/verify/tally";

type PaperRow = Readonly<{
  id: string; dossier_id: string; kind: PaperKind; description: string; count: number; holder_kind: PartyKind; holder_id: string;
  applicant_id: string; agency_id: string; name: string;
}>;
type TransferRow = Readonly<{
  id: string; dossier_id: string; giver_kind: PartyKind; giver_id: string; giver_name: string;
  receiver_kind: PartyKind; receiver_id: string; receiver_name: string; counted: unknown; giver_signature: string; receiver_signature: string;
}>;

const PAPERS = `
  select p.id, p.dossier_id, p.kind, p.description, p.count, p.holder_kind, p.holder_id, d.applicant_id, d.agency_id,
    coalesce(d.code, d.submission_code) as name
  from paper p join dossier d on d.id = p.dossier_id order by p.dossier_id, p.id`;
const TRANSFERS = `
  select id, dossier_id, giver_kind, giver_id, giver_name, receiver_kind, receiver_id, receiver_name, counted, giver_signature, receiver_signature
  from custody_transfer order by dossier_id, occurred_at, id`;

const countsSchema = z.array(z.object({ paperId: z.string(), declared: z.int(), counted: z.int().min(0) })).min(1);

type Holder = Readonly<{ kind: PartyKind; id: string }>;
type State = { holder: Holder; count: number | null };

const sameHolder = (a: Holder, b: Holder) => a.kind === b.kind && a.id === b.id;
const holderWords = ({ kind, id }: Holder) => `${kind} ${id}`;
const paperWords = (paper: PaperRow) => `giấy tờ "${paper.description}" (${paper.id}) của hồ sơ ${paper.name}`;

/** Papers start with the applicant, results with the agency that made them. */
function firstHolder(paper: PaperRow): Holder {
  return paper.kind === "RESULT" ? { kind: "AGENCY", id: paper.agency_id } : { kind: "CITIZEN", id: paper.applicant_id };
}

function partiesFault(transfer: TransferRow): string | null {
  const giver = { kind: transfer.giver_kind, id: transfer.giver_id };
  if (transfer.giver_name.trim() === "" || transfer.receiver_name.trim() === "") return "thiếu tên người giao hoặc người nhận";
  if (transfer.giver_signature === "" || transfer.receiver_signature === "") return "thiếu chữ ký người giao hoặc người nhận";
  return sameHolder(giver, { kind: transfer.receiver_kind, id: transfer.receiver_id }) ? "người giao và người nhận là một" : null;
}

/** Follows one hand-over: whoever gives must hold, and what was declared must be what was counted before. */
function follow(transfer: TransferRow, states: ReadonlyMap<string, State>): string | null {
  const counts = countsSchema.safeParse(transfer.counted);
  if (!counts.success) return "không ghi số đếm của giấy tờ nào";
  const giver = { kind: transfer.giver_kind, id: transfer.giver_id };
  for (const { paperId, declared, counted } of counts.data) {
    const state = states.get(paperId);
    if (!state) return `giao giấy tờ ${paperId} không thuộc hồ sơ này`;
    if (!sameHolder(state.holder, giver)) return `giao giấy tờ ${paperId} khi ${holderWords(state.holder)} đang giữ`;
    if (state.count !== null && declared !== state.count) return `giấy tờ ${paperId} khai ${declared}, lần trước đếm được ${state.count}`;
    if (counted === 0) continue;
    state.holder = { kind: transfer.receiver_kind, id: transfer.receiver_id };
    state.count = counted;
  }
  return null;
}

function checkDossier(papers: readonly PaperRow[], transfers: readonly TransferRow[], tally: Tally): void {
  const states = new Map<string, State>(papers.map((paper) => [paper.id, { holder: firstHolder(paper), count: null }]));
  for (const transfer of transfers) {
    const words = partiesFault(transfer) ?? follow(transfer, states);
    tally.saw(words === null ? null : { row: `lần giao ${transfer.id} của hồ sơ ${papers[0]?.name ?? transfer.dossier_id}`, words });
  }
  for (const paper of papers) {
    const state = states.get(paper.id);
    const holder = { kind: paper.holder_kind, id: paper.holder_id };
    if (!state || !sameHolder(state.holder, holder)) {
      tally.saw({ row: paperWords(paper), words: `ghi ${holderWords(holder)} giữ, chuỗi giao nhận dẫn tới ${state ? holderWords(state.holder) : "không ai"}` });
    } else if (paper.count < 1 || (state.count !== null && state.count !== paper.count)) {
      tally.saw({ row: paperWords(paper), words: `ghi ${paper.count} bản, lần giao cuối đếm được ${state.count ?? "chưa lần nào"}` });
    } else tally.saw(null);
  }
}

type Papers = Readonly<{ id: string; papers: readonly PaperRow[] }>;

async function* papersByDossier(rows: AsyncIterable<PaperRow>): AsyncGenerator<Papers, void> {
  let papers: PaperRow[] = [];
  for await (const row of rows) {
    const last = papers[0];
    if (last && last.dossier_id !== row.dossier_id) {
      yield { id: last.dossier_id, papers };
      papers = [];
    }
    papers.push(row);
  }
  if (papers[0]) yield { id: papers[0].dossier_id, papers };
}

/** Every paper has exactly one holder, and the chain of hand-overs leads to him (design 6; QĐ 45/2016/QĐ-TTg, Điều 6–7). */
export async function checkCustody(client: pg.ClientBase, { CUSTODY: tally }: Tallies): Promise<void> {
  const papers = papersByDossier(rowsOf<PaperRow>(client, PAPERS));
  const transfers = rowsOf<TransferRow>(client, TRANSFERS);
  for await (const { key, rows } of joined(papers, ({ id }) => id, transfers, (row) => row.dossier_id)) checkDossier(key?.papers ?? [], rows, tally);
}
