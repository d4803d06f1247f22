import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { handOverPapers } from "@/lib/deliveries/commands";
import type { Party } from "@/lib/deliveries/custody";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import { bagCode, type BagStatement, type BagThing, confirmCode, judgeBag, readStatement, type ReceiverSide, spacedCode } from "@/lib/deliveries/sync/bag";
import { signedBy } from "@/lib/deliveries/sync/device-key";
import type { GiveBagInput, TakeBagInput } from "@/lib/dossiers/schema/hand-bag";
import type { Actor } from "@/lib/identity/actor";
import { staffActorOf } from "@/lib/identity/staff-actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { PostalItem } from "@/lib/platform/generated/client";
import { canonicalJson, type Json } from "@/lib/platform/hash";
import { asId, newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { keepFile } from "@/lib/platform/stored-file";

export type HandedBag = { handOverId: string; itemIds: string[] };
type Receiver = ReceiverSide & Readonly<{ deviceId: string }>;
type ReceiverRow = Readonly<{ operation_id: string; device_id: string; courier_id: string; courier_name: string; counted: number }>;
type GiverRow = Readonly<{
  operation_id: string; courier_id: string; courier_name: string; office_id: string; province_code: string; statement: string; signature: string; confirm: string;
  handed_to: string | null; handed_name: string | null; hand_over_id: string | null; item_ids: string[] | null;
}>;
type Side = Readonly<{ operationId: string; deviceId: string; code: string; side: "GIVER" | "RECEIVER"; statement: string | null; signature: string | null; confirm: string; counted: number }>;

/** What a phone wrote down stays, whatever becomes of it: the other side may come days later. */
async function keepSide(permitted: Permit<"bag.hand-over">, side: Side): Promise<void> {
  const { actor } = permitted;
  const officeId = "officeId" in actor ? actor.officeId : null;
  if (officeId === null || !("provinceCode" in actor)) return;
  await withActor(actor, (tx) => tx.bagSide.createMany({ data: [{ ...side, courierId: actor.id, courierName: actor.name, officeId, provinceCode: actor.provinceCode, keptAt: now() }], skipDuplicates: true }));
}

/** The giver's own statement, signed by his own phone. */
async function ownStatement({ actor }: Permit<"bag.hand-over">, { code, statement, signature }: GiveBagInput): Promise<Result<BagStatement>> {
  const read = readStatement(statement);
  if (read === null || (await bagCode(statement)) !== code || read.courier.id !== actor.id) return refused("BAG_BROKEN", "Danh sách túi không đọc được. Báo bưu cục.");
  const device = await withActor(actor, (tx) => tx.courierDevice.findFirst({ where: { id: read.device, courierId: actor.id } }));
  const signed = device?.publicKey != null && (await signedBy(device.publicKey, signature, statement));
  return signed ? ok(read) : refused("BAG_SIGNATURE", `Túi ${spacedCode(code)}: chữ ký của máy không khớp với máy đã đăng ký. Báo bưu cục.`);
}

/** The thing of a statement as the server knows it: still in this courier's hands, and not delivered. */
async function thingInHand({ actor }: Permit<"bag.hand-over">, tx: Tx, thing: BagThing): Promise<PostalItem | null> {
  const id = thing.subject.slice(5);
  const own = { courierId: actor.id, dossier: dossiersVisibleTo(actor) };
  if (thing.subject.startsWith("item:")) {
    const item = await tx.postalItem.findFirst({ where: { id, ...own } });
    return item !== null && (item.direction === "TO_AGENCY" || deliveryOpen(item.status)) ? item : null;
  }
  const stop = await tx.pickupRequest.findFirst({ where: { id, status: "COLLECTED", dossier: dossiersVisibleTo(actor) } });
  return stop === null ? null : tx.postalItem.findFirst({ where: { dossierId: stop.dossierId, direction: "TO_AGENCY", ...own } });
}

/** Papers into the receiver's custody, item by item; the items last, since they are what lets the giver see the dossiers. */
async function passThings(permitted: Permit<"bag.hand-over">, tx: Tx, input: GiveBagInput, statement: BagStatement, receiver: Receiver): Promise<Result<HandedBag>> {
  const { id, name } = permitted.actor;
  const at = now();
  const text = (value: Json) => keepFile(tx, new TextEncoder().encode(canonicalJson(value)), "application/json");
  const giverSignature = await text({ statement: input.statement, signature: input.signature });
  const receiverSignature = await text({ code: input.code, confirm: receiver.confirm, device: receiver.deviceId, operation: receiver.operationId, courier: receiver.courierId, counted: receiver.counted });
  const parties: { giver: Party; receiver: Party } = { giver: { kind: "COURIER", id, name }, receiver: { kind: "COURIER", id: receiver.courierId, name: receiver.courierName } };
  const items: PostalItem[] = [];
  for (const thing of statement.things) {
    const item = await thingInHand(permitted, tx, thing);
    if (item === null) return refused("THING_NOT_HELD", `Túi ${spacedCode(input.code)}: ${thing.itemCode === "" ? thing.name : thing.itemCode} không còn do ${name} giữ. Hai bên giữ nguyên túi, báo bưu cục.`);
    const papers = await tx.paper.findMany({ where: { dossierId: item.dossierId, holderKind: "COURIER", holderId: id }, orderBy: { id: "asc" } });
    if (papers.length > 0) {
      await handOverPapers(permitted, tx, {
        dossierId: item.dossierId, kind: "COURIER_EXCHANGE", ...parties, papers: papers.map((paper) => ({ paper, counted: paper.count })), place: "Trao tay trên đường",
        ...(item.sealNumber !== null && { sealNumber: item.sealNumber }), giverSignature, receiverSignature, at,
      });
    }
    items.push(item);
  }
  const handOverId = newId<"hand-over">();
  const itemIds = items.map((item) => item.id);
  await tx.bagHandOver.create({
    data: {
      id: handOverId, code: input.code, officeId: items[0]?.officeId ?? "", giverId: id, giverName: name, giverOperationId: input.operationId,
      receiverId: receiver.courierId, receiverName: receiver.courierName, receiverOperationId: receiver.operationId, itemIds, handedAt: at,
    },
  });
  await tx.postalItem.updateMany({ where: { id: { in: itemIds }, courierId: id }, data: { courierId: receiver.courierId } });
  return ok({ handOverId, itemIds });
}

async function receiversOf({ actor }: Permit<"bag.hand-over">, code: string): Promise<Receiver[]> {
  const rows = await withActor(actor, (tx) => tx.$queryRaw<ReceiverRow[]>`select * from bag_receivers(${code})`);
  return Promise.all(rows.map(async (row) => ({
    operationId: row.operation_id, deviceId: row.device_id, courierId: row.courier_id, courierName: row.courier_name, counted: row.counted, confirm: await confirmCode(code, row.operation_id, row.device_id),
  })));
}

/**
 * A courier handed a bag to a colleague where there was no network: the giver's side. Papers pass to the receiver when both phones have
 * told the same (design 6: no hand-over without two parties); until then they stay the giver's, and his act is held in words.
 */
export async function giveBag(actor: Actor, input: GiveBagInput): Promise<Result<HandedBag>> {
  const permitted = permit(actor, "bag.hand-over");
  const statement = await ownStatement(permitted, input);
  if (!statement.ok) return statement;
  const { operationId, deviceId, code, confirm, signature } = input;
  const { things } = statement.value;
  await keepSide(permitted, { operationId, deviceId, code, side: "GIVER", statement: input.statement, signature, confirm, counted: things.length });
  const judged = judgeBag({ courierId: permitted.actor.id, confirm, things: things.length }, await receiversOf(permitted, code));
  const bag = `Túi ${spacedCode(code)}`;
  if (judged.verdict === "WAIT") return refused("OTHER_SIDE_MISSING", `${bag}: chờ máy người nhận gửi lên. Đến lúc đó giấy tờ vẫn ghi tên anh/chị.`);
  if (judged.verdict === "NO_MATCH") return refused("OTHER_SIDE_MISSING", `${bag}: mã xác nhận ${spacedCode(confirm)} chưa khớp máy nào đã nhận. Giấy tờ vẫn ghi tên anh/chị.`);
  if (judged.verdict === "COUNT_DIFFERS") return refused("BAG_COUNT_DIFFERS", `${bag}: ${judged.receiver.courierName} đếm ${judged.receiver.counted}, danh sách có ${things.length}. Hai người đếm lại và báo bưu cục.`);
  return once(permitted.actor, operationId, "giveBag", async (tx) => {
    // The receiver's office may be calling his side off at this moment: it waits for this lock, or this finds his side gone.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${judged.receiver.operationId}, 0))`;
    const still = await tx.$queryRaw<ReceiverRow[]>`select * from bag_receivers(${code})`;
    if (!still.some((row) => row.operation_id === judged.receiver.operationId)) return refused("OTHER_SIDE_MISSING", `${bag}: bưu cục vừa kết thúc việc nhận túi của ${judged.receiver.courierName}. Giấy tờ vẫn ghi tên anh/chị.`);
    return passThings(permitted, tx, input, statement.value, judged.receiver);
  });
}

/**
 * The receiver's side. When the giver's is there already, the giver's act is finished in his own name; when it is not, this one is held.
 * A bag that its giver handed to another is refused with who has it.
 */
export async function takeBag(actor: Actor, { operationId, deviceId, code, counted, statement }: TakeBagInput): Promise<Result<HandedBag>> {
  const permitted = permit(actor, "bag.hand-over");
  const confirm = await confirmCode(code, operationId, deviceId);
  await keepSide(permitted, { operationId, deviceId, code, side: "RECEIVER", statement: statement ?? null, signature: null, confirm, counted });
  const read = async () => (await withActor(actor, (tx) => tx.$queryRaw<GiverRow[]>`select * from bag_giver(${code})`))[0];
  const bag = `Túi ${spacedCode(code)}`;
  const giver = await read();
  if (giver === undefined) return refused("OTHER_SIDE_MISSING", `${bag}: chờ máy người trao gửi lên. Đến lúc đó giấy tờ vẫn ghi tên người trao.`);
  if (giver.hand_over_id !== null && giver.handed_to !== operationId) return refused("BAG_GIVEN_ELSEWHERE", `${bag}: ${giver.courier_name} đã trao cho ${giver.handed_name ?? "người khác"}.`);
  if (giver.confirm !== confirm) return refused("OTHER_SIDE_MISSING", `${bag}: ${giver.courier_name} chưa nhập đúng mã xác nhận của anh/chị. Giấy tờ vẫn ghi tên người trao.`);
  if (giver.hand_over_id === null) {
    const owner = staffActorOf({ id: giver.courier_id, name: giver.courier_name, role: "COURIER", agencyId: null, officeId: giver.office_id, provinceCode: giver.province_code });
    const own = readStatement(giver.statement);
    if (owner === null || own === null) return refused("BAG_BROKEN", `${bag}: danh sách của người trao không đọc được. Báo bưu cục.`);
    const done = await giveBag(owner, { operationId: asId<"operation">(giver.operation_id), deviceId: asId<"device">(own.device), code, confirm, statement: giver.statement, signature: giver.signature });
    if (!done.ok) return done;
  }
  const handed = await read();
  return once(permitted.actor, operationId, "takeBag", async () =>
    handed?.hand_over_id == null ? refused("OTHER_SIDE_MISSING", `${bag}: chờ máy người trao.`) : ok({ handOverId: handed.hand_over_id, itemIds: handed.item_ids ?? [] }));
}
