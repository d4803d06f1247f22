import fs from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { checkEnv, env, ENV_NAMES, EnvironmentError } from "@/lib/platform/env";

afterEach(() => vi.unstubAllEnvs());

test(".env.example lists exactly the variables of the closed list", () => {
  const file = fs.readFileSync(path.resolve(import.meta.dirname, "../../.env.example"), "utf8");
  const listed = [...file.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.toSorted()).toEqual(ENV_NAMES.toSorted());
});

test("values arrive parsed, with defaults", () => {
  vi.stubEnv("PORT", "8080");
  vi.stubEnv("DEMO_MODE", undefined);
  vi.stubEnv("PUBLIC_ORIGIN", "https://motcua.vidu.vn/");
  expect(env("PORT", "DEMO_MODE", "PUBLIC_ORIGIN")).toEqual({ PORT: 8080, DEMO_MODE: false, PUBLIC_ORIGIN: "https://motcua.vidu.vn" });
});

test("one error names every missing or wrong variable in Vietnamese, and never its value", () => {
  for (const name of ENV_NAMES) vi.stubEnv(name, undefined);
  vi.stubEnv("DATABASE_URL", "mysql://root:hunter2@localhost/x");
  vi.stubEnv("DATABASE_APP_URL", "");
  vi.stubEnv("DATABASE_JOBS_URL", "postgresql://mcbc_jobs@localhost/mcbc");
  let thrown: unknown;
  try {
    checkEnv("migrate");
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(EnvironmentError);
  if (!(thrown instanceof EnvironmentError)) return;
  expect(thrown.variables).toEqual(["DATABASE_URL", "DATABASE_APP_URL"]);
  expect(thrown.message).toContain("DATABASE_APP_URL: địa chỉ PostgreSQL của vai trò mcbc_app");
  expect(thrown.message).not.toContain("hunter2");
});
