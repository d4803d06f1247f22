/**
 * How moments, days, codes and numbers of persons are written for people.
 * Every moment is read in Asia/Ho_Chi_Minh, a fixed UTC+7, whatever the time zone of the process.
 */

const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;

type VietnamParts = Readonly<{ year: number; month: number; day: number; hour: number; minute: number }>;

function vietnamParts(moment: Date): VietnamParts {
  if (Number.isNaN(moment.getTime())) throw new RangeError("An invalid Date cannot be written");
  const shifted = new Date(moment.getTime() + VIETNAM_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** The Vietnamese calendar day of a moment, `YYYY-MM-DD`. */
export function vietnamDay(moment: Date): string {
  const { year, month, day } = vietnamParts(moment);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_PATTERN = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * The moment at which a Vietnamese clock shows `time` on `day`.
 * @param day `YYYY-MM-DD`, a day that exists
 * @param time `HH:mm`, midnight when left out
 * @throws RangeError when either is not of that shape or the day does not exist
 */
export function vietnamMoment(day: string, time = "00:00"): Date {
  const clock = TIME_PATTERN.exec(time);
  if (!DAY_PATTERN.test(day) || !clock) throw new RangeError(`Not a day and a time: ${day} ${time}`);
  const moment = new Date(`${day}T${time}:00.000+07:00`);
  if (Number.isNaN(moment.getTime()) || vietnamDay(moment) !== day) throw new RangeError(`No such day: ${day}`);
  return moment;
}

/** `dd/MM/yyyy` of a moment. */
export function formatDate(moment: Date): string {
  const { year, month, day } = vietnamParts(moment);
  return `${pad(day, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

/** `dd/MM/yyyy` of a calendar day given as `YYYY-MM-DD`. Throws RangeError for another shape. */
export function formatDay(day: string): string {
  return formatDate(vietnamMoment(day));
}

/** `HH:mm` of a moment. */
export function formatTime(moment: Date): string {
  const { hour, minute } = vietnamParts(moment);
  return `${pad(hour, 2)}:${pad(minute, 2)}`;
}

/** `HH:mm dd/MM/yyyy` of a moment. */
export function formatDateTime(moment: Date): string {
  return `${formatTime(moment)} ${formatDate(moment)}`;
}

/**
 * `ngày 05 tháng 3 năm 2026`, as on administrative papers: days below 10 and months 1 and 2
 * take a leading zero (NĐ 30/2020/NĐ-CP, Phụ lục I).
 */
export function formatLegalDate(moment: Date): string {
  const { year, month, day } = vietnamParts(moment);
  return `ngày ${pad(day, 2)} tháng ${month <= 2 ? pad(month, 2) : String(month)} năm ${pad(year, 4)}`;
}

/** `09 giờ 05 phút, ngày 05 tháng 3 năm 2026`. */
export function formatLegalMoment(moment: Date): string {
  const { hour, minute } = vietnamParts(moment);
  return `${pad(hour, 2)} giờ ${pad(minute, 2)} phút, ${formatLegalDate(moment)}`;
}

const DOSSIER_CODE_PATTERN = /^((?:[0-9A-Z]{2,4}\.){0,4}[0-9A-Z]{2,4})-(\d{6})-(\d{4,6})$/;

/**
 * A dossier code in the groups in which it is read aloud: unit, date of reception, serial.
 * Joined by "-" they are the code again, so that the screen can space them and the copy stays exact.
 * A code of another shape comes back as one group.
 */
export function dossierCodeGroups(code: string): readonly string[] {
  const match = DOSSIER_CODE_PATTERN.exec(code);
  return match ? match.slice(1) : [code];
}

const MASK = "•";

/** An identity number for lists: only the last four characters are left (`••••••••1234`). */
export function maskIdentityNumber(identityNumber: string): string {
  const kept = Math.min(4, Math.floor(identityNumber.length / 2));
  return MASK.repeat(identityNumber.length - kept) + identityNumber.slice(identityNumber.length - kept);
}

/** A phone number for lists: the prefix and the last three digits are left (`091••••678`). */
export function maskPhone(phone: string): string {
  if (phone.length < 9) return MASK.repeat(phone.length);
  return phone.slice(0, 3) + MASK.repeat(phone.length - 6) + phone.slice(-3);
}
