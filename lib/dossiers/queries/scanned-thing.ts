import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { MANIFEST_NUMBER, manifestsVisibleTo } from "@/lib/deliveries/manifest";
import { paperIn } from "@/lib/dossiers/scanned-code";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { PostalDirection } from "@/lib/platform/generated/enums";

const FACTS = { items: true, papers: { orderBy: { id: "asc" } } } as const satisfies Prisma.DossierInclude;
export type ScannedDossier = Prisma.DossierGetPayload<{ include: typeof FACTS }>;

/** What a code names among what the reader may see; `words` say what is known of a code that names nothing. */
export type ScannedCode =
  | Readonly<{ kind: "BAG"; manifestId: string; number: string; giverName: string }>
  | Readonly<{ kind: "DOSSIER"; dossier: ScannedDossier; /** Of the shipment, when the code was its number or seal. */ direction: PostalDirection | null; /** The paper, when the code was on a paper's cover. */ paper: string | null }>
  | Readonly<{ kind: "NOTHING"; words: string }>;

const OUT_OF_SIGHT = "không có trong phạm vi của anh/chị: của bưu cục hoặc cơ quan khác, hoặc đọc sai mã. Để riêng, đừng cho vào túi";

/** A number allotted to the office that no shipment bears: what is known of it. */
async function itemNumberWords(tx: Tx, code: string): Promise<string> {
  const number = await tx.itemNumber.findUnique({ where: { code } });
  switch (number?.state) {
    case "RELEASED":
      return "số hiệu này đã dùng cho một bưu gửi bị hủy và không dùng lại được. Để riêng, báo người giám sát";
    case "RESERVED":
    case "FREE":
      return "số hiệu này được cấp cho bưu cục nhưng chưa gắn với bưu gửi nào. Xem lại nhãn trên bưu phẩm";
    default:
      return OUT_OF_SIGHT;
  }
}

/** Looks a scanned code up: a bag by its manifest's number; a bundle by its dossier's code, item number or seal; a paper by the label on its cover. */
export async function scannedThing({ actor }: Permit<"custody.scan">, tx: Tx, code: string): Promise<ScannedCode> {
  if (MANIFEST_NUMBER.test(code)) {
    const bag = await tx.manifest.findFirst({ where: { AND: [{ number: code }, manifestsVisibleTo(actor)] } });
    return bag ? { kind: "BAG", manifestId: bag.id, number: bag.number, giverName: bag.giverName } : { kind: "NOTHING", words: `túi ${OUT_OF_SIGHT}` };
  }
  const paper = paperIn(code);
  const name = paper?.dossierCode ?? code;
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ OR: [{ code: name }, { submissionCode: name }, ...(paper ? [] : [{ items: { some: { itemCode: name } } }, { items: { some: { sealNumber: name } } }])] }, dossiersVisibleTo(actor)] }, include: FACTS,
  });
  if (!dossier) return { kind: "NOTHING", words: await itemNumberWords(tx, code) };
  if (paper) {
    const found = dossier.papers[paper.place - 1];
    return found ? { kind: "DOSSIER", dossier, direction: null, paper: found.description } : { kind: "NOTHING", words: `hồ sơ ${name} không có giấy tờ thứ ${paper.place}` };
  }
  const item = dossier.items.find(({ itemCode, sealNumber }) => itemCode === code || sealNumber === code);
  return { kind: "DOSSIER", dossier, direction: item?.direction ?? null, paper: null };
}
