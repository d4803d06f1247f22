import type { ActorKind } from "@/lib/identity/actor";

const HOMES = {
  VISITOR: "/",
  CITIZEN: "/cong-dan",
  POSTAL_CLERK: "/buu-dien",
  COURIER: "/buu-dien",
  POSTAL_SUPERVISOR: "/buu-dien",
  OFFICIAL: "/co-quan",
  AGENCY_HEAD: "/co-quan",
  ADMINISTRATOR: "/quan-tri",
  SYSTEM: "/",
} satisfies Record<ActorKind, string>;

/** The first page of each kind of person. */
export function homeOf(kind: ActorKind): string {
  return HOMES[kind];
}

/** The request header in which proxy.ts tells a page its own address; what a browser sends under this name is overwritten. */
export const PATH_HEADER = "x-mcbc-path";

const HERE = "http://here.invalid";

/**
 * A path of this site (with its query), or undefined for anything else: an address of another site hidden in `?tiep=` must not be
 * followed. Sign-in and sign-out pages are no destination either.
 */
export function localPath(text: string | undefined): string | undefined {
  // Control characters and backslashes are dropped or turned by browsers: "/\evil.vn" is another site to them.
  if (text === undefined || !text.startsWith("/") || /[\\\p{Cc}]/u.test(text) || !URL.canParse(text, HERE)) return undefined;
  const url = new URL(text, HERE);
  if (url.origin !== HERE || /^\/(dang-nhap|dang-xuat|api)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search;
}

/** Where somebody goes who has just signed in: where he was going, else his first page. */
export function destination(kind: ActorKind, wanted: string | undefined): string {
  return localPath(wanted) ?? homeOf(kind);
}
