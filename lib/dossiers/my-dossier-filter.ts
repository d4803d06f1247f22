/** How a citizen narrows the list of the own dossiers; the names stand in the address. */
export const MY_DOSSIER_FILTERS = ["tat-ca", "can-toi", "dang-lam", "da-xong", "nhap"] as const;
export type MyDossierFilter = (typeof MY_DOSSIER_FILTERS)[number];

export const MY_DOSSIER_FILTER_WORDS = {
  "tat-ca": "Tất cả",
  "can-toi": "Cần anh/chị",
  "dang-lam": "Đang giải quyết",
  "da-xong": "Đã kết thúc",
  nhap: "Bản nháp",
} satisfies Record<MyDossierFilter, string>;
