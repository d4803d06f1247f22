import type { ContractTask } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Days are Vietnamese, `YYYY-MM-DD`, both ends included; `to` null: until further notice. */
type InForce = Readonly<{ from: string; to: string | null }>;

export type ContractTerms = Readonly<{
  number: string;
  inForce: InForce;
  /** What the contract lets the post do for this agency; empty `procedureCodes`: its whole by-post list. */
  scopes: readonly Readonly<{ agencyId: string; tasks: readonly ContractTask[]; procedureCodes: readonly string[] }>[];
  assignments: readonly Readonly<{ staffId: string; inForce: InForce }>[];
}>;

export type ContractQuestion = Readonly<{
  staffId: string;
  agencyId: string;
  agencyName: string;
  procedureCode: string;
  /** Field of the procedure, as training records name it. */
  field: string;
  /** Whether the procedure is on the agency's by-post list on that day. */
  byPost: boolean;
  task: ContractTask;
  day: string;
}>;

export type Training = Readonly<{ field: string; completedOn: string }>;

export type ContractReason = "NO_CONTRACT" | "PROCEDURE_OUT_OF_SCOPE" | "TASK_OUT_OF_SCOPE" | "NOT_ASSIGNED" | "NOT_TRAINED";

const covers = ({ from, to }: InForce, day: string) => from <= day && (to === null || day <= to);

const TASK_WORDS = {
  GUIDE: "hướng dẫn hồ sơ", RECEIVE: "tiếp nhận hồ sơ", DIGITISE: "số hóa giấy tờ", RETURN_RESULT: "trả kết quả",
} satisfies Record<ContractTask, string>;

/**
 * May this clerk act for this agency in this procedure and task on this day? A contract in force, its scope and tasks, the
 * clerk's assignment (chính or dự phòng, NĐ 309/2026, Điều 11.8) and recorded training in the field (NĐ 309/2026, Điều 10).
 * @returns the number of the contract under which he acts, or the first thing that is missing, in words
 */
export function actingContract(contracts: readonly ContractTerms[], trainings: readonly Training[], question: ContractQuestion): Result<string, ContractReason> {
  const { agencyId, agencyName, staffId, procedureCode, task, day, field } = question;
  const withAgency = contracts.filter(({ inForce, scopes }) => covers(inForce, day) && scopes.some((scope) => scope.agencyId === agencyId));
  if (withAgency.length === 0) {
    return refused("NO_CONTRACT", `Hôm nay không có hợp đồng nào còn hiệu lực cho bưu điện làm thay ${agencyName}. Hãy báo kiểm soát viên bưu điện.`);
  }
  const listed = withAgency.filter(({ scopes }) =>
    scopes.some((scope) => scope.agencyId === agencyId && (scope.procedureCodes.length === 0 ? question.byPost : scope.procedureCodes.includes(procedureCode))),
  );
  if (listed.length === 0) {
    return refused("PROCEDURE_OUT_OF_SCOPE", `Thủ tục ${procedureCode} không thuộc danh mục giao cho bưu điện của ${agencyName}. Hãy hướng dẫn công dân nộp tại cơ quan.`);
  }
  const tasked = listed.filter(({ scopes }) => scopes.some((scope) => scope.agencyId === agencyId && scope.tasks.includes(task)));
  if (tasked.length === 0) return refused("TASK_OUT_OF_SCOPE", `Hợp đồng với ${agencyName} không giao cho bưu điện việc ${TASK_WORDS[task]}.`);
  const assigned = tasked.find(({ assignments }) => assignments.some((one) => one.staffId === staffId && covers(one.inForce, day)));
  if (!assigned) {
    return refused("NOT_ASSIGNED", `Anh/chị chưa được phân công theo hợp đồng ${tasked[0]?.number ?? ""} với ${agencyName}. Hãy chuyển hồ sơ cho người được phân công.`);
  }
  if (task !== "RETURN_RESULT" && !trainings.some((training) => training.field === field && training.completedOn <= day)) {
    return refused("NOT_TRAINED", `Chưa ghi nhận anh/chị được tập huấn lĩnh vực ${field}, nên chưa được tiếp nhận thủ tục này. Hãy chuyển cho người đã tập huấn.`);
  }
  return ok(assigned.number);
}
