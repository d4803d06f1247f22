/** Reads the QR symbols in one picture of the camera. */
export type QrReader = (picture: HTMLVideoElement) => Promise<readonly string[]>;

type Detector = Readonly<{ detect: (picture: CanvasImageSource) => Promise<readonly Readonly<{ rawValue: string }>[]> }>;
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
}
const isDetectorClass = (value: unknown): value is DetectorClass => typeof value === "function" && "getSupportedFormats" in value;

async function byZxing(): Promise<QrReader> {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const wasm = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  return async (picture) => {
    canvas.width = picture.videoWidth;
    canvas.height = picture.videoHeight;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null || canvas.width === 0) return [];
    pen.drawImage(picture, 0, 0);
    return (await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), { formats: ["QRCode"] })).map(({ text }) => text);
  };
}

/** The browser's own reader where it has one, else one in WebAssembly, fetched only then. */
export async function openReader(): Promise<QrReader> {
  const Own: unknown = Reflect.get(globalThis, "BarcodeDetector");
  if (isDetectorClass(Own) && (await Own.getSupportedFormats()).includes("qr_code")) {
    const detector = new Own({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  }
  return byZxing();
}
