import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { NotPermitted } from "@/lib/access/policy";
import type { Actor } from "@/lib/identity/actor";
import { currentActor } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";
import type { FormState } from "@/lib/platform/form-state";
import { log } from "@/lib/platform/log";
import type { Result } from "@/lib/platform/result";

export type ServerAction = (previous: FormState, form: FormData) => Promise<FormState>;

type Ending<T> = {
  /** Address to go to afterwards; without it, or when it is null, the form stays and shows `done`. */
  to?: (value: T) => string | null;
  /**
   * The page asks for the next one itself, where it runs scripts. A redirect makes the server ask itself for it over HTTP and pack the answer twice, which costs as much as
   * the page does; for desks where the same act is done all day. Not where the way differs from here by an #anchor alone: the router would take it for a jump.
   */
  pageGoes?: true;
  done?: (value: T) => string;
};

const WORDS = {
  foreignOrigin: "Yêu cầu không đến từ trang này nên không được thực hiện. Hãy mở lại trang rồi thử lại.",
  notPermitted: "Tài khoản của anh/chị không được làm việc này.",
  unavailable: "Hệ thống đang gián đoạn nên chưa lưu được. Những gì anh/chị nhập vẫn còn trên trang: hãy bấm lại sau ít phút.",
};

/** Text fields of a form as typed; files are left to their schema. Several values of one name become an array. */
function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith("$ACTION")) continue;
    const all = form.getAll(key);
    fields[key] = all.length === 1 && all[0] !== undefined ? all[0] : all;
  }
  return fields;
}

/** What never goes back to the page: secrets and drawings. */
const KEPT_OUT = /password|totp|signature$|^\$ACTION/i;

/** The values as typed, several of one name joined by line breaks. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const key of new Set(form.keys())) {
    if (KEPT_OUT.test(key)) continue;
    values[key] = form.getAll(key).filter((value) => typeof value === "string").join("\n");
  }
  return values;
}

/** Next lets a request without an Origin header through; a browser's form always sends one. */
async function fromHere(): Promise<boolean> {
  const origin = (await headers()).get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(env("PUBLIC_ORIGIN").PUBLIC_ORIGIN).host;
}

/**
 * The only way to make a server action: origin checked, actor read from the session, input parsed by the schema, refusals
 * given back at their fields with all that was typed, the unexpected logged and answered with a way on.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  command: (actor: Actor, input: z.output<S>) => Promise<Result<T>>,
  ending: Ending<T> = {},
): ServerAction {
  return async (_previous, form) => {
    const values = typed(form);
    const stay = (words: string): FormState => ({ refusals: [{ words }], values });
    if (!(await fromHere())) return stay(WORDS.foreignOrigin);
    const input = schema.safeParse(fieldsOf(form));
    if (!input.success) {
      return { refusals: input.error.issues.map((issue) => ({ field: issue.path.map(String).join("."), words: issue.message })), values };
    }
    let result: Result<T>;
    try {
      result = await command(await currentActor(), input.data);
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof NotPermitted) return stay(WORDS.notPermitted);
      log.error("action failed", error);
      return stay(WORDS.unavailable);
    }
    if (!result.ok) return { refusals: result.refusals.map(({ field, words }) => (field === undefined ? { words } : { field, words })), values };
    const to = ending.to?.(result.value) ?? null;
    if (to !== null && ending.pageGoes && (await headers()).has("next-action")) return { refusals: [], values: {}, goTo: to };
    if (to !== null) {
      // Without it the router takes a way back to the same page (another #anchor) for a jump and keeps showing what was before.
      refresh();
      redirect(to);
    }
    return { refusals: [], values: {}, done: ending.done?.(result.value) ?? "Đã lưu." };
  };
}
