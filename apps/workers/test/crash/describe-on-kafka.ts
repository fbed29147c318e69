import { describe, it } from "vitest";
import { type Ground, onKafka } from "./grounds";

/** Describes what Kafka must survive; where none can be had on this machine, says why in place of the tests. */
export async function describeOnKafka(
  name: string,
  describeIt: (name: string, open: () => Promise<Ground>) => void,
): Promise<void> {
  const ground = await onKafka();
  if (typeof ground !== "string") {
    describeIt(name, async () => ground);
    return;
  }
  process.stderr.write(`\n${name} were NOT tested: ${ground}\n`);
  describe(name, () => {
    it.skip(`is not tested: ${ground.split("\n")[0]}`, () => undefined);
  });
}
