import { ManifestLines, ManifestParties } from "@/components/manifests/manifest-sheet";
import { ScanDesk, ScanLog } from "@/components/manifests/scan-difference";
import { SignManifestForm } from "@/components/manifests/sign-manifest-form";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { MANIFEST_WORDS } from "@/lib/deliveries/manifest";
import type { ManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import type { ManifestView } from "@/lib/dossiers/queries/manifests";

const SIGN_FORM = "ky-nhan";

function Said({ done, manifest }: { done: string; manifest: ManifestView }) {
  if (done === "lap" && manifest.signedAt === null) {
    return <Notice tone="success" live>Đã lập {manifest.number}. Giấy tờ đổi chủ khi bên nhận ký.</Notice>;
  }
  if (done !== "ky" || manifest.signedAt === null) return null;
  const left = manifest.rows.filter(({ taken }) => taken === false).length;
  return left === 0
    ? <Notice tone="success" live>Đã ký nhận cả {manifest.rows.length} hồ sơ.</Notice>
    : <Notice tone="attention" live>Đã ký nhận {manifest.rows.length - left} hồ sơ; {left} hồ sơ không nhận, vẫn do bên giao giữ. Xem lý do ở từng dòng.</Notice>;
}

type Props = Readonly<{ manifest: ManifestView; scans: ManifestScans; scan: FormAction; base: string; dossierBase: string; sign: FormAction; newOperation: () => string; done: string }>;

/** One manifest in either wing: both sides, the scanner's desk of whoever gives or takes, its lines, and the form to sign it for whoever is to sign. */
export function ManifestPage({ manifest, scans, scan, base, dossierBase, sign, newOperation, done }: Props) {
  const labels = `/api/labels/${manifest.id}`;
  return (
    <>
      <PageHeader
        title={`${MANIFEST_WORDS[manifest.kind]} ${manifest.number}`}
        breadcrumbs={[{ label: "Bàn giao", href: base }]}
        status={manifest.signedAt !== null ? <StatusTag tone="success">Đã ký</StatusTag> : <StatusTag tone="attention">{manifest.toSign ? "Chờ anh/chị ký nhận" : "Chờ bên nhận ký"}</StatusTag>}
        actions={manifest.signedAt === null
          ? <><Button href={`${labels}?loai=tui`} variant="secondary" icon="print" newTab>In nhãn túi</Button><Button href={`${labels}?loai=buu-pham`} variant="secondary" icon="print" newTab>In nhãn bưu phẩm</Button></>
          : <Button href={`/api/manifests/${manifest.id}`} variant="secondary" icon="print" newTab>Mở biên bản (PDF)</Button>}
      />
      <div className="stack">
        <Said done={done} manifest={manifest} />
        <ManifestParties manifest={manifest} />
        <ScanDesk manifest={manifest} scans={scans} scan={scan} manifestId={manifest.id} newOperation={newOperation} />
        {manifest.toSign ? (
          <>
            <h2>Đếm và ký nhận từng hồ sơ</h2>
            <SignManifestForm id={SIGN_FORM} manifest={manifest} scans={scans} sign={sign} operationId={newOperation()} />
            <ActionBar>
              <p className="mr-auto text-small text-muted">Ký rồi không sửa được. Dòng không nhận vẫn do bên giao giữ; chênh lệch ghi thành sự cố.</p>
              <SubmitButton form={SIGN_FORM} icon="pen" shortcut="t" pendingWords="Đang ký…">Ký nhận {manifest.rows.length} hồ sơ</SubmitButton>
            </ActionBar>
          </>
        ) : scans.scans === null ? (
          <ManifestLines manifest={manifest} dossierBase={dossierBase} />
        ) : (
          <>
            <h2>Các dòng của biên bản</h2>
            <ManifestLines manifest={manifest} dossierBase={dossierBase} />
          </>
        )}
        <ScanLog log={scans.log} />
      </div>
    </>
  );
}
