import { ScanUpload } from "@/components/counter/scan-upload";
import { FileList } from "@/components/dossiers/file-list";
import { Notice } from "@/components/ui/notice";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** Digitising, component by component (NĐ 61/2018, Điều 17.1): the scans that are there, and one more. */
export function ScanList({ dossier, operationIds, returnTo, fault }: { dossier: DossierView; operationIds: Readonly<Record<string, string>>; returnTo: string; fault: Readonly<{ componentId: string; words: string }> | null }) {
  return (
    <section aria-labelledby="so-hoa" className="flex flex-col gap-2">
      <h2 id="so-hoa">Số hóa giấy tờ</h2>
      <p className="text-small text-muted">
        Giấy thì quét ở bàn quét: trang được kiểm và xếp ngay khi giấy còn ở quầy. Tệp điện tử có sẵn (bản đã ký số) gửi thẳng ở đây: PDF, JPG hoặc PNG, mỗi tệp tối đa 20 MB.
      </p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {dossier.components
          .filter(({ kind }) => kind !== "NOTE")
          .map(({ id, name, files }, i) => (
            <li key={id} id={`giay-${id}`} className="flex flex-col gap-1.5 py-2.5">
              <p>
                <span className="tabular text-muted">{i + 1}.</span> {name}
              </p>
              {fault?.componentId === id && <Notice tone="danger">{fault.words}</Notice>}
              <FileList files={files} label={`Bản quét của ${name}`} />
              <ScanUpload dossierId={dossier.id} componentId={id} componentName={name} operationId={operationIds[id] ?? ""} version={dossier.version} returnTo={returnTo} />
            </li>
          ))}
      </ul>
    </section>
  );
}
