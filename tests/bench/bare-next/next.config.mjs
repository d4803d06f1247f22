import path from "node:path";

/** Built in `tests/.out/bare-next`, three folders below the project, whose packages it uses. */
export default {
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ["pg"],
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
