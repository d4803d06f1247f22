import { z } from "zod";
import { idField } from "@/lib/dossiers/schema/act";
import { addressOf } from "@/lib/dossiers/list-address";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { normaliseText } from "@/lib/platform/vietnamese";

/**
 * The conditions of the agency's inbox as an address says them (`hang=…&tim=…`), without the page in it. What the inbox does not
 * understand is left out, so that nothing foreign is kept or opened.
 */
export function inboxConditions(query: string): string {
  const said = new URLSearchParams(query);
  const { hang, tim, "thu-tuc": procedure, nguoi } = agencyInboxFilter.parse(Object.fromEntries([...said.keys()].map((key) => [key, said.get(key)])));
  return addressOf("", { hang, tim, "thu-tuc": procedure, nguoi }).slice(1);
}

const NAME = "Đặt tên cho bộ lọc, ví dụ: Du lịch sắp hết hạn.";

export const saveFilterSchema = z.object({
  name: z.string(NAME).transform(normaliseText).pipe(z.string().min(1, NAME).max(60, "Tên dài nhất 60 ký tự.")),
  query: z.string().default("").transform(inboxConditions).pipe(z.string().min(1, "Chưa có điều kiện nào để lưu.")),
});
export type SaveFilterInput = z.output<typeof saveFilterSchema>;

export const deleteFilterSchema = z.object({ filterId: idField<"filter">("Trang này đã cũ. Hãy tải lại trang rồi làm lại.") });
export type DeleteFilterInput = z.output<typeof deleteFilterSchema>;
