import type { Metadata } from "next";
import { addressWith, type SearchParams, single } from "@/app/search-params";
import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { PublicWay } from "@/components/dossiers/public-way";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyableCode } from "@/components/ui/copyable-code";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SearchBox } from "@/components/ui/search-box";
import { TextLink } from "@/components/ui/text-link";
import { looksLikeDossierCode } from "@/lib/dossiers/code-shape";
import { mayLookUp } from "@/lib/dossiers/look-up-limit";
import { publicStep } from "@/lib/dossiers/public-steps";
import { lookUpStage, type PublicStage } from "@/lib/dossiers/queries/public-stage";
import type { Actor } from "@/lib/identity/actor";
import { currentActor, requestOrigin } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Tra cứu hồ sơ" };

/** Where the dossier's own page lies for those who may open it. */
function ownPage(actor: Actor, id: string): string | null {
  switch (actor.kind) {
    case "CITIZEN":
      return `/cong-dan/ho-so/${id}`;
    case "POSTAL_CLERK":
      return `/buu-dien/quay/${id}`;
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return `/co-quan/ho-so/${id}`;
    case "ADMINISTRATOR":
      return `/quan-tri/ho-so/${id}`;
    default:
      return null;
  }
}

function Found({ stage, actor }: { stage: PublicStage; actor: Actor }) {
  const { step, words } = publicStep(stage.status);
  const page = stage.ownId === null ? null : ownPage(actor, stage.ownId);
  return (
    <Card title={<CopyableCode code={stage.code} what="mã hồ sơ" />}>
      <p>
        <DossierStatusTag status={stage.status} />
      </p>
      {step > 0 && <PublicWay step={step} />}
      <p className="measure">{words}</p>
      {page !== null && (
        <div>
          <Button href={page} icon="folder">
            Mở hồ sơ
          </Button>
        </div>
      )}
      {actor.kind === "VISITOR" && (
        <p className="text-muted">
          Là hồ sơ của anh/chị? <TextLink href={addressWith("/dang-nhap", { tiep: addressWith("/tra-cuu", { ma: stage.code }) })}>Đăng nhập</TextLink> để xem giấy tờ, thời hạn và kết quả; hoặc <TextLink href={addressWith("/tra-cuu/phieu", { ma: stage.code })}>mở bằng mã PIN</TextLink> trên phiếu tra cứu.
        </p>
      )}
    </Card>
  );
}

async function answerTo(actor: Actor, typed: string) {
  if (!(await mayLookUp((await requestOrigin()).ipAddress))) {
    return (
      <Notice tone="warning" title="Tra cứu quá nhanh" live>
        Từ mạng của anh/chị vừa có rất nhiều lượt tra cứu. Xin đợi một phút rồi thử lại.
      </Notice>
    );
  }
  const stage = await lookUpStage(actor, typed);
  if (stage) return <Found stage={stage} actor={actor} />;
  return (
    <Notice tone="warning" title="Không tìm thấy hồ sơ này" live>
      {looksLikeDossierCode(typed)
        ? "Không có hồ sơ nào đã nộp mang mã này. Xin đối chiếu từng ký tự với giấy hẹn hoặc tin nhắn."
        : "Mã chưa đúng dạng. Mã hồ sơ ghi trên giấy hẹn, ví dụ H42.05-261126-0001; mã nộp hồ sơ bắt đầu bằng BC, ví dụ BC-7K3M-Q9WX."}
    </Notice>
  );
}

export default async function LookUpPage({ searchParams }: { searchParams: SearchParams }) {
  const typed = single((await searchParams).ma).slice(0, 60);
  const actor = await currentActor();
  return (
    <>
      <PageHeader title="Tra cứu hồ sơ" lead="Gõ mã ghi trên giấy hẹn trả kết quả, hoặc mã BC nhận được khi nộp." />
      <div className="flex flex-col gap-8">
        <SearchBox big action="/tra-cuu" name="ma" label="Mã hồ sơ" hint="Ví dụ H42.05-261126-0001 hoặc BC-7K3M-Q9WX; chữ hoa, chữ thường đều được" defaultValue={typed} />
        {typed !== "" && (await answerTo(actor, typed))}
      </div>
    </>
  );
}
