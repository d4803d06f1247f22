import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { fromPost } from "@/lib/deliveries/manifest";
import type { ManifestLineView, ManifestView } from "@/lib/dossiers/queries/manifests";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { formatDateTime } from "@/lib/platform/format";

/** Papers of a line, one below the other, each with its count. */
export function LinePapers({ papers }: { papers: ManifestLineView["papers"] }) {
  if (papers.length === 0) return <span className="text-muted">không có bản giấy</span>;
  return (
    <ul>
      {papers.map(({ kind, description, count }, i) => (
        <li key={`${description}-${i}`}>
          {description}: <span className="tabular">{count}</span> {kind === "RESULT" ? "bản" : PAPER_KIND_WORDS[kind]}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ line }: { line: ManifestLineView }) {
  if (line.taken === null) return <span className="text-muted">chưa ký</span>;
  if (!line.taken) return <StatusTag tone="danger">{line.discrepancy}</StatusTag>;
  return line.discrepancy === "" ? <StatusTag tone="success">Đủ</StatusTag> : <StatusTag tone="attention">Chênh lệch: {line.discrepancy}</StatusTag>;
}

/** Both sides and their signatures. */
export function ManifestParties({ manifest }: { manifest: ManifestView }) {
  const { kind, officeName, agencyName, giverName, receiverName, createdAt, signedAt } = manifest;
  const [from, to] = fromPost(kind) ? [officeName, agencyName] : [agencyName, officeName];
  return (
    <DescriptionList
      layout="columns"
      items={[
        { term: "Bên giao", value: from, note: `${giverName} lập và xác nhận lúc ${formatDateTime(createdAt)}` },
        { term: "Bên nhận", value: to, note: signedAt === null ? "chưa ký nhận" : `${receiverName ?? ""} ký nhận lúc ${formatDateTime(signedAt)}` },
        { term: "Số lượng", value: `${manifest.lines} hồ sơ, ${manifest.papers} giấy tờ` },
      ]}
    />
  );
}

/** The lines of a manifest, to read and print. `dossierBase`: address of a dossier in this wing, without the id. */
export function ManifestLines({ manifest, dossierBase }: { manifest: ManifestView; dossierBase: string }) {
  return (
    <DataTable
      caption={`Hồ sơ trong ${manifest.number}`}
      captionHidden
      rows={manifest.rows}
      rowKey={({ dossierId }) => dossierId}
      empty="Biên bản không có dòng nào."
      columns={[
        { key: "code", head: "Mã hồ sơ", rowHead: true, cell: ({ dossierId, code }) => <TextLink href={`${dossierBase}${dossierId}`} strong><span className="tabular">{code}</span></TextLink> },
        { key: "what", head: "Thủ tục, người nộp", cell: ({ procedureName, applicantName }) => <>{procedureName}<span className="block text-small text-muted">{applicantName}</span></> },
        { key: "papers", head: "Giấy tờ", cell: ({ papers }) => <LinePapers papers={papers} /> },
        { key: "seal", head: "Bưu gửi, niêm phong", cell: ({ itemCode, sealNumber }) => itemCode === null ? <span className="text-muted">không qua bưu gửi</span> : <span className="tabular">{itemCode}{sealNumber !== null && <span className="block text-small text-muted"><Icon name="seal" size={14} className="mr-1 inline-block" />{sealNumber}</span>}</span> },
        { key: "outcome", head: "Kết quả nhận", cell: (line) => <Outcome line={line} /> },
      ]}
    />
  );
}
