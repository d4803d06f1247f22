import type { NextConfig } from "next";

// Nobody else frames us, guesses types or learns where our visitors come from; the camera is for the desks' scanners.
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  headers: () => Promise.resolve([{ source: "/:path*", headers: SECURITY_HEADERS }]),
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` compiles all types, tests included; doing it again here would double the time of a build.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Native or WASM packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "@myriaddreamin/typst-ts-node-compiler", "sharp", "pg", "pg-boss", "bwip-js"],
};

export default config;
