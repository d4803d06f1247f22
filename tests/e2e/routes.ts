import fs from "node:fs";
import path from "node:path";
import { ask, dossierWhere } from "@/tests/e2e/database";
import { GUIDE_CARD } from "@/tests/e2e/filing";

/** Who looks at a page (null: a visitor) and at which address; `leadsTo` where the page only sends on. */
export type Visitable = Readonly<{ who: string | null; address: string; leadsTo?: RegExp }>;
type Route = () => Promise<Visitable> | Visitable;

const at = (who: string | null, address: string): Route => () => ({ who, address });
const sendsOn = (who: string | null, address: string, leadsTo: RegExp): Route => () => ({ who, address, leadsTo });

const AT_OFFICE = "d.office_id = (select office_id from staff where username = 'ntha.quay')";

/** A dossier's page for whoever of its people looks at it. */
function ofDossier(condition: string, who: "applicant" | "holder" | "clerk", address: (id: string) => string): Route {
  return async () => {
    const dossier = await dossierWhere(condition);
    return { who: who === "clerk" ? "ntha.quay" : (dossier[who] ?? ""), address: address(dossier.id) };
  };
}

/** A question of another agency to that of an official; put down when there is none yet. */
async function questionTo(key: string): Promise<string> {
  const { id } = await dossierWhere("d.status = 'PROCESSING' and d.holder_id is not null and a.code = 'H42.18'");
  await ask(`
    insert into opinion_request (id, dossier_id, dossier_code, procedure_name, asking_agency_id, asked_agency_id, asked_by_id, asked_by_name, question, asked_at, due_at)
    select gen_random_uuid(), d.id, d.code, v.name, d.agency_id, k.agency_id, d.holder_id, h.full_name, 'Văn bằng của người đề nghị có do trường cấp không?', now(), now() + interval '3 days'
    from dossier d join procedure_version v on v.id = d.procedure_version_id join staff h on h.id = d.holder_id, staff k
    where d.id = $1 and k.username = $2 and not exists (select 1 from opinion_request o where o.asked_agency_id = k.agency_id and o.answered_at is null)`, [id, key]);
  const [row] = await ask<{ id: string }>("select o.id from opinion_request o join staff k on k.agency_id = o.asked_agency_id where k.username = $1 order by o.asked_at desc limit 1", [key]);
  return row?.id ?? "";
}

/** A page of one row that SQL finds: the person's key and the address. */
function ofRow(sql: string): Route {
  return async () => {
    const [row] = await ask<{ who: string; address: string }>(sql);
    if (!row) throw new Error(`Nothing to look at: ${sql}`);
    return row;
  };
}

/** A citizen's store with a document that was used once: laid down here where there is none yet. */
const storePage: Route = async () => {
  await ask(`insert into owner_document (id, owner_id, sha256, source, name, type_key, field, issuer, one_dossier, validity_unknown, source_dossier_id, source_code, source_file_id, certified_by_name, kept_at)
    select '0193a000-0000-7000-8000-00000000c0de', d.applicant_id, f.sha256, 'CERTIFIED', 'Bằng tốt nghiệp', 'bang tot nghiep', 'Lữ hành', '', false, false, d.id, coalesce(d.code, d.submission_code), f.id, 'Nguyễn Thị Thu Hà', now()
    from dossier d join person p on p.id = d.applicant_id join dossier_file f on f.dossier_id = d.id where p.email like 'mai.lan@%' order by d.id, f.id limit 1 on conflict do nothing`);
  return { who: "mai.lan", address: "/cong-dan/kho" };
};

const DRAFT = "d.status = 'DRAFT'";
const draftStep = (step: string) => ofDossier(DRAFT, "applicant", (id) => `/cong-dan/ho-so/${id}/${step}`);
const manifest = (kind: string, signed: boolean, who: "office" | "agency", base: string) => ofRow(`
  select split_part(s.email, '@', 1) as who, '${base}/' || m.id as address from manifest m join staff s on ${who === "office" ? "s.office_id = m.office_id and s.role = 'POSTAL_CLERK'" : "s.agency_id = m.agency_id and s.role = 'OFFICIAL'"}
  where m.kind = '${kind}' and (m.signed_at is not null) = ${signed} order by m.created_at desc, s.username limit 1`);

