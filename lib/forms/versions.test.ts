import { describe, expect, it } from "vitest";
import { FORM_KINDS, FORM_VERSIONS, formInForce, formVersion } from "@/lib/forms/versions";

describe("form versions", () => {
  it("change on 01/7/2025 from TT 01/2018 to TT 03/2025", () => {
    expect(formInForce("RECEIPT", "2023-02-01")?.id).toBe("TT01_2018/RECEIPT");
    expect(formInForce("RECEIPT", "2025-06-30")?.id).toBe("TT01_2018/RECEIPT");
    expect(formInForce("RECEIPT", "2025-07-01")?.id).toBe("TT03_2025/RECEIPT");
    expect(formInForce("RECEIPT", "2026-11-21")?.id).toBe("TT03_2025/RECEIPT");
  });

  it("give the apology another name, the register another number, and the stop notice a beginning", () => {
    expect(formInForce("APOLOGY", "2025-06-30")?.title).toBe("Phiếu xin lỗi và hẹn lại ngày trả kết quả");
    expect(formInForce("APOLOGY", "2025-07-01")?.title).toBe("Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết");
    expect(formInForce("REGISTER", "2025-06-30")?.number).toBe("06");
    expect(formInForce("REGISTER", "2025-07-01")?.number).toBe("07");
    expect(formInForce("STOP_NOTICE", "2025-06-30")).toBeNull();
    expect(formInForce("STOP_NOTICE", "2025-07-01")?.number).toBe("05");
  });

  it("never overlap, have no two with one id, and cover every kind today", () => {
    expect(new Set(FORM_VERSIONS.map((form) => form.id)).size).toBe(FORM_VERSIONS.length);
    for (const kind of FORM_KINDS) {
      expect(formInForce(kind, "2026-11-21")).not.toBeNull();
      for (const day of ["2019-01-08", "2025-06-30", "2025-07-01", "2030-01-01"]) {
        const inForce = FORM_VERSIONS.filter((form) => form.kind === kind && form.from <= day && (form.until ?? day) >= day);
        expect(inForce.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it("are found again by the id kept with a dossier", () => {
    for (const form of FORM_VERSIONS) expect(formVersion(form.id)).toBe(form);
    expect(formVersion("TT99_2030/RECEIPT")).toBeNull();
  });
});
