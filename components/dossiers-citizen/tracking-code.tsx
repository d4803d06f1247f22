import { CopyableCode } from "@/components/ui/copyable-code";

/** The code to keep, large enough to read out, beside its QR. `svg` is the QR's document. */
export function TrackingCode({ code, svg, words }: { code: string; svg: string; words: string }) {
  return (
    <div className="flex flex-wrap items-center gap-6 rounded border border-brand bg-brand-wash p-(--wing-gap)">
      <img src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`} alt={`Mã QR tra cứu hồ sơ ${code}`} width={148} height={148} className="rounded bg-paper" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="text-small text-muted">Mã hồ sơ của anh/chị</p>
        <CopyableCode code={code} size="big" what="mã hồ sơ" />
        <p className="measure text-small">{words} Quét mã QR hoặc gõ mã ở mục Tra cứu để biết hồ sơ đang ở đâu.</p>
      </div>
    </div>
  );
}
