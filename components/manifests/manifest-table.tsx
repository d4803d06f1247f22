import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { fromPost, MANIFEST_WORDS } from "@/lib/deliveries/manifest";
import type { ManifestSummary } from "@/lib/dossiers/queries/manifests";
import { formatDateTime } from "@/lib/platform/format";

/** Manifests as a list; each leads to its page under `base`. */
export function ManifestTable({ caption, manifests, base, empty }: { caption: string; manifests: readonly ManifestSummary[]; base: string; empty: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={manifests}
      rowKey={({ id }) => id}
      empty={empty}
      rowTone={({ toSign }) => (toSign ? "attention" : undefined)}
      columns={[
        { key: "number", head: "Số", rowHead: true, nowrap: true, cell: ({ id, number }) => <TextLink href={`${base}/${id}`} strong><span className="tabular">{number}</span></TextLink> },
        { key: "kind", head: "Loại", cell: ({ kind }) => MANIFEST_WORDS[kind] },
        { key: "parties", head: "Bên giao → bên nhận", cell: ({ kind, officeName, agencyName, giverName, receiverName }) => {
          const [from, to] = fromPost(kind) ? [officeName, agencyName] : [agencyName, officeName];
          return <>{from} ({giverName}) → {to}{receiverName !== null && ` (${receiverName})`}</>;
        } },
        { key: "lines", head: "Hồ sơ", numeric: true, cell: ({ lines }) => lines },
        { key: "papers", head: "Giấy tờ", numeric: true, cell: ({ papers }) => papers },
        { key: "state", head: "Tình trạng", cell: ({ signedAt, createdAt, toSign }) =>
          signedAt !== null ? <StatusTag tone="success">Đã ký {formatDateTime(signedAt)}</StatusTag>
          : toSign ? <StatusTag tone="attention">Chờ anh/chị ký nhận</StatusTag>
          : <StatusTag tone="info">Chờ bên nhận ký, lập {formatDateTime(createdAt)}</StatusTag> },
      ]}
    />
  );
}
