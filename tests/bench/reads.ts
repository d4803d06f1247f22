import { listDeliveries } from "@/lib/deliveries/queries";
import { countPiles, listPile } from "@/lib/dossiers/queries/counter-queue";
import { lookUpStage } from "@/lib/dossiers/queries/public-stage";
import { readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readProvinceDossiers } from "@/lib/dossiers/queries/province-dossiers";
import { agencyInboxFilter, type Cursor, provinceDossiersFilter } from "@/lib/dossiers/schema/list-filters";
import { sessionOfToken } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { sha256 } from "@/lib/platform/hash";
import { resolutionReport } from "@/lib/statistics/queries";
import type { Cast } from "@/tests/bench/actors";
import type { Subject } from "@/tests/bench/compare";
import { type Plain, readPlainDossier } from "@/tests/bench/plain";
import { PLAIN_SQL } from "@/tests/bench/plain-sql";

/** What the reads ask for: codes and ids spread over the whole load, and the place of a deep page. */
export type Samples = Readonly<{ codes: readonly string[]; ids: readonly string[]; deep: Cursor; words: readonly (readonly [string, string])[] }>;

export async function samplesOf(plain: Plain, agencyId: string): Promise<Samples> {
  const sampled = await plain.pool.query<{ id: string; code: string }>(
    "select id, code from dossier where agency_id = $1 and code is not null order by md5(id::text) limit 500", [agencyId],
  );
  const deep = await plain.pool.query<{ due_at: Date; id: string }>(PLAIN_SQL.deepCursor, [agencyId]);
  const last = deep.rows[0] ?? (await plain.pool.query<{ due_at: Date; id: string }>(PLAIN_SQL.deepCursor.replace("2000", "100"), [agencyId])).rows[0];
  if (!last) throw new Error("No deep page");
  const words = [["nguyen", "giang"], ["tran", "khanh"], ["le thi", "yen"], ["do", "thanh"]] as const;
  return { codes: sampled.rows.map(({ code }) => code), ids: sampled.rows.map(({ id }) => id), deep: { at: last.due_at, id: last.id }, words };
}

const at = <T>(from: readonly T[], turn: number): T => {
  const one = from[turn % from.length];
  if (one === undefined) throw new Error("Nothing to ask for");
  return one;
};

/** The reads as functions of the product, each beside the same question by bare `pg`. */
export function readSubjects(plain: Plain, cast: Cast, samples: Samples): Subject[] {
  const { official, clerk, courier, administrator, visitor } = cast;
  const { agencyId } = official.actor;
  const nothing = agencyInboxFilter.parse({});
  const deepFilter = { ...nothing, sau: samples.deep };
  const wholeProvince = provinceDossiersFilter.parse({});
  const today = vietnamDay(now());
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today, asOf: today };
  const floor = (doing: (turn: number) => Promise<unknown>) => [{ name: "pg trần", doing }];
  return [
    {
      name: "kiểm tra phiên đăng nhập", level: "lõi", ours: () => sessionOfToken(official.token),
      floors: floor(() => plain.read("session", PLAIN_SQL.session, [sha256(official.token)])),
    },
    {
      name: "danh sách của cơ quan", level: "lõi", ours: () => readAgencyInbox(official.actor, "chua-nhan", nothing),
      // Not prepared: for the average agency PostgreSQL settles on a plan that is slow for this big one, and the floor should be the best there is.
      floors: floor(() => plain.pool.query(PLAIN_SQL.list, [agencyId])),
    },
    {
      name: "trang sâu (sau dòng 2.000)", level: "lõi", ours: () => readAgencyInbox(official.actor, "tat-ca", deepFilter),
      floors: floor(() => plain.read("deep", PLAIN_SQL.deepPage, [agencyId, samples.deep.at, samples.deep.id])),
    },
    {
      name: "hàng chờ của quầy", level: "lõi", ours: () => listPile(clerk.actor, { pile: "CHECK" }),
      floors: floor(() => plain.read("counter", PLAIN_SQL.counter, [clerk.actor.officeId])),
    },
    { name: "số đếm các hàng chờ của quầy", level: "lõi", ours: () => countPiles(clerk.actor), floors: floor(() => plain.read("counter-desk", PLAIN_SQL.counterDesk, [clerk.actor.officeId])) },
    {
      name: "chuyến phát của bưu tá", level: "lõi", ours: () => listDeliveries(courier.actor),
      floors: floor(() => plain.read("deliveries", PLAIN_SQL.deliveries, [courier.actor.id, courier.actor.officeId])),
    },
    { name: "số đếm các hàng chờ", level: "lõi", ours: () => readAgencyDesk(official.actor), floors: floor(() => plain.read("desk", PLAIN_SQL.desk, [agencyId, official.actor.id])) },
    {
      name: "tìm không dấu", level: "lõi",
      ours: (turn) => readAgencyInbox(official.actor, "tat-ca", { ...nothing, tim: at(samples.words, turn).join(" ") }),
      floors: floor((turn) => plain.read("search", PLAIN_SQL.search, [agencyId, ...at(samples.words, turn).map((word) => `%${word}%`)])),
    },
    {
      name: "hồ sơ toàn tỉnh", level: "lõi", ours: () => readProvinceDossiers(administrator.actor, wholeProvince, today),
      floors: floor(() => Promise.all([
        plain.read("province", PLAIN_SQL.province, [administrator.actor.provinceCode]), plain.read("province-count", PLAIN_SQL.provinceCount, [administrator.actor.provinceCode]),
      ])),
    },
    {
      name: "tra cứu theo mã", level: "lõi", ours: (turn) => lookUpStage(visitor, at(samples.codes, turn)),
      floors: floor((turn) => plain.read("look-up", PLAIN_SQL.lookUp, [at(samples.codes, turn)])),
    },
    {
      name: "trang hồ sơ", level: "lõi", ours: (turn) => readDossier(official.actor, at(samples.ids, turn)),
      floors: floor((turn) => readPlainDossier(plain, at(samples.ids, turn), official.actor)),
    },
    {
      name: "thống kê một năm", level: "lõi", ours: () => resolutionReport(visitor, year),
      floors: floor(() => plain.read("statistics", PLAIN_SQL.statistics, [vietnamMoment(year.from), now()])),
    },
  ];
}
