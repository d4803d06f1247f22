import { Icon } from "@/components/ui/icon";
import { CERTIFICATION_WORDS } from "@/lib/digitisation/certification";
import { SIGNATURE_TONES, signatureWords } from "@/lib/digitisation/signature-words";
import type { FileView } from "@/lib/dossiers/dossier-view";

const LOOKS = { success: ["text-success", "check-circle"], danger: ["text-danger", "x-circle"], warning: ["text-warning", "alert"] } as const;

/** What is known of the signatures of a file, a line each: valid, changed since, of an unknown authority; and whether a clerk's is on its way. */
export function FileSignatures({ file }: { file: Pick<FileView, "signatures" | "certification" | "certified" | "fromStore"> }) {
  const { signatures, certification, certified, fromStore } = file;
  return (
    <>
      {fromStore && (
        <span className="flex items-start gap-1.5 text-small text-info">
          <Icon name="folder" size={16} className="mt-0.5 shrink-0" />
          Lấy từ kho giấy tờ của người nộp
        </span>
      )}
      {certified && (
        <span className="flex items-start gap-1.5 text-small font-semibold text-success">
          <Icon name="seal" size={16} className="mt-0.5 shrink-0" />
          Đã đối chiếu với bản giấy
        </span>
      )}
      {signatures.map((signature, i) => {
        const [colour, icon] = LOOKS[SIGNATURE_TONES[signature.state]];
        return (
          <span key={i} className={`flex items-start gap-1.5 text-small ${colour}`}>
            <Icon name={icon} size={16} className="mt-0.5 shrink-0" />
            {signatureWords(signature)}
          </span>
        );
      })}
      {certification !== null && (
        <span className={`flex items-start gap-1.5 text-small ${certification.state === "FAILED" ? "text-danger" : "text-info"}`}>
          <Icon name={certification.state === "FAILED" ? "alert" : "clock"} size={16} className="mt-0.5 shrink-0" />
          <span>
            {CERTIFICATION_WORDS[certification.state]}
            {certification.words !== "" && `: ${certification.words}`}
          </span>
        </span>
      )}
    </>
  );
}
