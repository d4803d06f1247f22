import http from "node:http";
import { encode } from "next-auth/jwt";
import { cursorText } from "@/lib/dossiers/schema/list-filters";
import { now } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { filePath } from "@/lib/platform/storage";
import type { Cast, SignedInPerson } from "@/tests/bench/actors";
import type { Doing, Subject } from "@/tests/bench/compare";
import type { Plain } from "@/tests/bench/plain";
import type { Samples } from "@/tests/bench/reads";
import type { Servers } from "@/tests/bench/servers";

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

/** Reads a page to its end. @throws when the answer is not 200 */
function get(address: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, headers }, (response) => {
      let size = 0;
      response.on("data", (chunk: Buffer) => (size += chunk.length));
      response.on("error", reject);
      response.on("end", () => (response.statusCode === 200 ? resolve(size) : reject(new Error(`${address}: ${response.statusCode}`))));
    });
    request.on("error", reject);
  });
}

/** A visitor's address of his own at every turn: look-ups are limited by address. */
const fromElsewhere = (turn: number) => ({ "x-forwarded-for": `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}` });

type Page = Readonly<{
  name: string;
  path: (turn: number) => string;
  person?: SignedInPerson<"OFFICIAL"> | SignedInPerson<"POSTAL_CLERK"> | SignedInPerson<"COURIER"> | SignedInPerson<"ADMINISTRATOR">;
  /** The floor's question and its values; a file instead for papers. */
  question: (turn: number) => readonly [string, readonly unknown[]];
}>;

function nth<T>(from: readonly T[], turn: number): T {
  const one = from[turn % from.length];
  if (one === undefined) throw new Error("Nothing to ask for");
  return one;
}

function pagesOf(cast: Cast, samples: Samples): Page[] {
  const { official, clerk, courier, administrator } = cast;
  const { agencyId } = official.actor;
  const inbox = (query: string) => `/co-quan/ho-so?${query}`;
  const words = (turn: number) => nth(samples.words, turn);
  return [
    { name: "danh sách của cơ quan", path: () => inbox("hang=chua-nhan"), person: official, question: () => ["list", [agencyId]] },
    {
      name: "trang sâu (sau dòng 2.000)", path: () => inbox(`hang=tat-ca&sau=${encodeURIComponent(cursorText(samples.deep))}`), person: official,
      question: () => ["deepPage", [agencyId, samples.deep.at, samples.deep.id]],
    },
    {
      name: "tìm không dấu", path: (turn) => inbox(`tim=${encodeURIComponent(words(turn).join(" "))}`), person: official,
      question: (turn) => ["search", [agencyId, ...words(turn).map((word) => `%${word}%`)]],
    },
    { name: "trang hồ sơ", path: (turn) => `/co-quan/ho-so/${nth(samples.ids, turn)}`, person: official, question: (turn) => ["dossier", [nth(samples.ids, turn)]] },
    { name: "bàn quầy bưu điện", path: () => "/buu-dien/quay", person: clerk, question: () => ["counter", [clerk.actor.officeId]] },
    { name: "chuyến phát của bưu tá", path: () => "/buu-dien/phat", person: courier, question: () => ["deliveries", [courier.actor.id, courier.actor.officeId]] },
    { name: "hồ sơ toàn tỉnh", path: () => "/quan-tri/ho-so", person: administrator, question: () => ["province", [administrator.actor.provinceCode]] },
    { name: "tra cứu theo mã", path: (turn) => `/tra-cuu?ma=${nth(samples.codes, turn)}`, question: (turn) => ["lookUp", [nth(samples.codes, turn)]] },
    { name: "thống kê", path: () => "/thong-ke", question: () => ["statistics", [vietnamMoment(`${vietnamDay(now()).slice(0, 4)}-01-01`), now()]] },
  ];
}

async function cookieOf(token: string, secret: string): Promise<Record<string, string>> {
  return { cookie: `next-auth.session-token=${await encode({ token: { sid: token }, secret, maxAge: 36_000 })}` };
}

/** The pages as a person has them, over HTTP from the production build, each beside `node:http` with `pg` and a bare Next page. */
export async function pageSubjects(servers: Servers, plain: Plain, cast: Cast, samples: Samples): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { name, path, person, question } of pagesOf(cast, samples)) {
    const cookie = person ? await cookieOf(person.token, servers.secret) : {};
    const asked = (origin: string): Doing => (turn) => {
      const [q, v] = question(turn);
      return get(`${origin}/?q=${q}&v=${encodeURIComponent(JSON.stringify(v))}`);
    };
    subjects.push({
      name, level: "trang", ours: (turn) => get(`${servers.ours}${path(turn)}`, { ...cookie, ...fromElsewhere(turn) }),
      floors: [{ name: "node:http + pg", doing: asked(servers.floor) }, { name: "trang Next trơn", doing: asked(servers.bare) }],
    });
  }
  const { rows: forms } = await plain.pool.query<{ id: string; sha256: string }>(
    "select f.id, f.sha256 from issued_form f join dossier d on d.id = f.dossier_id where d.agency_id = $1 and f.data = '{}' limit 200", [cast.official.actor.agencyId],
  );
  const cookie = await cookieOf(cast.official.token, servers.secret);
  subjects.push({
    name: "giấy tiếp nhận đã in (PDF)", level: "trang", ours: (turn) => get(`${servers.ours}/api/forms/${nth(forms, turn).id}`, cookie),
    floors: [{ name: "node:http đọc tệp", doing: (turn) => get(`${servers.floor}/file?path=${encodeURIComponent(filePath(nth(forms, turn).sha256))}`) }],
  });
  return subjects;
}
