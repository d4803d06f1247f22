import type { Page } from "@playwright/test";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { pdfFile } from "@/tests/e2e/sample-files";
import { theStack } from "@/tests/e2e/stack";
import { expect, test } from "@/tests/e2e/test";

// One signing service for all: its faults must not meet another test.
test.describe.configure({ mode: "serial" });
test.afterEach(() => fault({ mode: "none" }));

const fault = (wanted: object) => fetch(`${theStack().signingService}/api/faults`, { method: "POST", body: JSON.stringify(wanted) });

/** A dossier before the clerk that nobody has certified anything of; the oldest, other specs take the latest. */
async function toCertify(): Promise<{ id: string; version: number; component: { id: string; name: string } }> {
  const dossier = (await dossiersWhere(`d.status = 'SUBMITTED' and d.office_id = (select office_id from staff where username = 'ntha.quay')
    and not exists (select 1 from pickup_request p where p.dossier_id = d.id and p.status in ('REQUESTED', 'ASSIGNED', 'COLLECTED'))
    and not exists (select 1 from certification c where c.dossier_id = d.id)`)).at(-1);
  if (!dossier) throw new Error("No dossier to certify");
  const [component] = await ask<{ id: string; name: string }>(
    `select c.id, c.name from component c join dossier d on d.case_id = c.case_id where d.id = $1 and c.kind <> 'NOTE'
     and not exists (select 1 from component_answer a where a.dossier_id = d.id and a.component_id = c.id and a.checked_by_name <> 'Nguyễn Thị Thu Hà') order by c.position limit 1`, [dossier.id]);
  if (!component) throw new Error("No component to certify");
  return { id: dossier.id, version: dossier.version, component };
}

const panel = (page: Page) => page.locator("#ky-doi-chieu");

/** Sends a scan of the component from the desk and waits until it is there to be signed. */
async function scanned(page: Page, { id, component }: Awaited<ReturnType<typeof toCertify>>): Promise<void> {
  await page.goto(`/buu-dien/quay/${id}`);
  await page.waitForLoadState("networkidle");
  await page.locator(`#quet-${component.id}`).setInputFiles([pdfFile("ban-quet.pdf")]);
  await expect(panel(page).getByRole("link", { name: /ban-quet\.pdf/ })).toBeVisible();
}

test("the clerk signs a compared copy: sent at once, signed behind the page, shown with name and time", async ({ as }) => {
  const page = await as("ntha.quay");
  const dossier = await toCertify();
  await scanned(page, dossier);
  const [before] = await ask<{ version: number }>("select version from dossier where id = $1", [dossier.id]);
  await panel(page).getByRole("form", { name: `Ký đối chiếu ${dossier.component.name}` }).getByRole("button").click();
  await expect(panel(page)).toContainText(/Đã gửi \d+ tệp đi ký|Đang chờ ký|Đã đối chiếu với bản giấy/);
  await expect(panel(page).getByText("Đã đối chiếu với bản giấy").first()).toBeVisible({ timeout: 90_000 });
  await expect(panel(page).getByText(/Chữ ký số hợp lệ của Nguyễn Thị Thu Hà.*\(có dấu thời gian\)/).first()).toBeVisible();
  // Nothing that the clerk has open went stale meanwhile.
  expect(await ask("select version from dossier where id = $1", [dossier.id])).toEqual([before]);
  const [signed] = await ask<{ name: string; state: string }>("select f.name, s.state::text from certification c join dossier_file f on f.id = c.signed_file_id join file_signature s on s.file_id = f.id where c.dossier_id = $1", [dossier.id]);
  expect(signed).toEqual({ name: "ban-quet.pdf", state: "VALID" });
});

test("a wrong signature is not put in: the reason stands at the file, and pressing again signs it", async ({ as }) => {
  const page = await as("ntha.quay");
  const dossier = await toCertify();
  await scanned(page, dossier);
  await fault({ mode: "wrong-signature", times: 1 });
  await panel(page).getByRole("form", { name: `Ký đối chiếu ${dossier.component.name}` }).getByRole("button").click();
  await expect(panel(page).getByText(/Chưa ký được: .*không khớp với tệp/)).toBeVisible({ timeout: 60_000 });
  await panel(page).getByRole("button", { name: "Ký lại" }).click();
  await expect(panel(page).getByText("Đã đối chiếu với bản giấy").first()).toBeVisible({ timeout: 90_000 });
});

test("while the service is down the queue keeps and says so, and the desk goes on; without JavaScript too", async ({ as }) => {
  const page = await as("ntha.quay");
  const dossier = await toCertify();
  await scanned(page, dossier);
  const plain = await as("ntha.quay", { javaScriptEnabled: false });
  await fault({ mode: "down" });
  await plain.goto(`/buu-dien/quay/${dossier.id}`);
  await panel(plain).getByRole("form", { name: `Ký đối chiếu ${dossier.component.name}` }).getByRole("button").click();
  await expect(panel(plain)).toContainText(/Đang chờ ký|đi ký/);
  await expect(async () => {
    await plain.goto(`/buu-dien/quay/${dossier.id}`);
    await expect(panel(plain)).toContainText("Dịch vụ ký số chưa trả lời", { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  // The next citizen is not kept waiting.
  await plain.goto("/buu-dien/quay/moi");
  await expect(plain.getByRole("heading", { level: 1, name: "Lập hồ sơ tại quầy" })).toBeVisible();
  await fault({ mode: "none" });
  await expect.poll(async () => (await ask<{ state: string }>("select state::text from certification where dossier_id = $1", [dossier.id]))[0]?.state, { timeout: 150_000 }).toBe("SIGNED");
});
