import { expect, it } from "vitest";
import { openWatchers } from "../../lib/live/watchers";

const live = { state: "live" } as const;

it("given what somebody watches and may no longer watch, then it is read again once, which tells that it may not be read either", () => {
  const watchers = openWatchers();
  let reads = 0;
  watchers.add(["PROP-001 stay"], {
    changed: () => undefined,
    everything: () => {
      reads += 1;
    },
    connection: () => undefined,
  });
  watchers.stands({ connection: live, covered: ["PROP-001 stay"], refused: [] }, false);
  const before = reads;
  const refused = { connection: live, covered: [], refused: ["PROP-001 stay"] };
  watchers.stands(refused, false);
  watchers.stands(refused, false);
  expect(reads).toBe(before + 1);
});
