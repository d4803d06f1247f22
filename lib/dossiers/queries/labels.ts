import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { type LabelSheet, printLabelSheets } from "@/lib/deliveries/label-sheets";
import { fromPost, manifestKindOf, MANIFEST_WORDS, manifestsVisibleTo } from "@/lib/deliveries/manifest";
import { postHead } from "@/lib/dossiers/form-data/head";
import { paperCode } from "@/lib/dossiers/scanned-code";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import { formatDateTime, vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { isId } from "@/lib/platform/ids";

/** BAG: of a manifest; BUNDLES: of each dossier on it; PAPERS: of one dossier's bundle and the covers of its papers. */
export type LabelKind = "BAG" | "BUNDLES" | "PAPERS";
export type PrintedLabels = { name: string; pdf: Uint8Array };

const WITH_LINES = { lines: true } as const satisfies Prisma.ManifestInclude;
type Manifest = Prisma.ManifestGetPayload<{ include: typeof WITH_LINES }>;
type Ends = Readonly<{ officeName: string; agencyName: string; provinceName: string; provinceCode: string }>;

async function endsOf(tx: Tx, officeId: string, agencyId: string): Promise<Ends> {
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: officeId } });
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  const province = await tx.province.findUnique({ where: { code: office.provinceCode } });
  return { officeName: office.name, agencyName: agency.name, provinceName: province?.name ?? "", provinceCode: office.provinceCode };
}

/** The bag's label: its number stands for all that it holds; it tells how many bundles that is. */
async function printBag(manifest: Manifest, ends: Ends): Promise<Uint8Array | null> {
  const version = formInForce("BUNDLE_LABEL", vietnamDay(manifest.createdAt));
  if (!version) return null;
  const kind = manifestKindOf(manifest);
  const post = { organisation: ends.officeName, person: fromPost(kind) ? manifest.giverName : "nhân viên bưu điện ký nhận", role: "ghi trên biên bản" };
  const agency = { organisation: ends.agencyName, person: fromPost(kind) ? "người cơ quan cử nhận" : manifest.giverName, role: "ghi trên biên bản" };
  const [from, to] = fromPost(kind) ? [post, agency] : [agency, post];
  return renderForm("BUNDLE_LABEL", {
    head: postHead(ends.officeName, ends.provinceName, manifest.number, manifest.createdAt), sealNumber: manifest.number, scanText: manifest.number, from, to, toAddress: ends.provinceName,
    dossierCount: manifest.lines.length, bundleCount: manifest.lines.length, paperCount: manifest.lines.reduce((sum, { paperCount }) => sum + paperCount, 0), sealedAt: manifest.createdAt,
  }, { version });
}

async function printBundles(tx: Tx, actor: Actor, manifest: Manifest, ends: Ends): Promise<Uint8Array | null> {
  const kind = manifestKindOf(manifest);
  const dossiers = await tx.dossier.findMany({ where: { AND: [{ id: { in: manifest.lines.map(({ dossierId }) => dossierId) } }, dossiersVisibleTo(actor)] }, include: { items: true }, orderBy: [{ code: "asc" }, { id: "asc" }] });
  const [from, to] = fromPost(kind) ? [ends.officeName, ends.agencyName] : [ends.agencyName, ends.officeName];
  const labels = dossiers.map(({ id, code, submissionCode, items }): LabelSheet => {
    const item = items.find(({ direction }) => direction === (kind === "AGENCY_HANDOVER" ? "TO_AGENCY" : "TO_CITIZEN"));
    const dossierCode = code ?? submissionCode;
    const papers = manifest.lines.find(({ dossierId }) => dossierId === id)?.paperCount ?? 0;
    return {
      title: "BƯU PHẨM", issuer: ends.officeName, code: item?.itemCode ?? dossierCode, dossierCode,
      lines: [{ label: "Từ", value: from }, { label: "Đến", value: to }, { label: "Trong đó", value: `${papers} giấy tờ` }, ...(item?.sealNumber ? [{ label: "Niêm phong", value: item.sealNumber }] : [])],
      foot: `Trong túi ${manifest.number}, ${MANIFEST_WORDS[kind].toLowerCase()} lập lúc ${formatDateTime(manifest.createdAt)}`,
    };
  });
  return labels.length === 0 ? null : printLabelSheets(labels);
}

async function printPapers(tx: Tx, actor: Actor, dossierId: string): Promise<PrintedLabels | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { items: true, agency: true, office: true, papers: { orderBy: { id: "asc" } } } });
  if (!dossier || dossier.papers.length === 0) return null;
  const dossierCode = dossier.code ?? dossier.submissionCode;
  const issuer = dossier.office?.name ?? dossier.agency.name;
  const item = dossier.items.find(({ direction }) => direction === "TO_AGENCY");
  const bundle: LabelSheet = {
    title: "BƯU PHẨM", issuer, code: item?.itemCode ?? dossierCode, dossierCode,
    lines: [{ label: "Cơ quan", value: dossier.agency.name }, { label: "Trong đó", value: `${dossier.papers.length} bìa giấy tờ` }, ...(item?.sealNumber ? [{ label: "Niêm phong", value: item.sealNumber }] : [])],
    foot: "Dán ngoài bưu phẩm đã niêm phong",
  };
  const covers = dossier.papers.map(({ description, kind, count }, i): LabelSheet => ({
    title: "BÌA GIẤY TỜ", issuer, code: paperCode(dossierCode, i + 1), dossierCode,
    lines: [{ label: `Giấy tờ ${i + 1}/${dossier.papers.length}`, value: description.slice(0, 120) }, { label: "Gồm", value: `${count} ${kind === "RESULT" ? "bản" : PAPER_KIND_WORDS[kind]}` }],
    foot: "Dán lên bìa đựng, không dán lên giấy tờ của người dân",
  }));
  return { name: `nhan-${dossierCode}.pdf`, pdf: printLabelSheets([bundle, ...covers]) };
}

/** Labels to print now, each with a QR and a Code 128; null when there is no such manifest or dossier for this actor. */
export async function printLabels(actor: Actor, kind: LabelKind, id: string): Promise<PrintedLabels | null> {
  permit(actor, "manifest.read");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    if (kind === "PAPERS") return printPapers(tx, actor, id);
    const manifest = await tx.manifest.findFirst({ where: { AND: [{ id }, manifestsVisibleTo(actor)] }, include: WITH_LINES });
    if (!manifest) return null;
    const ends = await endsOf(tx, manifest.officeId, manifest.agencyId);
    const pdf = kind === "BAG" ? await printBag(manifest, ends) : await printBundles(tx, actor, manifest, ends);
    return pdf && { name: `nhan-${kind === "BAG" ? "tui" : "buu-pham"}-${manifest.number}.pdf`, pdf };
  });
}
