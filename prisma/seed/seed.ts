import pg from "pg";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { seedAssignments } from "@/prisma/seed/assignments";
import { seedClocks } from "@/prisma/seed/clocks";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { seedCurrentDossiers } from "@/prisma/seed/current-dossiers";
import { PROVINCIAL_COUNTER } from "@/prisma/seed/data/people";
import { seedInternalProcesses } from "@/prisma/seed/internal-processes";
import { seedNumberRanges } from "@/prisma/seed/number-ranges";
import { seedPeople } from "@/prisma/seed/people";
import { seedPilotYear } from "@/prisma/seed/pilot-year";
import { seedProcedures } from "@/prisma/seed/procedures";
import { type Places, seedReference } from "@/prisma/seed/reference";
import { seedQuestions, seedReviews } from "@/prisma/seed/supervision";
import { storeSampleResult } from "@/prisma/seed/sample-result";

type Log = (line: string) => void;

/** The reference data without which nothing can be filed: units, calendar, agencies, contracts, catalogue, demo people. */
export async function seedFoundation(client: pg.ClientBase, log: Log = () => undefined): Promise<Places> {
  const places = await seedReference(client);
  log("Đơn vị hành chính, lịch làm việc, cơ quan, bưu cục, hợp đồng, giá cước: xong");
  const report = await seedProcedures(client, places);
  log(`Danh mục thủ tục: ${report.split("\n")[0] ?? "xong"}`);
  const { citizens, staff } = await seedPeople(client);
  await seedAssignments(client);
  await seedInternalProcesses(client);
  log(`Người dùng thử: ${citizens} công dân, ${staff} cán bộ, nhân viên`);
  return places;
}

/**
 * Fills an empty, migrated database for the demo: the foundation, the pilot's year, and dossiers around today in every status.
 * Needs DATABASE_URL, DATABASE_APP_URL, DATABASE_JOBS_URL and STORAGE_URL.
 * @param perStage at most so many of today's dossiers in each stage (browser tests need a few); all, about 300, without it
 */
export async function seedDemo({ log = () => undefined, perStage }: { log?: Log; perStage?: number | undefined } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: env("DATABASE_URL").DATABASE_URL });
  await client.connect();
  try {
    const places = await seedFoundation(client, log);
    const sample = await storeSampleResult(client);
    const calendar = vietnamCalendar();
    const pilot = await seedPilotYear(client, places, calendar, sample.sha256);
    log(`Năm thí điểm Hà Nam 2023: ${pilot} hồ sơ`);
    const current = await seedCurrentDossiers(env("DATABASE_URL").DATABASE_URL, calendar, sample.bytes, PROVINCIAL_COUNTER, perStage);
    await seedClocks(client, calendar);
    await seedNumberRanges(client, now());
    log(`Hồ sơ quanh ngày hôm nay: ${current}`);
    const at = now();
    const [reviews, questions] = [await seedReviews(client, new Date(at.getTime() - 120 * 86_400_000)), await seedQuestions(client, at)];
    log(`Lượt tiếp nhận rút để kiểm: ${reviews}; câu hỏi của quầy: ${questions}`);
  } finally {
    await client.end();
  }
}
