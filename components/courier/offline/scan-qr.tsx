"use client";
import { useEffect, useRef, useState } from "react";
import { openReader } from "@/components/courier/offline/read-qr";
import { buttonClass } from "@/components/ui/button-style";

const LOOK_EVERY = 180;
const NO_CAMERA = "Không mở được máy ảnh. Gõ mã trên máy kia vào ô dưới.";

/** The camera, looked through until it is closed; every symbol goes to `seen`. Where there is none the code is typed. */
export function ScanQr({ label, seen }: { label: string; seen: (text: string) => void }) {
  const [on, setOn] = useState(false);
  const [words, setWords] = useState("");
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(seen);
  useEffect(() => { told.current = seen; }, [seen]);
  useEffect(() => {
    const picture = video.current;
    if (!on || picture === null) return;
    let stream: MediaStream | null = null;
    let over = false;
    void (async () => {
      try {
        const read = await openReader();
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
        picture.srcObject = stream;
        await picture.play();
        while (!over) {
          for (const text of await read(picture).catch(() => [])) told.current(text);
          await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
        }
      } catch {
        if (!over) setWords(NO_CAMERA);
        if (!over) setOn(false);
      } finally {
        stream?.getTracks().forEach((track) => track.stop());
      }
    })();
    return () => {
      over = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [on]);
  return (
    <div className="flex flex-col gap-3">
      <button type="button" onClick={() => { setWords(""); setOn(!on); }} className={buttonClass("secondary", "huge", true)}>{on ? "Tắt máy ảnh" : label}</button>
      {on && <video ref={video} muted playsInline aria-label="Hình từ máy ảnh" className="w-full rounded border-2 border-line-strong" />}
      {words !== "" && <p role="status" className="border-l-4 border-signal pl-3">{words}</p>}
    </div>
  );
}
