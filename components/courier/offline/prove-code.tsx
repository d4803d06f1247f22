"use client";
import { use, useEffect, useRef, useState } from "react";
import { askCode, type CodeWord } from "@/components/courier/offline/ask-code";
import { buttonClass } from "@/components/ui/button-style";
import { FormContext } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

const PICK_OTHER = "Chọn “Người được ủy quyền” ở “Ai nhận?” trước, rồi ghi họ tên người nhận thay.";
/** What the server's word was about: another name or code needs another word. */
const ABOUT: ReadonlySet<string> = new Set(["recipientName", "oneTimeCode", "relation"]);

/**
 * The owner's one-time code, told by whom he sent: compared by the server at the door, before anything is handed over. The proof goes with the
 * delivery, so that the network may be gone by then; the code itself is not written down.
 */
export function ProveCode({ dossierId }: { dossierId: string }) {
  const [word, setWord] = useState<CodeWord | null>(null);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const round = useRef(0);
  const form = use(FormContext);
  // The server's word is newer than what the last press said of this field.
  const situation = form === null || word === null ? form : { ...form, state: null };
  useEffect(() => {
    const own = box.current?.closest("form");
    const forget = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !ABOUT.has(target.name)) return;
      round.current += 1;
      setWord(null);
    };
    own?.addEventListener("input", forget);
    return () => own?.removeEventListener("input", forget);
  }, []);
  async function ask(): Promise<void> {
    const own = box.current?.closest("form");
    if (!own || asking) return;
    const fields = new FormData(own);
    const text = (name: string) => { const value = fields.get(name); return typeof value === "string" ? value : ""; };
    if (text("relation") !== "AUTHORISED") return setWord({ state: "REFUSED", words: PICK_OTHER });
    const mine = (round.current += 1);
    setAsking(true);
    const said = await askCode({ dossierId, recipientName: text("recipientName"), oneTimeCode: text("oneTimeCode") });
    setAsking(false);
    // What was typed meanwhile is not what the server spoke about.
    if (mine === round.current) setWord(said);
  }
  return (
    <div ref={box} className="flex flex-col gap-3">
      <FormContext value={situation}>
        <TextField
          name="oneTimeCode" label="Hoặc người được nhờ: mã một lần" hint="6 chữ số, do chủ hồ sơ lập; thay giấy ủy quyền. Cần mạng: chỉ máy chủ kiểm được."
          optional inputMode="numeric" maxLength={9} width="short" autoComplete="off" error={word?.state === "REFUSED" ? word.words : undefined}
        />
      </FormContext>
      <input type="hidden" name="codeProof" value={word?.state === "PROVEN" ? word.proof : ""} />
      <button type="button" onClick={() => void ask()} disabled={asking} className={buttonClass("secondary", "huge", true)}>{asking ? "Đang kiểm…" : "Kiểm mã"}</button>
      {word?.state === "PROVEN" && <Notice tone="success" live title="Mã đúng, giao được">{word.words}. Xem giấy tờ tùy thân, lấy chữ ký rồi mới giao.</Notice>}
      {word?.state === "UNCHECKED" && <Notice tone="warning" live title="Chưa kiểm được mã">{word.words}</Notice>}
    </div>
  );
}
