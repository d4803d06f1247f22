import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import type { FormAction } from "@/components/ui/form-state";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { PickupPlan } from "@/lib/dossiers/queries/pickup-plan";
import { formatDay } from "@/lib/platform/format";

const areaWords = (area: string) => (area === "" ? "Các địa bàn khác" : `${area} (cũ)`);

/** One row per area, one column per day: what is left in the morning and in the afternoon. */
export function PickupPlanTable({ plan }: { plan: PickupPlan }) {
  return (
    <DataTable
      caption="Số điểm còn nhận theo địa bàn và buổi" captionHidden rows={plan.areas} rowKey={({ area }) => area} narrow="scroll" empty="Chưa công bố lịch làm việc cho những ngày tới."
      columns={[
        { key: "area", head: "Địa bàn", rowHead: true, cell: ({ area, most, own }) => <>{areaWords(area)}<span className="block text-small text-muted">{most} điểm mỗi buổi{own ? "" : ", theo mức chung"}</span></> },
        ...plan.days.map((day) => ({
          key: day, head: formatDay(day).slice(0, 5), numeric: true,
          cell: ({ slots }: PickupPlan["areas"][number]) => {
            const [morning, afternoon] = slots.filter((slot) => slot.day === day);
            return <>sáng {morning?.left ?? 0}<span className="block">chiều {afternoon?.left ?? 0}</span></>;
          },
        })),
      ]}
    />
  );
}

/** How many visits a half day in one area. */
export function CapacityForm({ plan, setCapacity, operationId }: { plan: PickupPlan; setCapacity: FormAction; operationId: string }) {
  return (
    <section aria-labelledby="dat-muc">
      <h2 id="dat-muc" className="mb-2">Đặt số điểm mỗi buổi</h2>
      <ActionForm action={setCapacity} operationId={operationId} label="Đặt số điểm mỗi buổi">
        <SelectField name="area" label="Địa bàn" options={plan.areas.map(({ area }) => ({ value: area, label: areaWords(area) }))} width="medium" />
        <TextField name="visits" label="Số điểm mỗi buổi" type="number" inputMode="numeric" min={0} max={500} width="tiny" />
        <SubmitButton icon="check" pendingWords="Đang đặt…">Đặt số điểm</SubmitButton>
      </ActionForm>
    </section>
  );
}
