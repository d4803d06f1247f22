import type { Journey } from "@/prisma/seed/journey";

/** One act of a journey: on which working day after filing (0 = that day), at what time, what. */
export type Step = Readonly<{ day: number; time: string; act: (journey: Journey) => Promise<void> }>;

/** How a demo dossier stands today: by which steps it came there, and how many of its kind there are. */
export type Stage = Readonly<{
  name: string;
  count: number;
  byPost: boolean;
  returnMethod: "POST" | "COUNTER" | "ONLINE";
  /** Of a procedure that the head signs; the others are of procedures that he does not. */
  signOff?: true;
  /** Of a procedure whose term stands still while the applicant supplements. */
  pauses?: true;
  /** So many even where few of each stage are asked for: what the counter's work begins with. */
  atLeast?: number;
  /** Nobody has touched it for so many working days; the others were touched in the last few. */
  lyingDays?: number;
  /** Working days between the decision and its claim, at most; decides how long ago it was filed. */
  steps: (days: number) => readonly Step[];
}>;

const step = (day: number, time: string, act: Step["act"]): Step => ({ day, time, act });

const submit = [step(0, "09:10", (j) => j.submit())];
const toCounter = [...submit, step(1, "09:40", (j) => j.collect()), step(1, "13:40", (j) => j.takeOver())];
const received = [...toCounter, step(1, "14:20", (j) => j.receive())];
const online = [...submit, step(0, "10:05", (j) => j.receive())];
const atAgency = [...received, step(1, "16:10", (j) => j.handToAgency())];
const claimed = [...atAgency, step(2, "08:15", (j) => j.claim())];
const claimedOnline = [...online, step(0, "15:25", (j) => j.claim())];
const granted = (days: number) => [...claimed, step(2 + days, "10:30", (j) => j.attachResult()), step(2 + days, "10:45", (j) => j.grant())];
const grantedOnline = (days: number) => [...claimedOnline, step(days, "14:10", (j) => j.attachResult()), step(days, "14:30", (j) => j.grant())];
const dispatched = (days: number) => [...granted(days), step(2 + days, "16:05", (j) => j.dispatch())];
const onRound = (days: number) => [...dispatched(days), step(3 + days, "07:45", (j) => j.takeRound())];
const failedOnce = (days: number) => [...onRound(days), step(3 + days, "10:20", (j) => j.fail("ABSENT", "Nhà khóa cửa, hàng xóm nói đi làm xa")), step(3 + days, "16:30", (j) => j.backToOffice())];
const failedTwice = (days: number) => [
  ...failedOnce(days), step(5 + days, "07:45", (j) => j.takeRound()), step(5 + days, "10:50", (j) => j.fail("MOVED", "Chủ trọ nói đã chuyển đi")), step(5 + days, "16:30", (j) => j.backToOffice()),
];

