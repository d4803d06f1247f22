import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { brokenOf, verifyData, verifyReport } from "@/scripts/verify/run";
import { personOf } from "@/tests/e2e/people";
import { Chance } from "@/tests/chance";
import { CourierAtWork } from "@/tests/kill/courier-day";
import { Days, type Plan } from "@/tests/kill/days";
import { Line } from "@/tests/kill/line";
import { Office } from "@/tests/kill/office";
import { Phone } from "@/tests/kill/phone";
import { type Product, startProduct } from "@/tests/kill/product";
import { Scenes } from "@/tests/kill/scenes";
import { type Reckoning, reckon } from "@/tests/kill/reckoning";
import { type ShellSize, weighFirstVisit } from "@/tests/kill/shell-size";
import { standingsOn } from "@/tests/kill/work";

/**
 * `npm run kill-run -- --operations 200 --kills 20 --restarts 5 --reassignments 12 --days 8 --seed N`: two couriers' phones in real browsers
 * over simulated days, with photos, killed and cut off at moments that the seed chooses, against a production build whose server dies
 * too; between the days a bag goes from phone to phone, a third phone is taken back, and one is full. Ends with what each phone wrote beside
 * what the server has. Exit 1 when anything is lost, doubled or unequal. KILL_TWICE_PERCENT: so many acts of a phone with two tabs are pressed in both.
 */
const { values } = parseArgs({
  options: {
    operations: { type: "string", default: "200" }, kills: { type: "string" }, restarts: { type: "string" }, reassignments: { type: "string" }, days: { type: "string" }, seed: { type: "string" },
  },
});
const started = performance.now();
const log = (line: string) => process.stdout.write(`[${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s] ${line}\n`);

function whole(text: string | undefined, usual: number, name: string): number {
  const found = Number(text ?? usual);
  if (!Number.isInteger(found) || found < 0) throw new Error(`--${name} is a whole number`);
  return found;
}

function planOf(): Plan {
  const operations = whole(values.operations, 200, "operations");
  const part = (of200: number) => Math.ceil((operations * of200) / 200);
  return {
    operations, kills: whole(values.kills, part(20), "kills"), restarts: whole(values.restarts, part(5), "restarts"),
    reassignments: whole(values.reassignments, part(12), "reassignments"), days: Math.max(1, whole(values.days, Math.max(2, part(8)), "days")),
  };
}

function shellReport({ parts, total, again, requests }: ShellSize, coldStarts: readonly number[]): string {
  const bytes = (count: number) => `${(count / 1024).toFixed(1)} KiB`;
  const sorted = coldStarts.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [
    "Vỏ của bưu tá, lần mở đầu với bộ nhớ đệm trống, byte như trên đường truyền (gzip):",
    ...Object.entries(parts).map(([kind, part]) => `  ${kind.padEnd(8)} ${String(part.files).padStart(3)} tệp  ${bytes(part.bytes).padStart(11)}`),
    `  ${"tổng".padEnd(8)} ${String(requests).padStart(3)} lượt ${bytes(total).padStart(11)}   (giữ lại để mở không mạng: tải thêm ${bytes(again)})`,
    `Mở khi cắt mạng, trình duyệt vừa khởi động: ${coldStarts.length} lần, giữa ${Math.round(middle)} ms, chậm nhất ${Math.round(sorted.at(-1) ?? 0)} ms đến khi hỏi mã PIN`,
  ].join("\n");
}

type Told = Readonly<{ plan: Plan; seed: number; days: Days; couriers: readonly CourierAtWork[]; product: Product; office: Office; scenes: Scenes; found: Reckoning }>;

function report({ plan, seed, days, couriers, product, office, scenes, found }: Told): string {
  const sum = (of: (courier: CourierAtWork) => number) => couriers.reduce((total, courier) => total + of(courier), 0);
  const told = (outcome: "APPLIED" | "ALREADY" | "HELD" | "CONFLICT" | "REFUSED") => sum(({ phone }) => phone.line.told[outcome]);
  return [
    `Hạt giống ${seed}. ${plan.operations} việc dự định trong ${days.dates.length} ngày mô phỏng, hai máy và một máy bị thu hồi.`,
    `Việc ghi trên máy            ${found.written}   (cùng một điểm ở hai thẻ: ${sum(({ twice }) => twice)})`,
    `  trong đó                   ${Object.entries(found.kinds).map(([kind, count]) => `${kind} ${count}`).join(", ")}`,
    `Giết trình duyệt (SIGKILL)   ${sum(({ phone }) => phone.kills)}   (đang ghi ${sum(({ killed }) => killed.WRITING)}, đang gửi việc ${sum(({ killed }) => killed.SENDING)}, đang gửi ảnh ${sum(({ killed }) => killed.PHOTO)}, lúc nghỉ ${sum(({ killed }) => killed.IDLE)})`,
    `Khởi động lại máy chủ        ${product.web.restarts}   (SIGKILL)`,
    `Câu trả lời không đến máy    ${sum(({ phone }) => phone.line.lostAnswers)}`,
    `Chuyển người giữa chừng      ${office.reassigned.stops} điểm gom, ${office.reassigned.items} bưu gửi`,
    `Lời cuối của máy chủ         ${Object.entries(found.finals).map(([outcome, count]) => `${outcome} ${count}`).join(", ")}`,
    `Máy nghe được                APPLIED ${told("APPLIED")}, ALREADY ${told("ALREADY")}, HELD ${told("HELD")}, CONFLICT ${told("CONFLICT")}, REFUSED ${told("REFUSED")}`,
    `Từng phải chờ người xem xét  ${sum(({ phone }) => phone.line.held.size)}`,
    `Ảnh                          ${found.photosWritten} đã chụp cho việc đã ghi, ${found.photosEqual} cùng SHA-256 ở máy, trên đường và ở máy chủ`,
    `Quá 72 giờ không liên lạc    ${sum(({ phone }) => phone.listsWiped)} lần xóa danh sách mà việc đã ghi còn, ${sum(({ phone }) => phone.wiped)} lần máy tự xóa hết; đăng nhập ${sum(({ phone }) => phone.signIns)} lần`,
    `Biểu mẫu biến mất dưới tay   ${sum(({ vanished }) => vanished)}`,
    ...scenes.told,
    `Mất theo máy bị thu hồi      ${found.withRevoked.acts} việc, đều có tên ở máy chủ, ${found.withRevoked.photos} ảnh;  ảnh không thuộc việc nào: ${found.orphans}`,
    `Mất ${found.lost}, trùng ${found.doubled}`,
    ...found.faults.slice(0, 20).map((words) => `  ! ${words}`),
  ].join("\n");
}

