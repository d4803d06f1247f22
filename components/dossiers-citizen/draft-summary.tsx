import { ChargesList } from "@/components/dossiers/charges-list";
import { ComponentState } from "@/components/dossiers-citizen/component-card";
import { draftHref, type DraftPagePath } from "@/components/dossiers-citizen/draft-frame";
import { dayWords } from "@/components/dossiers-citizen/pickup-fields";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { placeWords } from "@/lib/dossiers/place-words";
import { PICKUP_HALF_WORDS } from "@/lib/dossiers/pickup-window";
import type { DraftView } from "@/lib/dossiers/queries/draft";
import { answerWords } from "@/lib/dossiers/request-answers";

function communeName(draft: DraftView, code: string): string {
  return draft.communes.find((commune) => commune.code === code)?.name ?? "";
}

function Edit({ draft, path, what }: { draft: DraftView; path: DraftPagePath; what: string }) {
  return (
    <TextLink href={draftHref(draft.id, path)}>
      Sửa<span className="sr-only"> {what}</span>
    </TextLink>
  );
}

function deliveryItems(draft: DraftView) {
  const { pickup, returnTo } = draft.form;
  return [
    ...(draft.needsPickup && pickup
      ? [
          { term: "Bưu tá đến lấy", value: `${dayWords(pickup.day)}, ${PICKUP_HALF_WORDS[pickup.window].toLowerCase()}` },
          { term: "Tại", value: placeWords(pickup.addressText, communeName(draft, pickup.communeCode)), note: `${pickup.contactName}, ${pickup.phone}` },
        ]
      : [{ term: "Lấy giấy tờ", value: draft.needsPickup ? "" : "Không cần, mọi giấy tờ là tệp" }]),
    { term: "Nhận kết quả", value: RETURN_METHOD_WORDS[draft.returnMethod], ...(draft.returnMethod === "POST" && returnTo ? { note: placeWords(returnTo.addressText, communeName(draft, returnTo.communeCode)) } : {}) },
  ];
}

/** Everything that will be filed, part by part, each with its way back to change it; fee and postage apart. */
export function DraftSummary({ draft }: { draft: DraftView }) {
  return (
    <div className="flex flex-col gap-6">
      <Card title="Thông tin" actions={<Edit draft={draft} path="thong-tin" what="thông tin" />}>
        <DescriptionList
          items={[
            { term: "Người nộp", value: draft.person.name },
            { term: "Nộp cho", value: draft.agency.name },
            ...(draft.office ? [{ term: "Quầy tiếp nhận", value: draft.office.name }] : []),
            ...(draft.caseTitle === null ? [] : [{ term: "Trường hợp", value: draft.caseTitle }]),
            ...draft.requestForm.map(({ key, label, type }) => ({ term: label, value: <span className="whitespace-pre-line">{answerWords({ type }, draft.form.request[key] ?? "") || "chưa khai"}</span> })),
          ]}
        />
      </Card>
      <Card title="Giấy tờ" actions={<Edit draft={draft} path="giay-to" what="giấy tờ" />}>
        <ul className="divide-y divide-line">
          {draft.components
            .filter(({ kind }) => kind !== "NOTE")
            .map((component) => (
              <li key={component.id} className="flex flex-col gap-1 py-2.5">
                <span>{component.name}</span>
                <ComponentState component={component} />
              </li>
            ))}
        </ul>
      </Card>
      <Card title="Nhận và trả" actions={<Edit draft={draft} path="nhan-tra" what="nơi nhận và trả" />}>
        <DescriptionList items={deliveryItems(draft)} />
      </Card>
      <Card title="Phí và cước">
        <ChargesList charges={[...draft.fees.charges, ...draft.postage.charges]} {...(draft.fees.charges.length === 0 && draft.fees.open.length === 0 ? { noFeeWords: "không thu" } : {})} />
        {[...draft.fees.open, ...draft.postage.open].map((words) => (
          <p key={words} className="border-l-4 border-line-strong pl-3">
            {words}
          </p>
        ))}
        <p className="text-small text-muted">Phí, lệ phí và cước là hai khoản khác nhau, có chứng từ riêng. Chưa phải trả gì khi bấm nộp.</p>
      </Card>
    </div>
  );
}
