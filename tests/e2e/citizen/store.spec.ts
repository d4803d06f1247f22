import { typeKey } from "@/lib/digitisation/document-type";
import { newId } from "@/lib/platform/ids";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";

type Kept = Readonly<{ draftId: string; applicant: string; componentId: string; componentName: string; documentId: string; name: string }>;

/**
 * A draft of a demo citizen who has in his store what one of its components asks for: laid down as the worker would, out of a file of his other dossier.
 */
async function draftWithStore(): Promise<Kept> {
  for (const draft of await dossiersWhere("d.status = 'DRAFT'")) {
    const [row] = await ask<{ id: string; name: string; owner: string; source: string; file: string; sha256: string }>(
      `select c.id, c.name, d.applicant_id as owner, o.id as source, f.id as file, f.sha256
       from dossier d join component c on c.case_id = d.case_id and c.kind <> 'NOTE' and c.form_template is null and c.replaced_by_data is null
       join dossier o on o.applicant_id = d.applicant_id and o.id <> d.id join dossier_file f on f.dossier_id = o.id
       where d.id = $1 and not exists (select 1 from owner_document k where k.source_file_id = f.id)
         and not exists (select 1 from dossier_file own where own.dossier_id = d.id and (own.component_id = c.id or own.sha256 = f.sha256) and own.removed_at is null)
         and c.name !~* '^(đơn|tờ khai|ảnh|[0-9]+ ảnh)' order by c.position, f.id limit 1`, [draft.id]);
    if (row === undefined) continue;
    const documentId = newId();
    const name = `${row.name} ${documentId.slice(-6)}`;
    await ask(
      `insert into owner_document (id, owner_id, sha256, source, name, type_key, field, issuer, one_dossier, validity_unknown, source_dossier_id, source_code, source_file_id, certified_by_name, kept_at)
       values ($1, $2, $3, 'CERTIFIED', $4, $5, 'Lữ hành', '', false, false, $6, 'H42.18-261101-0001', $7, 'Nguyễn Thị Thu Hà', now())`, [documentId, row.owner, row.sha256, name, typeKey(row.name), row.source, row.file]);
    return { draftId: draft.id, applicant: draft.applicant, componentId: row.id, componentName: row.name, documentId, name };
  }
  throw new Error("No draft with a paper that could be in a store");
}

test("what the store has is offered before anything is asked, taken with one press without JavaScript, and the use is shown", async ({ as }) => {
  const kept = await draftWithStore();
  const page = await as(kept.applicant, { javaScriptEnabled: false });
  await page.goto(`/cong-dan/ho-so/${kept.draftId}/giay-to`);
  const card = page.locator(`#giay-${kept.componentId}`);
  await expect(card.getByText("Có sẵn trong kho giấy tờ của anh/chị")).toBeVisible();
  await card.getByRole("form", { name: `Dùng ${kept.name}` }).getByRole("button", { name: "Dùng giấy tờ này" }).click();
  await expect(card.getByText("Lấy từ kho giấy tờ của người nộp")).toBeVisible();
  await expect(card.getByText("Có sẵn trong kho giấy tờ của anh/chị")).toHaveCount(0);

  await page.goto("/cong-dan/kho");
  const stored = page.locator("section, article, div").filter({ has: page.getByRole("heading", { name: kept.name }) }).filter({ hasText: "SHA-256" }).last();
  await expect(stored.getByText("Đã dùng lại 1 lần")).toBeVisible();
  await expect(stored.getByText("anh/chị đưa vào hồ sơ")).toBeVisible();
  expect(await ask("select used_by_kind from document_use where document_id = $1", [kept.documentId])).toEqual([{ used_by_kind: "CITIZEN" }]);
});

test("the owner hides a document: it is offered nowhere any more", async ({ as }) => {
  const kept = await draftWithStore();
  const page = await as(kept.applicant, { javaScriptEnabled: false });
  await page.goto("/cong-dan/kho");
  const form = page.getByRole("form", { name: `Cho dùng lại ${kept.name}` });
  await page.locator("summary").filter({ hasText: "Cho dùng lại" }).first().waitFor();
  for (const summary of await page.locator("summary").filter({ hasText: "Cho dùng lại" }).all()) await summary.click();
  await form.getByLabel("Không dùng lại").check();
  await form.getByRole("button", { name: "Lưu lựa chọn" }).click();
  await expect(page.getByText("Đã lưu lựa chọn.")).toBeVisible();
  expect(await ask("select reuse::text from owner_document where id = $1", [kept.documentId])).toEqual([{ reuse: "NOWHERE" }]);
  await page.goto(`/cong-dan/ho-so/${kept.draftId}/giay-to`);
  await expect(page.getByRole("form", { name: `Dùng ${kept.name}` })).toHaveCount(0);
});
