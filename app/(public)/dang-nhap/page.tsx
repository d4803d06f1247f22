import type { Metadata } from "next";
import { signInWithPassword, signInWithVneid } from "@/app/(public)/dang-nhap/actions";
import { SignInDoors } from "@/components/identity/sign-in-doors";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { homeOf, localPath } from "@/lib/identity/destination";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { currentActor } from "@/lib/identity/session";
import { troubleWords } from "@/lib/identity/sign-in-troubles";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const metadata: Metadata = { title: "Đăng nhập" };

type Search = Record<string, string | string[] | undefined>;

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const wanted = localPath(single(search.tiep));
  const trouble = troubleWords(single(search.loi));
  const actor = await currentActor();
  const query = wanted === undefined ? "" : `?tiep=${encodeURIComponent(wanted)}`;
  return (
    <>
      <PageHeader title="Đăng nhập" lead={wanted === undefined ? undefined : "Trang anh/chị muốn xem cần biết anh/chị là ai. Đăng nhập xong sẽ trở lại đúng trang đó."} />
      <div className="stack">
        {trouble !== undefined && (
          <Notice tone="danger" title="Chưa đăng nhập được" live>
            {trouble}
          </Notice>
        )}
        {single(search.xong) === "dang-xuat" && actor.kind === "VISITOR" && (
          <Notice tone="success" live>
            Đã đăng xuất khỏi trình duyệt này.
          </Notice>
        )}
        {actor.kind !== "VISITOR" && (
          <Notice tone="info" title={`Trình duyệt này đang đăng nhập là ${actor.name}`}>
            {ACTOR_WORDS[actor.kind]}. <TextLink href={homeOf(actor.kind)}>Về trang của tôi</TextLink>, hoặc đăng nhập bằng tài khoản khác bên dưới: phiên đang mở sẽ kết thúc.
          </Notice>
        )}
        <SignInDoors
          staffFirst={/^\/(buu-dien|co-quan|quan-tri)(\/|\?|$)/.test(wanted ?? "")}
          wanted={wanted}
          withVneid={{ action: signInWithVneid, operationId: newId() }}
          withPassword={{ action: signInWithPassword, operationId: newId() }}
        />
        {env("DEMO_MODE").DEMO_MODE && (
          <Notice tone="info" title="Đây là bản trình diễn">
            Không cần tài khoản: <TextLink href={`/trinh-dien${query}`}>Dùng thử bằng một người có sẵn</TextLink>.
          </Notice>
        )}
      </div>
    </>
  );
}
