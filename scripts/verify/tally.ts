/** The promises of the data, in the order of the table that `npm run verify` prints. */
export const INVARIANTS = {
  HISTORY: "Lịch sử mỗi hồ sơ là một đường đi của vòng đời và khớp với hồ sơ hiện tại",
  CHAIN: "Chuỗi băm sự kiện của mỗi hồ sơ tính lại được",
  DUE: "Ngày hẹn trả tính lại từ sự kiện khớp với ngày đang ghi và ngày đã hẹn",
  CLOCKS: "Bốn đồng hồ của hồ sơ đã giải quyết xong tính lại từ sự kiện khớp với số đang ghi",
  NUMBERS: "Mã số hồ sơ duy nhất, liền mạch theo đơn vị và ngày",
  REGISTER: "Sổ theo dõi hồ sơ: số thứ tự liền mạch, không trùng, đúng hồ sơ đã tiếp nhận và giấy đã in",
  MOMENTS: "Trạng thái, các mốc thời gian và kết quả không mâu thuẫn nhau",
  OPERATIONS: "Mỗi mã thao tác có đúng một tác dụng",
  CUSTODY: "Mỗi giấy tờ có đúng một người giữ, đúng theo chuỗi giao nhận",
  INCIDENTS: "Số đếm của biên bản và lần giao khớp nhau, chỗ lệch có sự cố và người chịu trách nhiệm",
  RETURNS: "Hồ sơ đã trả không còn nợ giấy tờ và có chứng cứ phát",
  POSTAL: "Trạng thái bưu gửi, lượt gom và biên bản khớp với việc đã ghi",
  CASH: "Mỗi đồng tiền mặt đã thu có biên lai, sổ ca khớp với biên lai của ca",
  NOTICES: "Mỗi việc được báo một lần, báo rồi thì có giờ gửi",
  CERTIFIED: "Tệp ký đối chiếu có chữ ký hợp lệ của đúng người ký; kho giấy tờ và lượt dùng lại đúng tệp, đúng chủ",
  QUARANTINE: "Không tệp quét nào nằm lại trong vùng cách ly",
  AUDIT_CHAIN: "Chuỗi băm nhật ký chung tính lại được",
  FILE_USES: "Mọi tệp đính kèm, biểu mẫu và chữ ký đều có nội dung trong kho",
  FILES: "Mọi tệp trong kho còn đủ, đúng cỡ và đúng SHA-256",
} as const;
export type InvariantName = keyof typeof INVARIANTS;

/** A row that breaks a promise: which row it is, and what is wrong with it, in words. */
export type BadRow = Readonly<{ row: string; words: string }>;

/** What was seen of one promise so far; only the first bad row is kept, so that memory does not grow with the damage. */
export class Tally {
  rows = 0;
  broken = 0;
  first: BadRow | null = null;

  /** Counts a row that was looked at, and notes what is wrong with it; null: nothing. */
  saw(bad: BadRow | null): void {
    this.rows += 1;
    if (bad !== null) this.fault(bad);
  }

  /** Notes a fault of something that was already counted, or that should be there and is not. */
  fault(bad: BadRow): void {
    this.broken += 1;
    this.first ??= bad;
  }
}

export type Tallies = Readonly<Record<InvariantName, Tally>>;

export function newTallies(): Tallies {
  const entries = Object.keys(INVARIANTS).map((name) => [name, new Tally()] as const);
  return Object.fromEntries(entries) as Record<InvariantName, Tally>;
}
