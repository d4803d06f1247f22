import { z } from "zod";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const webUrl = z.url({ protocol: /^https?$/ });

/**
 * The closed list of environment variables: how each is checked, and in Vietnamese what it is for. `.env.example` shows the
 * same names (a unit test keeps the two equal). Nothing else in the product reads `process.env`.
 */
const VARIABLES = {
  NODE_ENV: { check: z.enum(["development", "test", "production"]).default("development"), words: "development, test hoặc production" },
  DATABASE_URL: { check: postgresUrl, words: "địa chỉ PostgreSQL của vai trò chủ sở hữu (di trú, nạp dữ liệu, kiểm chứng)" },
  DATABASE_APP_URL: { check: postgresUrl, words: "địa chỉ PostgreSQL của vai trò mcbc_app (trang web)" },
  DATABASE_JOBS_URL: { check: postgresUrl, words: "địa chỉ PostgreSQL của vai trò mcbc_jobs (tiến trình nền)" },
  STORAGE_URL: { check: z.url({ protocol: /^file$/ }), words: "nơi giữ tệp, dạng file:///thư-mục" },
  SMTP_URL: { check: z.url({ protocol: /^smtps?$/ }), words: "máy chủ gửi thư, dạng smtp://người:mật-khẩu@máy:cổng" },
  MAIL_FROM: { check: z.string().regex(/@/), words: "người gửi ghi trên thư, ví dụ Một Cửa Bưu Chính <khong-tra-loi@vidu.vn>" },
  PUBLIC_ORIGIN: { check: webUrl.transform((url) => new URL(url).origin), words: "gốc địa chỉ công khai, ví dụ https://motcua.vidu.vn (in lên mã QR và thư)" },
  NEXTAUTH_URL: { check: webUrl, words: "địa chỉ để quay lại sau khi đăng nhập, cùng gốc với PUBLIC_ORIGIN" },
  NEXTAUTH_SECRET: { check: z.string().min(32), words: "chuỗi ngẫu nhiên từ 32 ký tự để ký phiên đăng nhập" },
  OIDC_ISSUER: { check: webUrl, words: "địa chỉ nhà cung cấp danh tính của công dân (OpenID Connect)" },
  OIDC_CLIENT_ID: { check: z.string().min(1), words: "tên ứng dụng đăng ký với nhà cung cấp danh tính" },
  OIDC_CLIENT_SECRET: { check: z.string().min(16), words: "khoá bí mật của ứng dụng ở nhà cung cấp danh tính" },
  POSTAL_CARRIERS: { check: z.string().default("[]"), words: "danh sách JSON các đơn vị vận chuyển bưu chính và khoá của họ; bỏ trống: bưu tá nhà tự chở" },
  SIGNING_SERVICE: { check: z.string().default(""), words: "dịch vụ ký số từ xa dạng JSON: địa chỉ, khóa kết nối, dấu thời gian, tệp chứng thư gốc được tin; bỏ trống: không ký đối chiếu" },
  CLAMD_URL: { check: z.url({ protocol: /^tcp$/ }).or(z.literal("")).default(""), words: "địa chỉ clamd (quét vi-rút), dạng tcp://máy:3310; bỏ trống: không quét vi-rút" },
  DEMO_MODE: { check: z.stringbool().default(false), words: "true để cho phép chọn người dùng thử; không bao giờ bật khi chạy thật" },
  PORT: { check: z.coerce.number().int().min(1).max(65_535).default(3000), words: "cổng của trang web" },
  DATA_DIR: { check: z.string().min(1).default(".demo"), words: "thư mục dữ liệu của bản chạy thử" },
} as const;

export type EnvName = keyof typeof VARIABLES;
export type Env = { readonly [K in EnvName]: z.output<(typeof VARIABLES)[K]["check"]> };

export const ENV_NAMES = Object.keys(VARIABLES).filter((name): name is EnvName => name in VARIABLES);

/** What each long-running process cannot work without. */
const NEEDS = {
  web: ["DATABASE_APP_URL", "STORAGE_URL", "PUBLIC_ORIGIN", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "POSTAL_CARRIERS", "SIGNING_SERVICE", "CLAMD_URL", "DEMO_MODE", "PORT"],
  worker: ["DATABASE_JOBS_URL", "DATABASE_APP_URL", "STORAGE_URL", "PUBLIC_ORIGIN", "SMTP_URL", "MAIL_FROM", "POSTAL_CARRIERS", "SIGNING_SERVICE"],
  migrate: ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_JOBS_URL"],
} as const satisfies Record<string, readonly EnvName[]>;

/** The environment does not allow the work to begin; the message names every variable that is missing or wrong. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  constructor(readonly variables: readonly EnvName[]) {
    const lines = variables.map((name) => `  - ${name}: ${VARIABLES[name].words}`);
    super(`Biến môi trường còn thiếu hoặc sai (xem .env.example):\n${lines.join("\n")}`);
  }
}

/**
 * The checked values of the named variables, read now (nothing is checked when the module is loaded, so a build needs none).
 * An empty string counts as missing.
 *
 *     const { SMTP_URL, MAIL_FROM } = env("SMTP_URL", "MAIL_FROM");
 *
 * @throws EnvironmentError in Vietnamese, naming all of `names` that are missing or wrong; values are never printed.
 */
export function env<K extends EnvName>(...names: readonly K[]): Pick<Env, K> {
  const values: Partial<Env> = {};
  const wrong: EnvName[] = [];
  for (const name of names) {
    const given = process.env[name];
    const read = VARIABLES[name].check.safeParse(given === "" ? undefined : given);
    if (read.success) Object.assign(values, { [name]: read.data });
    else wrong.push(name);
  }
  if (!hasAll(values, names) || wrong.length > 0) throw new EnvironmentError(wrong);
  return values;
}

/** Stops a process at its start, rather than at its first request, when its environment is incomplete. @throws EnvironmentError */
export function checkEnv(kind: keyof typeof NEEDS): void {
  env(...NEEDS[kind]);
}

function hasAll<K extends EnvName>(values: Partial<Env>, names: readonly K[]): values is Partial<Env> & Pick<Env, K> {
  return names.every((name) => name in values);
}
