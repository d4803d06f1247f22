import path from "node:path";
import { defineConfig } from "vitest/config";

const shared = {
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: { name: "unit", include: ["lib/**/*.test.ts", "prisma/seed/**/*.test.ts", "components/**/*.test.ts", "scripts/**/*.test.ts", "tests/structure/**/*.test.ts"], env: { TZ: "America/St_Johns" }, testTimeout: 60_000 },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/matrix/**/*.test.ts"],
          globalSetup: ["tests/setup/global-database.ts"],
          env: { TZ: "America/St_Johns" },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          globalSetup: ["tests/setup/global-database.ts"],
          env: { TZ: "America/St_Johns" },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
