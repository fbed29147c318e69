import { deadLetterQuery } from "@roomstream/domain/operations/contract";
import { deadLetters } from "@roomstream/domain/operations/dead-letters";
import type { Command } from "./command";
import { Misuse } from "./command";
import { readParameters } from "./read-parameters";

/** Shows how many dead letters are open of each kind, and the newest of those asked for. */
export const list: Command = {
  usage: ["list [--group <g>] [--topic <t>] [--error <kind>] [--status open|replayed] [--cursor <id>]"],
  async run({ ctx, say }, parameters) {
    const names = ["group", "topic", "error", "status", "cursor"] as const;
    const { error: errorKind, ...values } = readParameters(parameters, names, 0).values;
    const query = deadLetterQuery.safeParse({ status: "open", errorKind, ...values });
    if (!query.success) throw new Misuse(query.error.issues.map((issue) => issue.message).join("; "));
    const { items, kinds, next } = await deadLetters({ ctx, query: query.data, propertyIds: null });
    for (const kind of kinds) {
      say(`  ${String(kind.count).padStart(6)} open  ${kind.group}  ${kind.topic}  ${kind.errorKind}`);
    }
    if (kinds.length > 0) say();
    for (const item of items) {
      const { deadLetterId, deadAt, group, topic, errorKind: kind, waits } = item;
      const state = waits ? "waits for its group" : item.status;
      say(`  ${deadLetterId}  ${deadAt}  ${group}  ${topic}  ${state}  ${kind}`);
    }
    if (items.length === 0) say("  There are none.");
    if (next !== null) say(`  There are more: add --cursor ${next}`);
    return 0;
  },
};
