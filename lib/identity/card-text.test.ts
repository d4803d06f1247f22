import { describe, expect, test } from "vitest";
import { type CardDoubt, type CardRefusal, type CardRepair, readCardText } from "@/lib/identity/card-text";

const PLAIN = "035090001234|168123456|NGUYỄN VĂN AN|05031990|Nam|Tổ 5, Phù Vân, Phủ Lý, Hà Nam|10052021";
const CARD = {
  identityNumber: "035090001234", oldNumber: "168123456", fullName: "NGUYỄN VĂN AN", dateOfBirth: "1990-03-05", sex: "MALE", address: "Tổ 5, Phù Vân, Phủ Lý, Hà Nam", issuedOn: "2021-05-10",
};
const asWindows1252 = (text: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));

const READ: readonly (readonly [what: string, typed: string, repairs: readonly CardRepair[], doubts: readonly CardDoubt[]])[] = [
  ["as it is", PLAIN, [], []],
  ["with a return at the end", `${PLAIN}\r\n`, [], []],
  ["with a tab at the end", `${PLAIN}\t`, [], []],
  ["with more fields than seven (thẻ căn cước)", `${PLAIN}|NGUYỄN VĂN BA|TRẦN THỊ CÚC`, [], []],
  ["with loose accents", PLAIN.normalize("NFD"), ["DECOMPOSED"], []],
  ["read by the wrong code page", asWindows1252(PLAIN), ["MOJIBAKE"], []],
  ["typed in Telex", "035090001234|168123456|NGUYEEXN VAWN AN|05031990|Nam|Toor 5, Phuf Vaan, Phur Lys, Haf Nam|10052021", ["TELEX"], []],
  ["typed in VNI", "035090001234|168123456|NGUYE6N4 VA8N AN|05031990|Nam|To63 5, Phu2 Va6n, Phu3 Ly1, Ha2 Nam|10052021", ["VNI"], []],
];

describe("the text of an identity card's QR", () => {
  test.each(READ)("%s", (_what, typed, repairs, doubts) => {
    const read = readCardText(typed);
    expect(read).toEqual({ ok: true, value: { card: CARD, repairs, doubts } });
  });

  test("a card without an old number or day of issue", () => {
    const read = readCardText("037301002588||VŨ THỊ NGỌC BÍCH|05092001|Nữ|Số 27 đường Đinh Tiên Hoàng, Hoa Lư, Ninh Bình|");
    expect(read.ok && read.value.card).toMatchObject({ oldNumber: null, issuedOn: null, sex: "FEMALE" });
  });

  test("what does not fit the number is doubted, not refused", () => {
    const read = readCardText("035090001234||NGUYEN VAN AN|05031991|Nữ|To 5, Phu Van|10052021");
    expect(read.ok && read.value.doubts).toEqual(["NO_ACCENTS", "BIRTH_YEAR_DIFFERS", "SEX_DIFFERS"]);
  });

  const REFUSED: readonly (readonly [what: string, typed: string, reason: CardRefusal, says: string])[] = [
    ["nothing", " \r\n", "CARD_EMPTY", "Chưa đọc được"],
    ["another code", "H42.18-261123-0004", "CARD_NO_FIELDS", "không phải"],
    ["fields cut off", "035090001234|168123456|NGUYỄN VĂN AN", "CARD_FIELDS_MISSING", "ngày sinh, giới tính, nơi thường trú"],
    ["an empty name", "035090001234|||05031990|Nam|Tổ 5|10052021", "CARD_FIELDS_MISSING", "họ tên"],
    ["a number too short", "35090001234||NGUYỄN VĂN AN|05031990|Nam|Tổ 5|10052021", "CARD_NUMBER", "số 0 ở đầu"],
    ["a day that is none", "035090001234||NGUYỄN VĂN AN|31021990|Nam|Tổ 5|10052021", "CARD_DATE", "31021990"],
    ["neither sex", "035090001234||NGUYỄN VĂN AN|05031990|X|Tổ 5|10052021", "CARD_SEX", "\"X\""],
    ["a name of signs", "035090001234||<script>|05031990|Nam|Tổ 5|10052021", "CARD_NAME", "không đọc được"],
  ];
  test.each(REFUSED)("refuses %s with words", (_what, typed, reason, says) => {
    const read = readCardText(typed);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.refusals[0].reason).toBe(reason);
    expect(read.refusals[0].words).toContain(says);
  });
});