/** A batch that is done, with one item refused: made here where nobody has made one yet. */
const batchPage: Route = async () => {
  const id = "0193a000-0000-7000-8000-00000000ba7c";
  await ask(`insert into batch (id, agency_id, kind, asked_by_id, asked_by_name, payload, created_at, finished_at)
    select '${id}', agency_id, 'REMIND', id, full_name, '{"reason": "Trình trước thứ Sáu."}', now(), now() from staff where username = 'vtlan.vhttdl' on conflict do nothing`);
  await ask(`insert into batch_item (batch_id, position, dossier_id, dossier_code, operation_id, version, status, words, done_at)
    select '${id}', row_number() over (order by d.id), d.id, d.code, gen_random_uuid(), d.version, case when row_number() over (order by d.id) = 1 then 'REFUSED' else 'DONE' end::batch_item_status,
      case when row_number() over (order by d.id) = 1 then 'Trần Thị Thu vừa trả lại hồ sơ cho phòng lúc 09:05 ngày 26/11/2026.' else '' end, now()
    from (select * from dossier where agency_id = (select agency_id from staff where username = 'vtlan.vhttdl') and received_at is not null order by id limit 5) d on conflict do nothing`);
  return { who: "vtlan.vhttdl", address: `/co-quan/viec-hang-loat/${id}` };
};

/** An operator's event that cannot follow, at the supervisor's office. */
const putAsidePage: Route = async () => {
  await ask(`insert into event_put_aside (raw_id, office_id, carrier_code, item_code, code, place, occurred_at, why, put_aside_at)
    select '0193a000-0000-7000-8000-0000000ba5de', office_id, 'vnpost', 'CP000000014VN', 'EMA', 'Bưu cục Hoa Lư', now(), 'STEP_BACK', now() from staff where username = 'btminh.giamsat' on conflict do nothing`);
  return { who: "btminh.giamsat", address: "/buu-dien/su-kien-bo-rieng" };
};

/** A claim that waits for the supervisor: laid down here where there is none. */
const claimPage: Route = async () => {
  await ask(`insert into postal_claim (id, dossier_id, item_id, office_id, kind, claimant_name, words, opened_at, opened_by_id, opened_by_name, answer_due_on, postage_paid)
    select '0193a000-0000-7000-8000-00000000c1a1', i.dossier_id, i.id, i.office_id, 'DAMAGED', d.applicant_name, 'Phong bì rách, giấy tờ bị ướt.', now(), d.applicant_id, d.applicant_name, current_date + 5, 30000
    from postal_item i join dossier d on d.id = i.dossier_id join staff s on s.office_id = i.office_id and s.username = 'btminh.giamsat' order by i.id limit 1 on conflict do nothing`);
  return { who: "btminh.giamsat", address: "/buu-dien/khieu-nai" };
};

/** An operator that was paused with a reason. */
const carrierPage = (who: string, address: string): Route => async () => {
  await ask("insert into carrier (code, name, polling_paused, paused_by, last_error, updated_at) values ('thu-mau', 'Bưu chính thử mẫu', true, 'Nguyễn Văn Hùng', 'Quá thời gian chờ', now()) on conflict do nothing");
  await ask(`insert into carrier_switch (id, carrier_code, what, paused, reason, by_id, by_name, at)
    select '0193a000-0000-7000-8000-0000000ca881', 'thu-mau', 'POLLING', true, 'Họ bảo trì đến 18:00', id, full_name, now() from staff where username = 'nvhung.tinh37' on conflict do nothing`);
  return { who, address };
};

/**
 * Every page of the product by its place in `app/` (route groups left out), with somebody to look at it. A page more in `app/` than
 * here makes the accessibility tests fail. Several entries show one page in several states.
 */
