import { DateField } from "@/components/ui/date-field";
import { FilterBar } from "@/components/ui/filter-bar";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { STATUS_WORDS } from "@/lib/dossiers/labels";
import { type ProvinceDossiersFilter, PUNCTUALITY_FILTER_WORDS, PUNCTUALITY_FILTERS, STATUS_FILTERS } from "@/lib/dossiers/schema/list-filters";

const HERE = "/quan-tri/ho-so";

/** Narrows the province's list; everything lives in the address. */
export function ProvinceDossierFilter({ filter, agencies }: { filter: ProvinceDossiersFilter; agencies: readonly Readonly<{ code: string; name: string }>[] }) {
  const active = [filter.tim, filter["co-quan"], filter["trang-thai"], filter["ket-qua"], filter.tu, filter.den].filter((value) => value !== null && value !== "").length;
  return (
    <FilterBar action={HERE} clearHref={HERE} activeCount={active} keep={{ ...(filter.chot !== null && { chot: filter.chot }), ...(filter["can-cu"] !== null && { "can-cu": filter["can-cu"] }) }}>
      <TextField name="tim" label="Mã, người nộp, thủ tục" type="search" defaultValue={filter.tim} width="full" shortcut="t" />
      <SelectField name="co-quan" label="Cơ quan" placeholder="Mọi cơ quan" defaultValue={filter["co-quan"] ?? ""} options={agencies.map(({ code, name }) => ({ value: code, label: name }))} width="full" />
      <SelectField name="trang-thai" label="Trạng thái" placeholder="Mọi trạng thái" defaultValue={filter["trang-thai"] ?? ""} options={STATUS_FILTERS.map((status) => ({ value: status, label: STATUS_WORDS[status] }))} width="full" />
      <SelectField name="ket-qua" label="Tính vào số liệu là" placeholder="Không xét" defaultValue={filter["ket-qua"] ?? ""} options={PUNCTUALITY_FILTERS.map((figure) => ({ value: figure, label: PUNCTUALITY_FILTER_WORDS[figure] }))} width="full" />
      <DateField name="tu" label="Tiếp nhận từ ngày" defaultValue={filter.tu ?? ""} width="full" />
      <DateField name="den" label="đến ngày" defaultValue={filter.den ?? ""} width="full" />
    </FilterBar>
  );
}
