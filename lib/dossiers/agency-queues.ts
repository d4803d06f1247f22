/** The queues of an agency's inbox, by their name in the address, in the order of the tabs. */
export const AGENCY_QUEUES = ["moi", "cua-toi", "chua-nhan", "sap-den-han", "qua-han", "cho-bo-sung", "cho-y-kien", "cho-duyet", "cho-tra", "da-xong", "tat-ca"] as const;
export type AgencyQueue = (typeof AGENCY_QUEUES)[number];

export const AGENCY_QUEUE_WORDS = {
  "moi": "Mới chuyển đến",
  "cua-toi": "Của tôi",
  "chua-nhan": "Chưa ai nhận",
  "sap-den-han": "Sắp đến hạn",
  "qua-han": "Quá hạn",
  "cho-bo-sung": "Chờ bổ sung",
  "cho-y-kien": "Chờ ý kiến",
  "cho-duyet": "Đã trình ký",
  "cho-tra": "Chờ trả kết quả",
  "da-xong": "Đã xong",
  "tat-ca": "Tất cả",
} satisfies Record<AgencyQueue, string>;

/** The queue as its reader calls it: what an official has put before the head waits for the head's own signature. */
export function queueWords(queue: AgencyQueue, head: boolean): string {
  return head && queue === "cho-duyet" ? "Chờ ký duyệt" : AGENCY_QUEUE_WORDS[queue];
}

/** What an empty queue says: what it would hold, and that there is nothing to do. */
export const EMPTY_QUEUE_WORDS = {
  "moi": "Không có hồ sơ mới. Hồ sơ bưu điện vừa tiếp nhận sẽ hiện ở đây.",
  "cua-toi": "Anh/chị chưa giữ hồ sơ nào. Mở “Chưa ai nhận” để nhận giải quyết.",
  "chua-nhan": "Hồ sơ nào cũng đã có người giải quyết.",
  "sap-den-han": "Không có hồ sơ nào hết hạn trong 3 ngày làm việc tới.",
  "qua-han": "Không có hồ sơ quá hạn.",
  "cho-bo-sung": "Không có hồ sơ nào đang chờ người nộp bổ sung.",
  "cho-y-kien": "Không có hồ sơ nào đang chờ ý kiến của cơ quan khác.",
  "cho-duyet": "Không có tờ trình nào đang chờ lãnh đạo ký duyệt.",
  "cho-tra": "Không còn kết quả nào chờ trả.",
  "da-xong": "Chưa có hồ sơ nào kết thúc.",
  "tat-ca": "Chưa có hồ sơ nào.",
} satisfies Record<AgencyQueue, string>;

/** Working days ahead in which a due date counts as near. */
export const NEAR_DAYS = 3;

/** Finished queues are read from the latest back; work is read from the most urgent on. */
export function readsBackwards(queue: AgencyQueue): boolean {
  return queue === "da-xong" || queue === "tat-ca";
}
