import type { NextRequest } from "next/server";
import { finishCitizenSignIn } from "@/lib/identity/oidc";

/** Only the identity provider's answer comes this way; sign-in, sign-out and sessions are server actions and pages of ours. */
export function GET(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  return finishCitizenSignIn(request, context);
}
