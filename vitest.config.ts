import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tooling/test/longest-first.mjs";

const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: { name: "unit", include: ["**/*.unit.spec.{ts,tsx}"], exclude },
      },
      {
        test: {
          name: "int",
          include: ["**/*.int.spec.ts"],
          exclude,
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          pool: "forks",
          // Each file has a database of its own, on one server and two cores.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          teardownTimeout: 30_000,
        },
      },
    ],
  },
});
