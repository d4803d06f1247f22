// The order matters: Edge and Cốc Cốc call themselves Chrome too, Chrome calls itself Safari.
const BROWSERS = [
  [/\bcoc_coc_browser\//i, "Cốc Cốc"],
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\b(?:Linux|X11)\b/, "Linux"],
] as const;

/** "Chrome trên Windows" of a User-Agent header; "Thiết bị không rõ" when it says nothing we know. */
export function deviceWords(userAgent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (browser === undefined) return system ?? "Thiết bị không rõ";
  return system === undefined ? browser : `${browser} trên ${system}`;
}
