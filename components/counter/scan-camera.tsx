"use client";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";

/** As much as a camera gives: an A4 needs 1,654 × 2,339 points for 200 dpi. */
const WANTED = { video: { facingMode: "environment", width: { ideal: 4096 }, height: { ideal: 3072 } }, audio: false } as const;
const REFUSED = "Không mở được máy ảnh. Cho phép trang này dùng máy ảnh ở thanh địa chỉ, kiểm tra dây cắm, hoặc chọn tệp quét.";

/** The desk's camera as a scanner: each picture goes the way of a file. */
export function ScanCamera({ onPicture }: { onPicture: (file: File) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [words, setWords] = useState("");
  const [taken, setTaken] = useState(0);

  useEffect(() => {
    if (stream === null || video.current === null) return;
    video.current.srcObject = stream;
    shutter.current?.focus();
    return () => {
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  async function open() {
    setWords("");
    try {
      setStream(await navigator.mediaDevices.getUserMedia(WANTED));
    } catch {
      setWords(REFUSED);
    }
  }
  function take() {
    const shown = video.current;
    if (shown === null || shown.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext("2d")?.drawImage(shown, 0, 0);
    const nth = taken + 1;
    setTaken(nth);
    canvas.toBlob((blob) => {
      if (blob) onPicture(new File([blob], `chup-${String(nth).padStart(2, "0")}.jpg`, { type: "image/jpeg" }));
    }, "image/jpeg", 0.92);
  }
  return (
    <div className="flex flex-col gap-2">
      {stream === null ? (
        <button type="button" onClick={() => void open()} className={buttonClass("secondary")}>
          <Icon name="camera" />
          Chụp bằng máy ảnh
        </button>
      ) : (
        <div className="flex flex-col gap-2">
          <video ref={video} autoPlay playsInline muted aria-label="Hình từ máy ảnh" className="max-h-80 w-full max-w-lg rounded border border-line bg-neutral-wash" />
          <div className="cluster">
            <button ref={shutter} type="button" onClick={take} className={buttonClass("primary")}>
              <Icon name="camera" />
              Chụp trang
            </button>
            <button type="button" onClick={() => setStream(null)} className={buttonClass("secondary")}>Đóng máy ảnh</button>
            <span role="status" className="text-small text-muted">{taken > 0 && `Đã chụp ${taken} trang.`}</span>
          </div>
        </div>
      )}
      {words !== "" && <p role="alert" className="text-small font-semibold text-danger">{words}</p>}
    </div>
  );
}
