"use client";
import { useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Always in sight of the courier: whether there is a network, and how many records are not sent yet. */
export function ConnectionState({ unsent = 0 }: { unsent?: number }) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const calm = online && unsent === 0;
  return (
    <p role="status" className={classNames("inline-flex items-center gap-2 rounded px-2.5 py-1 text-small font-bold", calm ? "bg-success-wash text-success" : "bg-signal text-ink")}>
      <Icon name={online ? "wifi" : "wifi-off"} label={online ? "Có mạng" : undefined} />
      {!online && <span>Mất mạng</span>}
      {unsent > 0 ? <span className="tabular">{unsent} chưa gửi</span> : online && <span>Đã gửi hết</span>}
    </p>
  );
}