/** About 300 dossiers around today, in every status and at every desk. */
export const STAGES: readonly Stage[] = [
  { name: "bản nháp", count: 6, byPost: true, returnMethod: "POST", steps: () => [] },
  { name: "chờ bưu tá đến lấy", count: 16, atLeast: 10, byPost: true, returnMethod: "POST", steps: () => submit },
  { name: "giấy tờ ở bưu tá", count: 8, byPost: true, returnMethod: "POST", steps: () => [...submit, step(1, "09:40", (j) => j.collect())] },
  { name: "chờ kiểm tra ở quầy", count: 12, byPost: true, returnMethod: "POST", steps: () => toCounter },
  { name: "quầy nhận thiếu giấy tờ so với bưu tá", count: 3, byPost: true, returnMethod: "POST", steps: () => [...submit, step(1, "09:40", (j) => j.collect()), step(1, "13:40", (j) => j.takeOverShort()), step(1, "14:20", (j) => j.requestCompletion())] },
  { name: "nộp trực tuyến, chờ kiểm tra", count: 16, atLeast: 16, byPost: false, returnMethod: "POST", steps: () => submit },
  { name: "chờ hoàn thiện trước tiếp nhận", count: 8, byPost: true, returnMethod: "POST", steps: () => [...toCounter, step(1, "14:20", (j) => j.requestCompletion())] },
  { name: "không được tiếp nhận", count: 6, byPost: false, returnMethod: "POST", steps: () => [...submit, step(0, "10:05", (j) => j.reject())] },
  { name: "rút", count: 6, byPost: false, returnMethod: "POST", steps: () => [...submit, step(0, "11:00", (j) => j.withdraw())] },
  { name: "đã tiếp nhận, chờ bàn giao", count: 14, byPost: true, returnMethod: "POST", steps: () => received },
  { name: "mới chuyển đến cơ quan", count: 20, byPost: true, returnMethod: "POST", steps: () => atAgency },
  { name: "mới chuyển đến, trực tuyến", count: 14, byPost: false, returnMethod: "POST", steps: () => online },
  { name: "đang giải quyết", count: 30, byPost: true, returnMethod: "POST", steps: (days) => [...claimed, step(2 + days, "08:00", async () => undefined)] },
  { name: "đang giải quyết, trực tuyến", count: 24, byPost: false, returnMethod: "COUNTER", steps: (days) => [...claimedOnline, step(days, "16:00", async () => undefined)] },
  { name: "chưa ai nhận lại", count: 6, byPost: false, returnMethod: "POST", steps: () => [...claimedOnline, step(1, "09:00", (j) => j.release())] },
  { name: "chờ bổ sung", count: 12, byPost: true, returnMethod: "POST", steps: () => [...claimed, step(3, "10:00", (j) => j.requestSupplement())] },
  { name: "đã bổ sung", count: 6, byPost: false, returnMethod: "POST", steps: () => [...claimedOnline, step(1, "10:00", (j) => j.requestSupplement()), step(4, "09:00", (j) => j.acceptSupplement())] },
  { name: "dừng", count: 4, byPost: false, returnMethod: "POST", steps: () => [...claimedOnline, step(2, "10:00", (j) => j.stop())] },
  { name: "trình ký, có kết quả", count: 5, byPost: true, returnMethod: "POST", signOff: true, steps: (days) => [...claimed, step(2 + days, "10:30", (j) => j.attachResult()), step(2 + days, "10:45", (j) => j.propose())] },
  { name: "trình ký, từ chối", count: 2, byPost: false, returnMethod: "COUNTER", signOff: true, steps: (days) => [...claimedOnline, step(days, "15:00", (j) => j.proposeRefusal())] },
  { name: "đã ký duyệt, chờ giao kết quả", count: 3, byPost: true, returnMethod: "POST", signOff: true, steps: (days) => [...claimed, step(2 + days, "10:30", (j) => j.attachResult()), step(2 + days, "10:45", (j) => j.propose()), step(2 + days, "15:30", (j) => j.sign())] },
  { name: "đang giải quyết, sẽ trình ký", count: 3, byPost: true, returnMethod: "POST", signOff: true, steps: (days) => [...claimed, step(2 + days, "08:00", async () => undefined)] },
  { name: "chờ giao kết quả cho bưu điện", count: 14, byPost: true, returnMethod: "POST", steps: granted },
  { name: "kết quả ở bưu cục", count: 12, byPost: true, returnMethod: "POST", steps: dispatched },
  { name: "kết quả trên đường phát", count: 6, byPost: true, returnMethod: "POST", steps: onRound },
  { name: "phát không được một lần", count: 3, byPost: true, returnMethod: "POST", steps: failedOnce },
  { name: "phát không được hai lần", count: 2, byPost: true, returnMethod: "POST", steps: failedTwice },
  { name: "đã trả qua bưu điện", count: 26, byPost: true, returnMethod: "POST", steps: (days) => [...onRound(days), step(3 + days, "10:20", (j) => j.deliver())] },
  { name: "từ chối, đã trả", count: 6, byPost: false, returnMethod: "COUNTER", steps: (days) => [...claimedOnline, step(days, "15:00", (j) => j.refuse()), step(days, "16:10", (j) => j.dispatch()), step(days + 1, "09:00", (j) => j.returnAtCounter())] },
  { name: "chờ trả tại quầy", count: 8, byPost: false, returnMethod: "COUNTER", steps: (days) => [...grantedOnline(days), step(days, "16:10", (j) => j.dispatch())] },
  { name: "đã trả tại quầy", count: 22, byPost: false, returnMethod: "COUNTER", steps: (days) => [...grantedOnline(days), step(days, "16:10", (j) => j.dispatch()), step(days + 1, "09:30", (j) => j.returnAtCounter())] },
  { name: "đang giải quyết, thời hạn tạm dừng khi bổ sung", count: 3, byPost: false, returnMethod: "COUNTER", pauses: true, steps: () => claimedOnline },
  { name: "đã nhận giải quyết mà để lâu", count: 3, byPost: false, returnMethod: "COUNTER", lyingDays: 9, steps: () => claimedOnline },
];
