import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChannelTable } from "@/components/procedures/channel-table";
import { ComponentCases } from "@/components/procedures/component-cases";
import { FeeRates } from "@/components/procedures/fee-rates";
import { TakingAgencies } from "@/components/procedures/taking-agencies";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { currentActor } from "@/lib/identity/session";
import { formatDay } from "@/lib/platform/format";
import { feeInDoubt, limitInDoubt } from "@/lib/procedures/fee-words";
import { SUPPLEMENT_POLICY_LABELS } from "@/lib/procedures/labels";
import { nationalCodeOf } from "@/lib/procedures/procedure-code";
import { type ProcedurePage, readProcedure } from "@/lib/procedures/queries";

export const dynamic = "force-dynamic";

type Params = Promise<{ code: string }>;

async function procedureOf(params: Params): Promise<ProcedurePage> {
  const code = nationalCodeOf((await params).code);
  const procedure = code === null ? null : await readProcedure(await currentActor(), code);
  return procedure ?? notFound();
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const code = nationalCodeOf((await params).code);
  return { title: code === null ? "Thủ tục" : `Thủ tục ${code}` };
}

function Filing({ procedure }: { procedure: ProcedurePage }) {
  const open = procedure.agencies.some(({ counterReceives }) => counterReceives);
  if (procedure.fileable && open) {
    return (
      <div className="cluster">
        <Button href={`/cong-dan/nop/${procedure.code}`} icon="home" size="huge">
          Nộp hồ sơ này
        </Button>
        <p className="text-muted">Làm tại nhà, chừng 10 phút. Bưu tá đến lấy giấy tờ.</p>
      </div>
    );
  }
  return (
    <Notice tone="info" title="Thủ tục này chưa nộp được trên cổng">
      {procedure.agencies.length > 0 ? "Xin nộp trực tiếp tại cơ quan ghi ở mục “Nơi tiếp nhận”." : "Cổng chỉ cung cấp thông tin để anh/chị chuẩn bị giấy tờ."}
    </Notice>
  );
}

export default async function ProcedureDetailPage({ params }: { params: Params }) {
  const procedure = await procedureOf(params);
  const { flags, fees } = procedure;
  return (
    <article className="flex flex-col gap-10">
      <div>
        <PageHeader title={procedure.name} eyebrow={<span className="tabular">Mã thủ tục {procedure.code}</span>} breadcrumbs={[{ label: "Thủ tục", href: "/thu-tuc" }]} />
        <Filing procedure={procedure} />
      </div>
      <section className="stack">
        <h2>Thời hạn và phí</h2>
        <ChannelTable procedure={procedure} />
        {procedure.cutoffTime !== null && <p>Hồ sơ nhận sau {procedure.cutoffTime} được tính từ ngày làm việc tiếp theo.</p>}
        <p>
          <TextLink href={`/tinh-han-tra?thu-tuc=${procedure.code}`}>Tính thử hạn trả của thủ tục này</TextLink>
        </p>
        {fees.length > 0 && <FeeRates fees={fees} />}
        {(feeInDoubt(flags) || limitInDoubt(flags)) && (
          <Notice tone="warning" title="Có chỗ cần kiểm tra lại">
            Danh mục quốc gia ghi chưa rõ {[feeInDoubt(flags) ? "mức thu" : "", limitInDoubt(flags) ? "thời hạn" : ""].filter((word) => word !== "").join(" và ")}. Hãy hỏi cơ quan trước khi chuẩn bị tiền và hẹn ngày.
          </Notice>
        )}
      </section>
      <section className="stack">
        <h2>Giấy tờ cần nộp</h2>
        <ComponentCases cases={procedure.cases} />
      </section>
      <section className="stack">
        <h2>Nơi tiếp nhận</h2>
        <TakingAgencies agencies={procedure.agencies} nationalPost={procedure.postChannel} />
      </section>
      <section className="stack">
        <h2>Thông tin khác</h2>
        <DescriptionList
          items={[
            { term: "Lĩnh vực", value: procedure.field },
            { term: "Cấp thực hiện", value: procedure.level },
            { term: "Cơ quan thực hiện theo danh mục", value: procedure.authority },
            { term: "Đối tượng", value: procedure.subjects.join("; ") },
            { term: "Quyết định công bố", value: procedure.decision },
            { term: "Khi phải bổ sung", value: SUPPLEMENT_POLICY_LABELS[procedure.supplementPolicy] },
            ...(procedure.presenceRequired ? [{ term: "Có mặt", value: "Người nộp phải có mặt khi làm thủ tục" }] : []),
            ...(procedure.authorisationAllowed ? [] : [{ term: "Ủy quyền", value: "Không được ủy quyền" }]),
            { term: "Bản đang dùng", value: `Bản ${procedure.versionNumber}, từ ${formatDay(procedure.effectiveFrom)}` },
          ]}
        />
      </section>
    </article>
  );
}
