import { NotPermitted, permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { type AuditEntry, recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/identity/actor";
import type { DisableAccount, EnableAccount } from "@/lib/identity/schema";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

type AccountRefusal = "ACCOUNT_NOT_FOUND" | "OWN_ACCOUNT" | "ALREADY_SO";

export type ChangedAccount = Readonly<{ id: string; fullName: string }>;

const WORDS = {
  ACCOUNT_NOT_FOUND: "Không tìm thấy tài khoản này trong tỉnh.",
  OWN_ACCOUNT: "Không tự khoá tài khoản của mình. Nhờ một quản trị khác của tỉnh.",
  ALREADY_SO: "Tài khoản đã ở trạng thái đó, có thể một quản trị khác vừa làm. Tải lại trang để xem.",
} satisfies Record<AccountRefusal, string>;

async function change({ actor: admin }: Permit<"account.manage">, account: string, disable: boolean, reason: string | null): Promise<Result<ChangedAccount, AccountRefusal>> {
  const refuse = (why: AccountRefusal) => refused(why, WORDS[why]);
  if (admin.kind !== "ADMINISTRATOR") throw new NotPermitted("account.manage", admin.kind);
  if (account === admin.id) return refuse("OWN_ACCOUNT");
  const at = now();
  return withActor(admin, async (tx): Promise<Result<ChangedAccount, AccountRefusal>> => {
    const here = { id: account, provinceCode: admin.provinceCode };
    const staff = await tx.staff.findFirst({ where: here });
    if (staff === null) return refuse("ACCOUNT_NOT_FOUND");
    const { count } = await tx.staff.updateMany({
      where: { ...here, disabledAt: disable ? null : { not: null } },
      data: { disabledAt: disable ? at : null },
    });
    if (count === 0) return refuse("ALREADY_SO");
    // Ended for good: enabling the account again must not bring an old browser back.
    const ended = disable ? (await tx.session.updateMany({ where: { staffId: account, endedAt: null }, data: { endedAt: at } })).count : 0;
    const payload: AuditEntry["payload"] = disable ? { reason, sessionsEnded: ended } : {};
    await recordAudit(tx, { stream: "accounts", event: disable ? "ACCOUNT_DISABLED" : "ACCOUNT_ENABLED", actor: admin, subjectId: account, payload, at });
    return ok({ id: staff.id, fullName: staff.fullName });
  });
}

/** Closes an employee's account of the administrator's province: out at the next request, in every browser. */
export async function disableAccount(actor: Actor, input: DisableAccount): Promise<Result<ChangedAccount, AccountRefusal>> {
  return change(permit(actor, "account.manage"), input.account, true, input.reason);
}

/** Opens a closed account again; the employee signs in anew. */
export async function enableAccount(actor: Actor, input: EnableAccount): Promise<Result<ChangedAccount, AccountRefusal>> {
  return change(permit(actor, "account.manage"), input.account, false, null);
}
