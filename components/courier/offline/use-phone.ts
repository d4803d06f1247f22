"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type DeviceLog, forget, type Mend } from "@/lib/deliveries/sync/engine";
import { amend, renumber } from "@/lib/deliveries/sync/numbers";
import { type Found, PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { type Contact, contact, type Line } from "@/lib/deliveries/sync/sender";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";
import { newId } from "@/lib/platform/ids";

/** By which the tabs of one phone tell each other that what is written has changed. */
const TABS = "mcbc-may-buu-ta";
const PATIENCE = 30_000;
/** Not every phone says when the network is back: it is asked for, cheaply, while the page is looked at. */
const ASK_EVERY = 15_000;
const JSON_BODY = { "content-type": "application/json" };

const line: Line = {
  send: (sending) => fetch("/api/courier-sync", { method: "POST", headers: JSON_BODY, body: JSON.stringify(sending), signal: AbortSignal.timeout(PATIENCE) }),
  sendPhoto: ({ deviceId, operationId, sha256, bytes }) =>
    fetch(`/api/courier-sync/photos/${sha256}?viec=${operationId}&may=${deviceId}`, { method: "PUT", headers: { "content-type": "image/jpeg" }, body: bytes, signal: AbortSignal.timeout(PATIENCE) }),
  readDay: () => fetch("/api/courier-sync", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }),
};

/** "LOADING" until the store was looked at; "OPEN" once the PIN was right. */
export type Phone = Readonly<{
  found: Found | "LOADING" | "OPEN";
  log: DeviceLog | null;
  day: Snapshot | null;
  contact: Contact | null;
  sending: boolean;
  store: PhoneStore;
  begin: (pin: string) => Promise<string | null>;
  unlock: (pin: string) => Promise<true | number>;
  send: () => Promise<void>;
  /** Something was written here: this tab and the others show it at once, then it is sent. */
  wrote: () => Promise<void>;
  /** Another tab may have written: the phone is looked at anew. */
  changed: () => Promise<void>;
  putAway: (operationId: string) => Promise<void>;
  /** What the courier mended in an act that the server holds: it goes again under its own id. */
  mend: (operationId: string, what: Mend) => Promise<void>;
}>;

/** The phone as the shell shows it: its store, what is written there, and the contact with the server. */
export function usePhone(): Phone {
  const [store] = useState(() => new PhoneStore());
  const [tab] = useState(() => newId());
  const [found, setFound] = useState<Phone["found"]>("LOADING");
  const [log, setLog] = useState<DeviceLog | null>(null);
  const [day, setDay] = useState<Snapshot | null>(null);
  const [met, setMet] = useState<Contact | null>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const otherTabs = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    void store.look().then(setFound);
    return () => store.close();
  }, [store]);

  const wiped = useCallback(() => {
    setLog(null);
    setDay(null);
    setFound({ state: "EMPTY" });
  }, []);

  const changed = useCallback(async () => {
    // Wiped by another tab: this one must not go on showing what it read before.
    if ((await store.deviceId()) === "") {
      await store.wipe();
      return wiped();
    }
    setLog(await store.log());
    setDay(await store.snapshot());
  }, [store, wiped]);

  const send = useCallback(async () => {
    if (busy.current || !store.unlocked) return;
    busy.current = true;
    setSending(true);
    try {
      const after = (await store.deviceId()) === "" ? null : await contact(store, line, navigator.userAgent.slice(0, 80));
      if (after !== null) setMet(after);
      await (after?.state === "REVOKED" ? wiped() : changed());
    } finally {
      busy.current = false;
      setSending(false);
      otherTabs.current?.postMessage(tab);
    }
  }, [store, tab, changed, wiped]);

  const wrote = useCallback(async () => {
    await changed();
    otherTabs.current?.postMessage(tab);
    void send();
  }, [changed, tab, send]);

  useEffect(() => {
    if (found !== "OPEN") return;
    const tabs = new BroadcastChannel(TABS);
    // Another tab has written, sent or was answered: this one shows it too, without asking the server again.
    tabs.onmessage = () => { if (store.unlocked) void changed(); };
    otherTabs.current = tabs;
    return () => tabs.close();
  }, [found, store, changed]);

  useEffect(() => {
    if (found !== "OPEN") return;
    const ask = () => void send();
    const timer = setInterval(() => { if (document.visibilityState === "visible") ask(); }, ASK_EVERY);
    window.addEventListener("online", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
    };
  }, [found, send]);

  const enter = async () => {
    await changed();
    setFound("OPEN");
    void navigator.storage?.persist?.();
    void send();
  };

  return {
    found, log, day, contact: met, sending, store, send, wrote, changed,
    begin: async (pin) => {
      const body = await line.readDay().then((response) => response.json() as Promise<{ ok: boolean; words?: string; snapshot?: Snapshot }>).catch(() => null);
      if (body === null) return "Lần đầu cần có mạng để lấy danh sách trong ngày.";
      if (!body.ok || body.snapshot === undefined) return body.words ?? "Máy chủ chưa trả lời được. Thử lại sau ít phút.";
      await store.begin(pin, body.snapshot.courier.name);
      await store.putSnapshot(body.snapshot);
      await enter();
      return null;
    },
    unlock: async (pin) => {
      const opened = await store.unlock(pin);
      if (opened === true) await enter();
      return opened;
    },
    putAway: async (operationId) => {
      await store.change((before) => ({ log: forget(before, operationId), value: null }));
      await changed();
    },
    mend: async (operationId, what) => {
      const mended = (before: DeviceLog) => (what === "ITEM_NUMBER" ? renumber(before, operationId) : amend(before, operationId, { returned: "1" })) ?? before;
      await store.change((before) => ({ log: mended(before), value: null }));
      await wrote();
    },
  };
}
