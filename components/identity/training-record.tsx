import { DataTable } from "@/components/ui/data-table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { TextLink } from "@/components/ui/text-link";
import type { FindingView, TrainingView } from "@/lib/dossiers/queries/reception-reviews";
import { formatDate, formatDateTime } from "@/lib/platform/format";

function Finding({ finding, dossierHref }: { finding: FindingView; dossierHref: (id: string) => string }) {
  const { dossier, field, findings, agencyName, reviewedBy, at } = finding;
  return (
    <li className="flex flex-col gap-1 py-3">
      <p className="whitespace-pre-line">{findings}</p>
      <p className="text-small text-muted">
        {dossier !== null && <><TextLink href={dossierHref(dossier.id)}><span className="tabular">{dossier.code}</span></TextLink> {dossier.procedureName} · </>}
        {field} · {reviewedBy}, {agencyName}, {formatDateTime(at)}
      </p>
    </li>
  );
}

/** What a clerk was trained in, and what the agencies found when they checked his receptions. `level`: of its headings. */
export function TrainingRecord({ record, dossierHref }: { record: TrainingView; dossierHref: (id: string) => string }) {
  return (
    <div className="flex flex-col gap-6">
      <FigureRow>
        <Figure label="Hồ sơ được cơ quan kiểm" value={record.checked.toLocaleString("vi-VN")} />
        <Figure label="Tiếp nhận đúng" value={record.correct.toLocaleString("vi-VN")} of={{ value: record.checked.toLocaleString("vi-VN"), label: "hồ sơ được kiểm" }} />
        <Figure label="Có điểm chưa đúng" value={record.findings.length.toLocaleString("vi-VN")} of={{ value: record.checked.toLocaleString("vi-VN"), label: "hồ sơ được kiểm" }} />
      </FigureRow>
      <DataTable
        caption="Theo lĩnh vực"
        rows={record.fields}
        rowKey={({ field }) => field}
        empty="Chưa ghi nhận đào tạo ở lĩnh vực nào."
        columns={[
          { key: "field", head: "Lĩnh vực", rowHead: true, cell: ({ field, note }) => <>{field}{note !== "" && <span className="block text-small text-muted">{note}</span>}</> },
          { key: "day", head: "Tập huấn xong", cell: ({ completedOn }) => (completedOn === null ? <span className="text-muted">chưa ghi nhận</span> : formatDate(completedOn)), nowrap: true },
          { key: "checked", head: "Được kiểm", numeric: true, cell: ({ checked }) => checked },
          { key: "correct", head: "Đúng", numeric: true, cell: ({ correct }) => correct },
          { key: "findings", head: "Chưa đúng", numeric: true, cell: ({ findings }) => findings },
        ]}
      />
      <section aria-labelledby="diem-chua-dung" className="flex flex-col gap-2">
        <h2 id="diem-chua-dung">Điểm chưa đúng cơ quan đã nêu</h2>
        {record.findings.length === 0 ? (
          <p className="text-muted">Chưa có điểm nào.</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {record.findings.map((finding) => <Finding key={finding.id} finding={finding} dossierHref={dossierHref} />)}
          </ul>
        )}
      </section>
    </div>
  );
}