export const ROUTES: Readonly<Record<string, readonly Route[]>> = {
  "/": [at(null, "/")],
  "/thu-tuc": [at(null, "/thu-tuc"), at(null, "/thu-tuc?q=zzqqxxy")],
  "/thu-tuc/[code]": [at(null, `/thu-tuc/${GUIDE_CARD.code}`), at(null, "/thu-tuc/3.000347")],
  "/tra-cuu/phieu": [at(null, "/tra-cuu/phieu")],
  "/tra-cuu": [at(null, "/tra-cuu?ma=abc"), async () => ({ who: null, address: `/tra-cuu?ma=${(await dossierWhere("d.status = 'PROCESSING'")).code}` })],
  "/thong-ke": [at(null, "/thong-ke?tu=2023-01-01&den=2023-12-31&chot=2023-12-31")],
  "/tinh-han-tra": [at(null, "/tinh-han-tra"), at(null, "/tinh-han-tra?ngay=2026-11-20&gio=09:30&so=3&don-vi=WORKING_DAY&tinh=37"), at(null, "/tinh-han-tra?ngay=2026-02-30&so=0")],
  "/dang-nhap": [at(null, "/dang-nhap?loi=da-huy"), at(null, "/dang-nhap?tiep=%2Fco-quan%2Fho-so")],
  "/dang-xuat": [at("mai.lan", "/dang-xuat")],
  "/trinh-dien": [at(null, "/trinh-dien")],
  "/phien-dang-nhap": [at("mai.lan", "/phien-dang-nhap")],
  "/cong-dan": [at("mai.lan", "/cong-dan"), at("dinh.yen", "/cong-dan?loc=nhap")],
  "/cong-dan/kho": [storePage],
  "/cong-dan/nop/[code]": [at("mai.lan", `/cong-dan/nop/${GUIDE_CARD.code}`), at("mai.lan", "/cong-dan/nop/3.000347")],
  "/cong-dan/ho-so/[id]": [
    ofDossier("d.status = 'RETURNED'", "applicant", (id) => `/cong-dan/ho-so/${id}`),
    ofDossier("d.status = 'AWAITING_SUPPLEMENT'", "applicant", (id) => `/cong-dan/ho-so/${id}`),
    ofDossier("d.status = 'NOT_RECEIVED'", "applicant", (id) => `/cong-dan/ho-so/${id}`),
  ],
  "/cong-dan/ho-so/[id]/thong-tin": [draftStep("thong-tin")],
  "/cong-dan/ho-so/[id]/giay-to": [draftStep("giay-to")],
  "/cong-dan/ho-so/[id]/nhan-tra": [draftStep("nhan-tra")],
  "/cong-dan/ho-so/[id]/kiem-tra": [draftStep("kiem-tra")],
  "/cong-dan/ho-so/[id]/da-nop": [ofDossier("d.status = 'SUBMITTED' and d.channel = 'POST'", "applicant", (id) => `/cong-dan/ho-so/${id}/da-nop`)],
  "/cong-dan/ho-so/[id]/hen-gom": [ofDossier("d.status = 'SUBMITTED' and d.channel = 'POST' and exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status in ('REQUESTED', 'ASSIGNED'))", "applicant", (id) => `/cong-dan/ho-so/${id}/hen-gom`)],
  "/cong-dan/ho-so/[id]/bo-sung": [ofDossier("d.status = 'AWAITING_SUPPLEMENT'", "applicant", (id) => `/cong-dan/ho-so/${id}/bo-sung`)],
  "/cong-dan/ho-so/[id]/khieu-nai": [ofDossier("exists (select 1 from postal_item i where i.dossier_id = d.id)", "applicant", (id) => `/cong-dan/ho-so/${id}/khieu-nai`)],
  "/cong-dan/ho-so/[id]/nho-nhan": [ofDossier("d.status = 'PROCESSING' and d.return_method = 'POST'", "applicant", (id) => `/cong-dan/ho-so/${id}/nho-nhan`)],
  "/cong-dan/ho-so/[id]/rut": [ofDossier("d.status = 'PROCESSING'", "applicant", (id) => `/cong-dan/ho-so/${id}/rut`)],
  "/buu-dien": [sendsOn("ntha.quay", "/buu-dien", /\/buu-dien\/quay/)],
  "/buu-dien/quay": [
    at("ntha.quay", "/buu-dien/quay"),
    ofDossier(`d.status = 'SUBMITTED' and ${AT_OFFICE} and exists (select 1 from paper k where k.dossier_id = d.id and k.holder_kind = 'COURIER')`, "clerk", (id) => `/buu-dien/quay?hs=${id}`),
    ofDossier(`d.status = 'SUBMITTED' and ${AT_OFFICE} and d.channel = 'ONLINE'`, "clerk", (id) => `/buu-dien/quay?hs=${id}&dien=1`),
    ofDossier(`d.status = 'SUBMITTED' and ${AT_OFFICE} and d.channel = 'ONLINE'`, "clerk", (id) => `/buu-dien/quay?hs=${id}&viec=hoan-thien`),
    ofDossier(`d.status = 'SUBMITTED' and ${AT_OFFICE} and d.channel = 'ONLINE'`, "clerk", (id) => `/buu-dien/quay?hs=${id}&viec=tu-choi`),
    ofDossier(`d.status = 'RESOLVED' and ${AT_OFFICE} and d.return_method = 'COUNTER'`, "clerk", (id) => `/buu-dien/quay?hs=${id}`),
  ],
  "/buu-dien/quay/moi": [at("ntha.quay", "/buu-dien/quay/moi")],
  "/buu-dien/quay/[id]": [ofDossier(`d.status = 'RECEIVED' and ${AT_OFFICE}`, "clerk", (id) => `/buu-dien/quay/${id}`)],
  "/buu-dien/quay/[id]/so-hoa": [ofDossier(`d.status = 'RECEIVED' and ${AT_OFFICE}`, "clerk", (id) => `/buu-dien/quay/${id}/so-hoa`)],
  "/buu-dien/hoi-dap": [at("ntha.quay", "/buu-dien/hoi-dap"), at("btminh.giamsat", "/buu-dien/hoi-dap")],
  "/buu-dien/dao-tao": [at("ntha.quay", "/buu-dien/dao-tao")],
  "/buu-dien/so-theo-doi": [at("ntha.quay", "/buu-dien/so-theo-doi"), at("btminh.giamsat", "/buu-dien/so-theo-doi")],
  "/buu-dien/ca": [at("ntha.quay", "/buu-dien/ca"), at("btminh.giamsat", "/buu-dien/ca")],
  "/buu-dien/ban-giao": [at("ntha.quay", "/buu-dien/ban-giao"), at("btminh.giamsat", "/buu-dien/ban-giao")],
  "/buu-dien/ban-giao/[id]": [manifest("AGENCY_HANDOVER", true, "office", "/buu-dien/ban-giao")],
  "/buu-dien/may-buu-ta": [at("pvcuong.buuta", "/buu-dien/may-buu-ta"), at("btminh.giamsat", "/buu-dien/may-buu-ta")],
  "/buu-dien/lich-gom": [at("btminh.giamsat", "/buu-dien/lich-gom")],
  "/buu-dien/giay-to": [at("ntha.quay", "/buu-dien/giay-to"), at("btminh.giamsat", "/buu-dien/giay-to?giu=AGENCY")],
  "/buu-dien/su-co": [at("ntha.quay", "/buu-dien/su-co"), at("btminh.giamsat", "/buu-dien/su-co?loc=tat-ca"), at("pvcuong.buuta", "/buu-dien/su-co")],
  "/buu-dien/chua-phat-duoc": [at("ntha.quay", "/buu-dien/chua-phat-duoc"), at("btminh.giamsat", "/buu-dien/chua-phat-duoc")],
  "/buu-dien/su-kien-bo-rieng": [putAsidePage],
  "/buu-dien/khieu-nai": [claimPage, at("btminh.giamsat", "/buu-dien/khieu-nai?loc=da-xong")],
  "/buu-dien/don-vi-van-chuyen": [carrierPage("btminh.giamsat", "/buu-dien/don-vi-van-chuyen")],
  "/buu-dien/ngoai-tuyen": [at("pvcuong.buuta", "/buu-dien/ngoai-tuyen")],
  "/buu-dien/gom": [at("pvcuong.buuta", "/buu-dien/gom")],
  "/buu-dien/gom/[id]": [
    ofRow("select 'pvcuong.buuta' as who, '/buu-dien/gom/' || r.id as address from pickup_request r join staff s on s.office_id = r.office_id and s.username = 'pvcuong.buuta' where r.status = 'REQUESTED' and r.courier_id is null limit 1"),
    ofRow("select split_part(s.email, '@', 1) as who, '/buu-dien/gom/' || r.id as address from pickup_request r join staff s on s.id = r.courier_id where r.status = 'COLLECTED' limit 1"),
  ],
  "/buu-dien/phat": [at("pvcuong.buuta", "/buu-dien/phat")],
  "/buu-dien/phat/[id]": [
    ofRow("select split_part(s.email, '@', 1) as who, '/buu-dien/phat/' || i.id as address from postal_item i join staff s on s.id = i.courier_id where i.direction = 'TO_CITIZEN' and i.status = 'IN_TRANSIT' limit 1"),
    ofRow("select split_part(s.email, '@', 1) as who, '/buu-dien/phat/' || i.id as address from postal_item i join staff s on s.id = i.courier_id where i.direction = 'TO_CITIZEN' and i.status = 'DELIVERED' order by i.updated_at desc limit 1"),
  ],
  "/buu-dien/quet": [sendsOn("ntha.quay", "/buu-dien/quet?ma=khong-co", /\/buu-dien\/quay\?tim=/)],
  "/co-quan": [sendsOn("tthu.vhttdl", "/co-quan", /\/co-quan\/ho-so/)],
  "/co-quan/nhac-viec": [at("tthu.vhttdl", "/co-quan/nhac-viec"), at("vtlan.vhttdl", "/co-quan/nhac-viec?loc=chua-doc")],
  "/buu-dien/nhac-viec": [at("ntha.quay", "/buu-dien/nhac-viec"), at("btminh.giamsat", "/buu-dien/nhac-viec?loc=chua-doc")],
  "/co-quan/ho-so": [at("tthu.vhttdl", "/co-quan/ho-so"), at("tthu.vhttdl", "/co-quan/ho-so?hang=tat-ca")],
  "/co-quan/quy-trinh": [at("vtlan.vhttdl", "/co-quan/quy-trinh")],
  "/co-quan/quy-trinh/[code]": [at("vtlan.vhttdl", "/co-quan/quy-trinh/1.004623"), at("tthu.vhttdl", "/co-quan/quy-trinh/1.004623")],
  "/co-quan/hoi-dap": [at("tthu.vhttdl", "/co-quan/hoi-dap")],
  "/co-quan/giam-sat": [at("tthu.vhttdl", "/co-quan/giam-sat")],
  "/co-quan/so-theo-doi": [at("tthu.vhttdl", "/co-quan/so-theo-doi"), at("tthu.vhttdl", "/co-quan/so-theo-doi?tu=2026-02-30")],
  "/co-quan/viec-hang-loat": [at("vtlan.vhttdl", "/co-quan/viec-hang-loat")],
  "/co-quan/viec-hang-loat/moi": [
    at("vtlan.vhttdl", "/co-quan/viec-hang-loat/moi?hang=tat-ca&pham-vi=tat-ca"),
    at("tthu.vhttdl", "/co-quan/viec-hang-loat/moi?hang=tat-ca&pham-vi=tat-ca&viec=chuyen"),
    at("tthu.vhttdl", "/co-quan/viec-hang-loat/moi"),
  ],
  "/co-quan/viec-hang-loat/[id]": [batchPage],
  "/co-quan/ho-so/[id]": [
    ofDossier("d.status = 'PROCESSING' and d.holder_id is not null", "holder", (id) => `/co-quan/ho-so/${id}`),
    ofDossier("d.status = 'PROCESSING' and d.holder_id is not null", "holder", (id) => `/co-quan/ho-so/${id}?viec=bo-sung`),
    ofDossier("d.status = 'PROCESSING' and d.holder_id is not null", "holder", (id) => `/co-quan/ho-so/${id}?viec=tra-ket-qua`),
    ofDossier("d.status = 'PROCESSING' and d.holder_id is not null", "holder", (id) => `/co-quan/ho-so/${id}?viec=hen-lai`),
    ofDossier("d.status = 'PROCESSING' and d.holder_id is not null", "holder", (id) => `/co-quan/ho-so/${id}?viec=hoi-y-kien`),
    ofRow(`select split_part(s.email, '@', 1) as who, '/co-quan/ho-so/' || d.id as address from dossier d join agency a on a.id = d.agency_id join staff s on s.agency_id = a.id and s.role = 'AGENCY_HEAD'
      where d.proposed_at is not null and a.code like 'H42.%' order by d.proposed_at limit 1`),
    ofRow(`select split_part(h.email, '@', 1) as who, '/co-quan/ho-so/' || d.id || '?tep=' || f.id as address from dossier d join agency a on a.id = d.agency_id
      join staff h on h.id = d.holder_id join dossier_file f on f.dossier_id = d.id where a.code like 'H42.%' and f.removed_at is null order by d.updated_at desc limit 1`),
  ],
  "/co-quan/y-kien": [at("lthuong.gddt", "/co-quan/y-kien"), at("lthuong.gddt", "/co-quan/y-kien?hang=da-tra-loi")],
  "/co-quan/y-kien/[id]": [async () => ({ who: "lthuong.gddt", address: `/co-quan/y-kien/${await questionTo("lthuong.gddt")}` })],
  "/co-quan/giay-to": [at("tthu.vhttdl", "/co-quan/giay-to")],
  "/co-quan/ban-giao": [at("tthu.vhttdl", "/co-quan/ban-giao")],
  "/co-quan/ban-giao/[id]": [manifest("AGENCY_HANDOVER", true, "agency", "/co-quan/ban-giao"), manifest("RESULT_DISPATCH", true, "agency", "/co-quan/ban-giao")],
  "/co-quan/quet": [sendsOn("tthu.vhttdl", "/co-quan/quet?ma=khong-co", /\/co-quan\/ho-so\?.*tim=/)],
  "/quan-tri": [at("nvhung.tinh37", "/quan-tri")],
  "/quan-tri/don-vi-van-chuyen": [carrierPage("nvhung.tinh37", "/quan-tri/don-vi-van-chuyen")],
  "/quan-tri/ho-so": [at("nvhung.tinh37", "/quan-tri/ho-so")],
  "/quan-tri/ho-so/[id]": [async () => ({ who: "nvhung.tinh37", address: `/quan-tri/ho-so/${(await dossierWhere("d.status = 'RETURNED'")).id}` })],
  "/quan-tri/lich": [at("nvhung.tinh37", "/quan-tri/lich"), at("nvhung.tinh37", "/quan-tri/lich?nam=2027")],
  "/quan-tri/lich/[version]": [ofRow("select 'nvhung.tinh37' as who, '/quan-tri/lich/' || version as address from calendar_version where published_at is not null order by published_at desc limit 1")],
  "/quan-tri/tai-khoan": [at("nvhung.tinh37", "/quan-tri/tai-khoan")],
  "/quan-tri/tai-khoan/[id]": [ofRow("select 'nvhung.tinh37' as who, '/quan-tri/tai-khoan/' || id as address from staff where username = 'tthu.vhttdl'")],
};

/** The places of all pages in `app/`, as the keys above. */
export function pagesInApp(): string[] {
  const root = path.resolve(import.meta.dirname, "../../app");
  return fs
    .readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file).split(path.sep).filter((part) => part !== "." && !/^\(.*\)$/.test(part)).join("/")}`)
    .sort();
}
