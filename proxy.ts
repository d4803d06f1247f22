import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/identity/destination";

/** Tells pages their own address, so that sign-in can lead back to it. It decides nothing about who may see what (design 4). */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!_next/|api/|.*\\..*).*)"] };
