import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findDeadLetter } from "@roomstream/domain/operations/dead-letters";
import { replayDeadLetter } from "@roomstream/domain/operations/replay-dead-letter";
import { z } from "zod";
import { type Command, type Kit, Misuse } from "./command";
import { readParameters } from "./read-parameters";

/** How long the command waits to say how it went; an event that fails again is tried for about four seconds. */
const PATIENCE_MS = 10_000;

/** Replays one dead letter, as it is or edited, and says how it went. */
export const one: Command = {
  usage: ["one <id> [--edited <file.json>]"],
  async run(kit, parameters) {
    const { values, positionals } = readParameters(parameters, ["edited"], 1);
    const [deadLetterId = ""] = positionals;
    const { ctx, say } = kit;
    const edited =
      values.edited === undefined ? undefined : await readEvent(resolve(kit.folder, values.edited));
    const by = { kind: "system", part: "operator" } as const;
    const replayed = await replayDeadLetter({ ctx, deadLetterId, edited, by, propertyIds: null });
    if (!replayed.ok) {
      say(replayed.refusal.message);
      for (const { path, message } of replayed.refusal.errors ?? []) say(`  ${path}: ${message}`);
      return 1;
    }
    if (replayed.value.replacedBy === null) return tell(kit, deadLetterId);
    say(`Stored for ${replayed.value.group} as the event ${replayed.value.replacedBy}.`);
    return 0;
  },
};

async function tell({ ctx, say }: Kit, deadLetterId: string): Promise<number> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(200)) {
    const letter = await findDeadLetter({ ctx, deadLetterId, propertyIds: null });
    if (letter?.status === "open") {
      say(`It failed again: ${letter.errorKind}`);
      return 1;
    }
    if (letter && !letter.waits) {
      say(`${letter.group} has handled it.`);
      return 0;
    }
  }
  say("It waits for its group. When no worker of the group is running, start one.");
  return 0;
}

async function readEvent(file: string): Promise<Record<string, unknown>> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(jsonOf(await readFile(file, "utf8"), file));
  if (!parsed.success) throw new Misuse(`${file} must hold one event, as \`show\` prints it.`);
  return parsed.data;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}
