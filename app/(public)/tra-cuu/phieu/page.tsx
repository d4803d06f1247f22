import type { Metadata } from "next";
import { close, open } from "@/app/(public)/tra-cuu/phieu/actions";
import { type SearchParams, single } from "@/app/search-params";
import { SlipDossierCard } from "@/components/dossiers/slip-dossier";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { readSlipDossier } from "@/lib/dossiers/queries/pin-slip";
import { slipTicket } from "@/lib/identity/slip-ticket";
import { currentActor } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Xem hồ sơ bằng phiếu tra cứu" };

const CRUMBS = [{ label: "Tra cứu", href: "/tra-cuu" }];

/** For somebody without an account: code and PIN of the slip from the counter. Neither PIN nor outcome ever stands in the address. */
export default async function PinSlipPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, ticket] = await Promise.all([currentActor(), slipTicket()]);
  const dossier = ticket === null ? null : await readSlipDossier(actor, ticket);
  if (dossier !== null) {
    return (
      <>
        <PageHeader title="Hồ sơ của anh/chị" breadcrumbs={CRUMBS} />
        <div className="flex flex-col gap-6">
          <SlipDossierCard dossier={dossier} />
          <ActionForm action={close} operationId={newId()} label="Đóng hồ sơ">
            <SubmitButton variant="secondary" icon="log-out">Đóng, không để lại trên máy này</SubmitButton>
          </ActionForm>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Xem hồ sơ bằng phiếu tra cứu" lead="Gõ mã hồ sơ và mã PIN in trên phiếu lấy ở quầy bưu điện." breadcrumbs={CRUMBS} />
      <div className="flex flex-col gap-6">
        {ticket !== null && <Notice tone="warning">Phiếu này đã được thay bằng phiếu mới. Dùng mã PIN trên phiếu mới.</Notice>}
        <ActionForm action={open} operationId={newId()} label="Mở bằng mã PIN">
          <TextField name="ma" label="Mã hồ sơ" hint="Ví dụ H42.05-261126-0001 hoặc BC-7K3M-Q9WX" width="medium" autoComplete="off" spellCheck={false} defaultValue={single((await searchParams).ma).slice(0, 60)} maxLength={60} />
          <TextField name="pinPassword" label="Mã PIN" hint="6 chữ số trên phiếu" inputMode="numeric" width="short" autoComplete="off" spellCheck={false} maxLength={9} />
          <SubmitButton icon="search">Xem hồ sơ</SubmitButton>
        </ActionForm>
        <p className="measure text-muted">Mất phiếu hoặc quên mã PIN: mang giấy tờ tùy thân đến quầy bưu điện nơi nộp để lấy phiếu khác.</p>
      </div>
    </>
  );
}
