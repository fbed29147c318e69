import { describe, it } from "vitest";
import { describeCrashes } from "./crash/crash-suite";
import { onKafka } from "./crash/grounds";

const ground = await onKafka();

if (typeof ground === "string") {
  process.stderr.write(`\nCrashes on Kafka were NOT tested: ${ground}\n`);
  describe("crashes on Kafka", () => {
    it.skip(`is not tested: ${ground.split("\n")[0]}`, () => undefined);
  });
} else {
  describeCrashes("crashes on Kafka", async () => ground);
}
