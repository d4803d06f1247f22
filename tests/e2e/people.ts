import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/identity/demo-accounts";
import { codeAt } from "@/lib/identity/totp";
import { now } from "@/lib/platform/clock";
import { DEMO_CITIZENS, DEMO_STAFF } from "@/prisma/seed/data/people";

/** A demo person by the part of the address before the @: `mai.lan`, `ntha.quay`. */
export type Person = Readonly<{ key: string; fullName: string; email: string; phone: string; staff: boolean; identityNumber: string | null }>;

export function personOf(key: string): Person {
  const citizen = DEMO_CITIZENS.find(({ email }) => email.startsWith(`${key}@`));
  if (citizen) return { key, fullName: citizen.fullName, email: citizen.email, phone: citizen.phone, staff: false, identityNumber: citizen.identityNumber };
  const staff = DEMO_STAFF.find(({ username }) => username === key);
  if (staff) return { key, fullName: staff.fullName, email: staff.email, phone: staff.phone, staff: true, identityNumber: null };
  throw new Error(`No demo person ${key}`);
}

/** Has left the pages of sign-in. */
async function arrived(page: Page): Promise<void> {
  await page.waitForURL(({ pathname }) => !/^\/(dang-nhap|trinh-dien)/.test(pathname));
}

/** Becomes the person on the demo's page, as a newcomer does. */
export async function becomeDemoPerson(page: Page, key: string, wanted?: string): Promise<void> {
  const { fullName, staff } = personOf(key);
  await page.goto(`/trinh-dien${wanted === undefined ? "" : `?tiep=${encodeURIComponent(wanted)}`}`);
  const name = staff ? new RegExp(`^${fullName}.*· ${key}$`) : new RegExp(`^${fullName}`);
  await page.getByRole("button", { name }).click();
  await arrived(page);
}

/** Fills the employees' door of the sign-in page, which must be open, with password and the code of this moment. */
export async function signInWithPassword(page: Page, key: string, password = DEMO_PASSWORD): Promise<void> {
  const door = page.getByRole("form", { name: "Tài khoản nhân viên" });
  await door.getByLabel("Tên đăng nhập").fill(key);
  await door.getByLabel("Mật khẩu").fill(password);
  await door.getByLabel("Mã xác thực").fill(codeAt(DEMO_TOTP_SECRET, now()));
  await door.getByRole("button", { name: "Đăng nhập" }).click();
}

/** From the open sign-in page through the identity provider and back. */
export async function signInByIdentityProvider(page: Page, key: string): Promise<void> {
  await page.getByRole("button", { name: "Đăng nhập bằng VNeID" }).click();
  await expect(page.getByRole("heading", { name: /^Chọn người để đăng nhập/ })).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`^${personOf(key).fullName}`) }).click();
}
