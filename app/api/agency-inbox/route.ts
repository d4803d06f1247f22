import { noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { AGENCY_QUEUE_WORDS } from "@/lib/dossiers/agency-queues";
import { EXPORT_HEAD, exportCells, MOST_EXPORTED } from "@/lib/dossiers/inbox-table";
import { exportAgencyInbox } from "@/lib/dossiers/queries/agency-export";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { currentActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { BYTE_ORDER_MARK, csvLine } from "@/lib/platform/csv";
import { formatDateTime, vietnamDay } from "@/lib/platform/format";

export const dynamic = "force-dynamic";

/** The next text is asked for when the last was taken: a slow reader keeps nothing in memory. */
function asStream(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

/** The agency's list as a spreadsheet, sent as it is read: the same scope, queue and filter as the inbox at this address, from its first row on. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!may(actor, "dossier.process")) return noSuchDocument();
  const filter = agencyInboxFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const queue = filter.hang ?? "moi";
  const at = now();
  async function* lines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine(EXPORT_HEAD);
    let count = 0;
    for await (const rows of exportAgencyInbox(actor, queue, filter, MOST_EXPORTED)) {
      count += rows.length;
      if (rows.length > 0) yield rows.map((row) => csvLine(exportCells(row))).join("");
    }
    const cut = count >= MOST_EXPORTED ? ` Danh sách dừng ở ${MOST_EXPORTED.toLocaleString("vi-VN")} hồ sơ đầu; lọc hẹp hơn để lấy phần còn lại.` : "";
    yield csvLine([`${AGENCY_QUEUE_WORDS[queue]}: ${count} hồ sơ, lúc ${formatDateTime(at)}.${cut}`]);
  }
  return new Response(asStream(lines()), {
    headers: {
      "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="ho-so-${queue}-${vietnamDay(at)}.csv"`,
      "cache-control": "private, no-store", "x-content-type-options": "nosniff",
    },
  });
}
