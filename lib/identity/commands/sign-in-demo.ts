import type { Visitor } from "@/lib/identity/actor";
import { asSignIn, openSession, type Recognised } from "@/lib/identity/sign-in-transaction";
import { isDemoEmail } from "@/lib/identity/demo-accounts";
import type { DemoSignIn } from "@/lib/identity/schema";
import type { OpenedSession, SignInContext } from "@/lib/identity/session";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { ok, refused, type Result } from "@/lib/platform/result";

async function demoPersonOf(tx: Tx, id: string): Promise<Recognised | null> {
  const staff = await tx.staff.findUnique({ where: { id } });
  if (staff !== null) return staff.disabledAt === null && isDemoEmail(staff.email) ? { kind: staff.role, id, name: staff.fullName } : null;
  const person = await tx.person.findUnique({ where: { id } });
  return person?.email && isDemoEmail(person.email) ? { kind: "CITIZEN", id, name: person.fullName } : null;
}

/**
 * Becomes a demo person without any proof. Two bolts: the environment must say DEMO_MODE, and the account must be an invented one
 * (its e-mail is under `.example`), so that even a server started wrongly gives nobody away.
 */
export async function signInDemo(_visitor: Visitor, input: DemoSignIn, context: SignInContext): Promise<Result<OpenedSession>> {
  if (!env("DEMO_MODE").DEMO_MODE) return refused("DEMO_OFF", "Máy chủ này không phải bản trình diễn. Hãy đăng nhập bằng tài khoản của anh/chị.");
  const opened = await asSignIn(async (tx) => {
    const who = await demoPersonOf(tx, input.who);
    return who && openSession(tx, who, "DEMO", context);
  });
  return opened ? ok(opened) : refused("NO_DEMO_PERSON", "Không có người dùng thử này, hoặc tài khoản đang bị khoá. Hãy chọn người khác.");
}
