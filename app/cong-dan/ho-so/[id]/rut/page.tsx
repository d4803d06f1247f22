import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { withdraw } from "@/app/cong-dan/ho-so/[id]/rut/actions";
import { PaperWhereabouts } from "@/components/dossiers/paper-whereabouts";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextLink } from "@/components/ui/text-link";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { signedInAs } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Rút hồ sơ" };

export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const dossier = (await readDossier(actor, id)) ?? notFound();
  if (!dossier.possible.includes("WITHDRAW")) redirect(`/cong-dan/ho-so/${id}`);
  const away = dossier.papers.filter(({ holderKind }) => holderKind !== "CITIZEN");
  return (
    <>
      <PageHeader title={`Rút hồ sơ ${dossier.shownCode}?`} lead={dossier.procedure.name} breadcrumbs={[{ label: "Hồ sơ", href: `/cong-dan/ho-so/${id}` }]} />
      <div className="flex flex-col gap-6">
        <Notice tone="warning" title="Rút rồi thì không mở lại được">
          {dossier.agency.name} sẽ dừng giải quyết hồ sơ này. Muốn làm lại, anh/chị nộp hồ sơ mới.
        </Notice>
        {away.length > 0 && (
          <section className="stack">
            <h2>Giấy tờ sẽ được trả lại anh/chị</h2>
            <PaperWhereabouts papers={away} applicantWords="Anh/chị" />
          </section>
        )}
        <ActionForm action={withdraw} operationId={newId()} label="Rút hồ sơ">
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="expectedVersion" value={dossier.version} />
          <TextArea name="reason" label="Lý do" hint="Giúp cơ quan phục vụ tốt hơn" rows={3} maxLength={500} optional />
          <div className="cluster">
            <SubmitButton variant="danger" pendingWords="Đang rút…">
              Rút hồ sơ
            </SubmitButton>
            <TextLink href={`/cong-dan/ho-so/${id}`}>Giữ lại hồ sơ</TextLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
