"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { spacedNumber } from "@/components/courier/offline/number-field";
import { OPERATION_WORDS } from "@/lib/deliveries/sync/labels";
import type { Found } from "@/lib/deliveries/sync/phone-store";
import type { WithRevoked } from "@/lib/deliveries/sync/sender";
import { pinWeak } from "@/lib/deliveries/sync/vault";
import { formatDateTime, formatTime } from "@/lib/platform/format";

type Tried = (pin: string) => Promise<string | null>;

function PinForm({ label, button, check, again }: { label: string; button: string; check: Tried; again: boolean }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function press(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const pin = String(form.get("pin"));
    if (again && pinWeak(pin)) return setError("Mã PIN gồm 6 đến 12 chữ số, không phải một chữ số lặp lại.");
    if (again && pin !== form.get("pinAgain")) return setError("Hai lần nhập mã PIN khác nhau.");
    setBusy(true);
    setError(await check(pin));
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void press(event)} noValidate className="flex flex-col gap-4">
      <TextField name="pin" label={label} type="password" inputMode="numeric" autoComplete="off" maxLength={12} width="medium" error={error ?? undefined} />
      {again && <TextField name="pinAgain" label="Nhập lại mã PIN" type="password" inputMode="numeric" autoComplete="off" maxLength={12} width="medium" />}
      <Button size="huge" wide icon="lock" disabled={busy}>{busy ? "Đang mở…" : button}</Button>
    </form>
  );
}

/** A revoked phone says once what is lost with it, by what stands on the bags and by no person's name. */
function Revoked({ gone: { acts, photos } }: { gone: WithRevoked }) {
  const marks = ({ sealNumber, itemCode }: WithRevoked["acts"][number]["payload"]) => [
    typeof sealNumber === "string" && sealNumber !== "" ? `niêm phong ${sealNumber}` : "", typeof itemCode === "string" && itemCode !== "" ? `số ${spacedNumber(itemCode)}` : "",
  ].filter((words) => words !== "").map((words) => `, ${words}`).join("");
  return (
    <Notice tone="danger" live title="Máy đã bị thu hồi">
      <p>Dữ liệu trên máy này đã được xóa.</p>
      {acts.length > 0 && (
        <>
          <p className="mt-2"><strong className="tabular">{acts.length} việc chưa gửi không được ghi.</strong> Bưu cục đã có tên từng việc; hãy đem túi, tiền và giấy tờ về để ghi lại:</p>
          <ul className="mt-1 list-disc pl-5">
            {acts.map(({ id, kind, payload, madeAt }) => <li key={id} className="tabular">{OPERATION_WORDS[kind]} {formatDateTime(new Date(madeAt))}{marks(payload)}</li>)}
          </ul>
        </>
      )}
      {photos > 0 && <p className="mt-2 tabular">{photos} ảnh chưa gửi đã mất.</p>}
    </Notice>
  );
}

/** Before the lists: a PIN is chosen with a network, or the phone is opened with it without one. */
export function PinGate({ found, gone, begin, unlock }: { found: Found; gone: WithRevoked | null; begin: Tried; unlock: (pin: string) => Promise<true | number> }) {
  async function tryPin(pin: string): Promise<string | null> {
    const opened = await unlock(pin);
    if (opened === true) return null;
    return opened === 0 ? "Mã PIN chưa đúng." : `Nhập sai quá nhiều lần. Thử lại sau ${formatTime(new Date(opened))}.`;
  }
  if (found.state === "EMPTY") {
    return (
      <div className="flex flex-col gap-5">
        <h1 className="text-title font-bold">Chuẩn bị máy cho chuyến không có mạng</h1>
        {gone !== null && <Revoked gone={gone} />}
        <p>Danh sách, ảnh và chữ ký được mã hóa trên máy bằng mã PIN này. Quên mã PIN thì không ai mở lại được.</p>
        <PinForm label="Chọn mã PIN (6 đến 12 chữ số)" button="Bắt đầu" check={begin} again />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <h1 className="text-title font-bold">Mở máy của {found.courierName}</h1>
      {found.unsent > 0 && <p className="tabular">Có {found.unsent} việc đã ghi trên máy.</p>}
      {found.listsWiped && <Notice tone="warning">Quá 72 giờ chưa liên lạc với máy chủ: danh sách đã được xóa. Việc chưa gửi vẫn còn.</Notice>}
      <PinForm label="Mã PIN" button="Mở" check={tryPin} again={false} />
    </div>
  );
}
