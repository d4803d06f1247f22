import { beforeAll, describe, expect, test } from "vitest";
import { printControlSlip } from "@/lib/dossiers/queries/control-slip";
import { printRegister, readRegister } from "@/lib/dossiers/queries/register";
import { readPdf } from "@/lib/forms/pdf-text";
import { setClock } from "@/lib/platform/clock";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

let world: World;
const made: MadeDossier[] = [];

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  for (const day of ["2025-12-30", "2026-01-05", "2026-01-20", "2026-02-10"]) made.push(await world.dossier("RETURNED", { begunAt: new Date(`${day}T01:00:00Z`) }));
  made.push(await world.dossier("AT_COUNTER", { begunAt: new Date("2026-02-11T01:00:00Z") }));
  return opened.close;
}, 120_000);

const FEBRUARY = { from: "2026-02-01", to: "2026-02-28" };

describe("the register", () => {
  test("numbers go on through the year, whatever part of it is printed, and begin again in January", async () => {
    const year = await readRegister(world.cast.clerk, { from: "2026-01-01", to: "2026-12-31" });
    expect(year?.rows.map(({ order, code }) => [order, code])).toEqual([[1, made[1]?.code], [2, made[2]?.code], [3, made[3]?.code]]);
    const february = await readRegister(world.cast.official, FEBRUARY);
    expect(february?.rows.map(({ order, code }) => [order, code])).toEqual([[3, made[3]?.code]]);
    expect((await readRegister(world.cast.clerk, { from: "2025-12-01", to: "2026-01-31" }))?.rows.map(({ order }) => order)).toEqual([1, 1, 2]);
  });

  test("tells every date of the way; what is not received is not in it", async () => {
    const [row] = (await readRegister(world.cast.supervisor, FEBRUARY))?.rows ?? [];
    const { rows: [event] } = await world.owner.query<{ handed: Date; dispatched: Date }>(
      "select min(occurred_at) filter (where event = 'HAND_TO_AGENCY') as handed, min(occurred_at) filter (where event = 'DISPATCH_RESULT') as dispatched from dossier_event where dossier_id = $1", [made[3]?.id]);
    expect(row).toMatchObject({ handedAt: event?.handed, resultAt: event?.dispatched, applicantName: world.cast.citizen.name, receivedBy: world.cast.citizen.name });
    expect(row?.returnedAt).not.toBeNull();
    expect((await readRegister(world.cast.clerk, FEBRUARY))?.total).toBe(1);
  });

  test("is only one's own office's or agency's", async () => {
    expect(await readRegister(world.cast.otherClerk, FEBRUARY)).toMatchObject({ total: 0, rows: [] });
    expect(await readRegister(world.cast.otherHead, FEBRUARY)).toMatchObject({ total: 0, rows: [] });
    await expect(readRegister(world.cast.citizen, FEBRUARY)).rejects.toThrow("may not");
    await expect(printRegister(world.cast.administrator, FEBRUARY)).rejects.toThrow("may not");
  });

  test("is printed in the version of its last day", async () => {
    const print = await printRegister(world.cast.head, FEBRUARY);
    const file = await readPdf(print?.pdf ?? new Uint8Array());
    expect(file.pages.join(" ")).toContain(`3 ${made[3]?.code ?? ""}`);
    expect(file.pages.join(" ")).toContain("Mẫu số 07, ban hành kèm theo Thông tư số 03/2025/TT-VPCP");
    const old = await readPdf((await printRegister(world.cast.head, { from: "2024-01-01", to: "2024-12-31" }))?.pdf ?? new Uint8Array());
    expect(old.pages.join(" ")).toContain("Mẫu số 06, ban hành kèm theo Thông tư số 01/2018/TT-VPCP");
  });
});

describe("the control slip", () => {
  test("tells every hand-over with its hour, the vouchers, and how the agency kept its time", async () => {
    const [first] = made.slice(3);
    const print = await printControlSlip(world.cast.clerk, first?.id ?? "");
    expect(print?.name).toBe(`phieu-kiem-soat-${first?.code ?? ""}.pdf`);
    const file = await readPdf(print?.pdf ?? new Uint8Array());
    const text = file.pages.join(" ");
    for (const words of ["1. Giao: Người nộp hồ sơ", "2. Nhận: Bưu điện", "Phiếu gửi số CP", "Biên bản giao nhận số BG-", "Phiếu bàn giao kết quả số", "Trước hạn", "Giấy biên nhận trả kết quả", "Cơ quan phối hợp: không", "Mẫu số 06"]) expect(text).toContain(words);
    expect(file.sizes[0]).toEqual([148, 210]);
    const { rows } = await world.owner.query("select actor_name from access_log where dossier_id = $1 and what = 'In phiếu kiểm soát'", [first?.id]);
    expect(rows).toEqual([{ actor_name: world.cast.clerk.name }]);
  });

  test("there is none for others, nor before reception", async () => {
    expect(await printControlSlip(world.cast.otherClerk, made[3]?.id ?? "")).toBeNull();
    expect(await printControlSlip(world.cast.otherOfficial, made[3]?.id ?? "")).toBeNull();
    expect(await printControlSlip(world.cast.clerk, made[4]?.id ?? "")).toBeNull();
    expect(await printControlSlip(world.cast.official, made[3]?.id ?? "")).not.toBeNull();
  });
});
