import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "./support/environment";
import type { SystemOptions } from "./support/journey";

const launchOptions = {
  ...(chromiumPath ? { executablePath: chromiumPath } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
};
const desktop = { viewport: { width: 1280, height: 900 }, launchOptions };
const phone = { ...devices["Pixel 7"], launchOptions };

/** The journeys that go through the bus. */
const ofGuests = "**/{book,change,cancel}-*.e2e.spec.ts";

/** Every journey on both devices, and on both set-ups: the embedded log, and Kafka. */
export default defineConfig<SystemOptions>({
  testDir: "journeys",
  testMatch: "**/*.e2e.spec.ts",
  globalSetup: "./support/start-systems.ts",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  use: { trace: "retain-on-failure", screenshot: "only-on-failure" },
  projects: [
    { name: "embedded, desktop", use: { ...desktop, setUp: "embedded" } },
    { name: "embedded, phone", use: { ...phone, setUp: "embedded" } },
    { name: "Kafka, desktop", use: { ...desktop, setUp: "kafka" }, testMatch: ofGuests },
    { name: "Kafka, phone", use: { ...phone, setUp: "kafka" }, testMatch: ofGuests },
  ],
});
