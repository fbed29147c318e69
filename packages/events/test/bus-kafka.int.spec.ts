import { describe, it } from "vitest";
import { kafkaGround } from "./bus/kafka-ground";
import { describeBus } from "./bus-conformance";

const ground = await kafkaGround();

if (typeof ground === "string") {
  process.stderr.write(`\nThe bus on Kafka was NOT tested: ${ground}\n`);
  describe("the bus on Kafka", () => {
    it.skip(`is not tested: ${ground.split("\n")[0]}`, () => undefined);
  });
} else {
  describeBus("the bus on Kafka", async () => ground);
}
