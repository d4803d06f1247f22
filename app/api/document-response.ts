/** A document in the browser: never run as a page, never guessed at, kept by nobody on the way. */
const SAFE = { "x-content-type-options": "nosniff", "cache-control": "private, no-store", "cross-origin-resource-policy": "same-origin" } as const;

/** Browsers show no PDF in a sandbox: their viewer is a plugin to it. Everything else is sandboxed, with nothing to load. */
function policyFor(contentType: string): string {
  return contentType === "application/pdf" ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'" : "default-src 'none'; sandbox";
}

/** The name for both old and new browsers (RFC 6266): plain letters, and the true name in UTF-8. */
function disposition(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").replace(/[^A-Za-z0-9._ -]/g, "_");
  return `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** Answers with a document. @param size bytes, when known */
export function documentResponse(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>, { name, contentType, size }: Readonly<{ name: string; contentType: string; size?: number }>): Response {
  return new Response(body, {
    headers: { ...SAFE, "content-security-policy": policyFor(contentType), "content-type": contentType, "content-disposition": disposition(name), ...(size === undefined ? {} : { "content-length": String(size) }) },
  });
}

/** Nothing there for this person: the same answer whether it does not exist or is somebody else's. */
export function noSuchDocument(): Response {
  return new Response("Không tìm thấy tài liệu này trong phạm vi của anh/chị.\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
}
