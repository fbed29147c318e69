import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "./support/environment";
import type { SystemOptions } from "./support/journey";

const launchOptions = {
  ...(chromiumPath ? { executablePath: chromiumPath } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
};
const desktop = { viewport: { width: 1280, height: 900 }, launchOptions };
const phone = { ...devices["Pixel 7"], launchOptions };

/**
 * Every journey on a desktop. On a phone those tagged `@phone`: whose page is laid out or touched in another way there. On Kafka
 * those tagged `@bus`, one for each way through it; what each service does with what it hears is the same on both.
 */
export default defineConfig<SystemOptions>({
  testDir: "journeys",
  testMatch: "**/*.e2e.spec.ts",
  globalSetup: "./support/start-systems.ts",
  outputDir: "test-results",
  // A journey that goes on for longer is stuck, on any machine.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Pictures of every moment would cost the browsers as much as the pages do.
  use: { trace: { mode: "retain-on-failure", screenshots: false }, screenshot: "only-on-failure" },
  projects: [
    { name: "embedded, desktop", use: { ...desktop, setUp: "embedded" }, grepInvert: /@phone-only/ },
    { name: "embedded, phone", use: { ...phone, setUp: "embedded" }, grep: /@phone/ },
    { name: "Kafka, desktop", use: { ...desktop, setUp: "kafka" }, grep: /@bus/ },
  ],
});
