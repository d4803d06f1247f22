import { env } from "@/lib/platform/env";

/** True when a browser says that the request comes from a page of ours; a form's post always carries an Origin. */
export function fromThisSite(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(env("PUBLIC_ORIGIN").PUBLIC_ORIGIN).host;
}
