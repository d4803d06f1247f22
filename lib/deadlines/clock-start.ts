import { type Result, ok, refused } from "@/lib/platform/result";

/**
 * DELEGATED: a clerk at the counter receives (NĐ 118/2025, Điều 17.3 as amended by NĐ 309/2026, Điều 8.3).
 * COURIER: the post only carries (QĐ 45/2016, Điều 7.4). NON_BOUNDARY: received elsewhere for the competent authority.
 */
export type ReceptionModel = "DELEGATED" | "COURIER" | "NON_BOUNDARY";

export type ClockStartInput = Readonly<{
  model: ReceptionModel;
  /** Complete and correct, as shown on the Giấy tiếp nhận hồ sơ. */
  receivedAt: Date | null;
  /** The Biên bản giao nhận signed at the agency. */
  handedOverAt: Date | null;
  /** The competent authority's own reception. */
  competentReceivedAt: Date | null;
}>;

/** When the legal clock starts. Until the moment of its model exists there is no due date, not a paused one. */
export function clockStart(input: ClockStartInput): Result<Date, "CLOCK_NOT_STARTED"> {
  const moments: Record<ReceptionModel, Date | null> = {
    DELEGATED: input.receivedAt,
    COURIER: input.handedOverAt,
    NON_BOUNDARY: input.competentReceivedAt,
  };
  const start = moments[input.model];
  return start === null ? refused("CLOCK_NOT_STARTED", NOT_STARTED[input.model]) : ok(start);
}

const NOT_STARTED: Record<ReceptionModel, string> = {
  DELEGATED: "Hồ sơ chưa được tiếp nhận đầy đủ, hợp lệ nên thời hạn giải quyết chưa bắt đầu.",
  COURIER: "Cơ quan chưa ký biên bản giao nhận với bưu điện nên thời hạn giải quyết chưa bắt đầu.",
  NON_BOUNDARY: "Cơ quan có thẩm quyền chưa nhận được hồ sơ nên thời hạn giải quyết chưa bắt đầu.",
};
