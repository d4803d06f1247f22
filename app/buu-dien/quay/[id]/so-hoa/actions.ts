"use server";

import { action } from "@/lib/access/action";
import { arrangeScans } from "@/lib/dossiers/commands/arrange-scans";
import { dismissScan } from "@/lib/dossiers/commands/dismiss-scan";
import { finishScans } from "@/lib/dossiers/commands/finish-scans";
import { arrangeScansSchema, dismissScanSchema, finishScansSchema } from "@/lib/dossiers/schema/scan";

export const arrange = action(arrangeScansSchema, arrangeScans, { done: () => "" });
export const dismiss = action(dismissScanSchema, dismissScan, { done: () => "" });
export const finish = action(finishScansSchema, finishScans, {
  to: ({ dossierId, left }) => (left > 0 ? null : `/buu-dien/quay/${dossierId}?xong=so-hoa`),
  done: ({ documentIds, left }) => `Đã giao ${documentIds.length} giấy tờ cho máy ghi. Còn ${left} trang chưa xếp vào giấy tờ nào: xếp tiếp hoặc xóa.`,
  pageGoes: true,
});
