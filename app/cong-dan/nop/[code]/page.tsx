import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { start } from "@/app/cong-dan/nop/[code]/actions";
import { StartForm } from "@/components/dossiers-citizen/start-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readCounters } from "@/lib/agencies/queries";
import { currentActor, signedInAs } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";
import { readProcedure } from "@/lib/procedures/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bắt đầu nộp hồ sơ" };

export default async function StartPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  // The dot in the code keeps the proxy from telling the page's address: the way back is said here.
  if ((await currentActor()).kind === "VISITOR") redirect(`/dang-nhap?tiep=${encodeURIComponent(`/cong-dan/nop/${code}`)}`);
  const actor = await signedInAs("CITIZEN");
  const procedure = (await readProcedure(actor, code)) ?? notFound();
  const agencies = procedure.agencies.filter(({ counterReceives }) => counterReceives);
  const [first] = agencies;
  const header = <PageHeader title="Bắt đầu nộp hồ sơ" lead={procedure.name} breadcrumbs={[{ label: "Thủ tục", href: "/thu-tuc" }, { label: procedure.code, href: `/thu-tuc/${procedure.code}` }]} />;
  if (!procedure.fileable || !first) {
    return (
      <>
        {header}
        <Notice tone="warning" title="Thủ tục này chưa nộp được trên cổng" actions={<Button href={`/thu-tuc/${procedure.code}`}>Xem nơi nộp</Button>}>
          Cơ quan chưa giao thủ tục này cho bưu điện. Xin nộp trực tiếp tại nơi ghi trên trang thủ tục.
        </Notice>
      </>
    );
  }
  return (
    <>
      {header}
      <StartForm action={start} operationId={newId()} procedure={procedure} agencies={agencies} counters={await readCounters(actor, first)} />
    </>
  );
}
