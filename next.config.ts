import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Native or WASM packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "@myriaddreamin/typst-ts-node-compiler", "sharp", "pg", "pg-boss", "bwip-js"],
};

export default config;
