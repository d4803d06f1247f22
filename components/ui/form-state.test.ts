import { describe, expect, it } from "vitest";
import { fieldId, refusalOf, typedValue, wasTicked } from "@/components/ui/form-state";
import type { FormState } from "@/lib/platform/form-state";

const refusedForm: FormState = {
  refusals: [
    { field: "phone", words: "Số điện thoại phải có 10 chữ số." },
    { field: "phone", words: "Số điện thoại bắt đầu bằng 0." },
    { words: "Chưa gửi được." },
  ],
  values: { phone: "", papers: "birth\nmarriage" },
};

describe("form state", () => {
  it("gives a field its first refusal and leaves the form's own refusals to the summary", () => {
    expect(refusalOf(refusedForm, "phone")).toBe("Số điện thoại phải có 10 chữ số.");
    expect(refusalOf(refusedForm, "name")).toBeUndefined();
    expect(refusalOf(null, "phone")).toBeUndefined();
  });

  it("keeps what was typed, an emptied field too", () => {
    expect(typedValue(refusedForm, "phone", "0912345678")).toBe("");
    expect(typedValue(refusedForm, "address", "Phủ Lý")).toBe("Phủ Lý");
  });

  it("goes back to the initial values when it went well", () => {
    const done: FormState = { refusals: [], values: { phone: "0900000000" }, done: "Đã lưu." };
    expect(typedValue(done, "phone", "")).toBe("");
    expect(wasTicked(done, "papers", "birth", false)).toBe(false);
  });

  it("keeps ticks as they were sent, unticked ones too", () => {
    expect(wasTicked(refusedForm, "papers", "marriage", false)).toBe(true);
    expect(wasTicked(refusedForm, "papers", "death", true)).toBe(false);
    expect(wasTicked(null, "papers", "death", true)).toBe(true);
  });

  it("makes ids that a link can point to", () => {
    expect(fieldId("f1", "papers[0].count")).toBe("f1-papers-0-count");
  });
});