/** What the phones themselves say at the end: nothing unsent, nothing waiting. */
async function restOn(couriers: readonly CourierAtWork[]): Promise<string[]> {
  const said = await Promise.all(couriers.map(async ({ phone }) => {
    const [page] = phone.tabs;
    if (!page) return [`${phone.courier}: no page`];
    const standings = await standingsOn(page);
    return (["Chưa gửi xong", "Chờ người xem xét", "Đã ghi, còn gửi ảnh"] as const).filter((words) => standings[words] > 0).map((words) => `${phone.courier}: ${standings[words]} × “${words}”`);
  }));
  return said.flat();
}

async function work(product: Product, folder: string, plan: Plan, seed: number): Promise<boolean> {
  const chance = new Chance(seed);
  const { web, world, urls } = product;
  const mai = personOf("mai.lan");
  const giver = { name: mai.fullName, last4: mai.identityNumber?.slice(-4) ?? "" };
  const at = async (key: string, actor: CourierAtWork["actor"], tabs: number, profile = key) => {
    const line = await Line.open(() => web.port);
    return new CourierAtWork(new Phone(key, path.join(folder, profile), line, web.origin), actor, chance.fork(), giver, tabs);
  };
  const couriers = [await at("pvcuong.buuta", world.cast.courier, 2), await at("dvhai.buuta", world.cast.fellowCourier, 1)] as const;
  const spare = await at("dvhai.buuta", world.cast.fellowCourier, 1, "dvhai.buuta-hai");
  const phones = [...couriers, spare];
  try {
    const office = new Office(world);
    const sizes: ShellSize[] = [];
    for (const { phone } of phones) {
      await phone.start();
      sizes.push(await weighFirstVisit(phone));
      await phone.close();
      phone.line.set(false);
      await phone.start();
      await phone.openShell();
      await phone.close();
    }
    log("Ba máy đã sẵn sàng");
    const scenes = new Scenes({ world, couriers, spare, office, chance: chance.fork(), log });
    const days = new Days({ plan, couriers, office, scenes, web, chance, log });
    await days.run();
    const rest = await restOn(couriers);
    const found = await reckon(world.owner, phones);
    const begun = performance.now();
    const tallies = await verifyData(urls.owner);
    const broken = brokenOf(tallies);
    const [size] = sizes;
    process.stdout.write(`\n${size ? shellReport(size, phones.flatMap(({ phone }) => phone.coldStarts)) : ""}\n\n${report({ plan, seed, days, couriers: phones, product, office, scenes, found })}\n${rest.map((words) => `  ! ${words}\n`).join("")}\n`);
    process.stdout.write(broken.length === 0 ? `npm run verify: mọi cam kết đều đúng (${((performance.now() - begun) / 1000).toFixed(1)} giây)\n` : verifyReport(tallies, (performance.now() - begun) / 1000));
    return found.faults.length === 0 && rest.length === 0 && broken.length === 0;
  } finally {
    for (const { phone } of phones) {
      await phone.kill();
      phone.line.close();
    }
  }
}

const plan = planOf();
const seed = whole(values.seed, Math.floor(Math.random() * 1_000_000), "seed");
log(`Hạt giống ${seed}: ${plan.operations} việc, ${plan.kills} lần giết trình duyệt, ${plan.restarts} lần khởi động lại máy chủ, ${plan.reassignments} lần chuyển người`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-kill-"));
fs.chmodSync(folder, 0o711);
let product: Product | null = null;
let held = false;
try {
  product = await startProduct(folder, log);
  held = await work(product, folder, plan, seed);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await product?.world.close();
  await closeQueue();
  await closeDatabase();
  await product?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
log(held ? "ĐẠT" : `KHÔNG ĐẠT (chạy lại: npm run kill-run -- --operations ${plan.operations} --seed ${seed})`);
process.exit(held ? 0 : 1);
