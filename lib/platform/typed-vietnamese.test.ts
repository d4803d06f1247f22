import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeKeyed, keyedAs } from "@/lib/platform/typed-vietnamese";

const TELEX_TONES: Readonly<Record<string, string>> = { "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j" };
const VNI_TONES: Readonly<Record<string, string>> = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
const TELEX_MARKS: Readonly<Record<string, string>> = { "\u0302": "", "\u0306": "w", "\u031b": "w" };
const VNI_MARKS: Readonly<Record<string, string>> = { "\u0302": "6", "\u0306": "8", "\u031b": "7" };

/** The keys of a word as a typist's manual gives them: the marks behind their letter, the tone at the end of the word. Written apart from the product. */
function keysOf(word: string, how: "TELEX" | "VNI"): string {
  let tone = "";
  let keys = "";
  const upper = word === word.toUpperCase();
  for (const sign of word.normalize("NFD")) {
    const tones = how === "TELEX" ? TELEX_TONES : VNI_TONES;
    if (tones[sign] !== undefined) tone = tones[sign];
    else if (sign === "đ" || sign === "Đ") keys += how === "TELEX" ? (sign === "đ" ? "dd" : "DD") : `${sign === "đ" ? "d" : "D"}9`;
    else if (sign === "\u0302" && how === "TELEX") keys += keys.at(-1) ?? "";
    else keys += (how === "TELEX" ? TELEX_MARKS[sign] : VNI_MARKS[sign]) ?? sign;
  }
  const typed = keys + tone;
  return upper ? typed.toUpperCase() : typed;
}

const NAMES = [
  "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trương", "Đinh", "Thị", "Văn", "Hữu", "Thúy",
  "Hòa", "Hường", "Phượng", "Quý", "Quốc", "Khoan", "Thoại", "Uyên", "Tuyết", "Nguyệt", "Giang", "Gia", "Yến", "Ánh", "Oanh", "Xuân", "Mười", "Rượu", "Nghĩa",
  "Kiều", "Diễm", "Thủy", "Lữ", "Mỹ", "Phước", "Khuê", "Quyền", "Giàu", "Tổ", "Phù", "Vân", "Phủ", "Hà", "Nam", "Bắc", "Từ", "Liêm", "Đường", "Số", "Ngõ",
] as const;
const names = fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 7 });

describe("Vietnamese typed as keystrokes", () => {
  test.each(["TELEX", "VNI"] as const)("%s keys come back as the words that were meant", (how) => {
    fc.assert(fc.property(names, fc.boolean(), (words, upper) => {
      const meant = words.map((word) => (upper ? word.toUpperCase() : word));
      expect(composeKeyed(meant.map((word) => keysOf(word, how)).join(" "), how)).toBe(meant.join(" "));
    }), { numRuns: 2_000 });
  });

  test("each is told from the other, and from words as they should be", () => {
    expect(keyedAs("NGUYEEXN VAWN AN")).toBe("TELEX");
    expect(keyedAs("Nguye6n4 Va8n An")).toBe("VNI");
    expect(keyedAs("NGUYỄN VĂN AN")).toBeNull();
    expect(keyedAs("NGUYEN VAN AN")).toBeNull();
    expect(keyedAs("TO 5 PHU VAN")).toBeNull();
  });
});
