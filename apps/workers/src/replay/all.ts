import { replayKind } from "@roomstream/domain/operations/replay-kind";
import { type Command, Misuse } from "./command";
import { readParameters } from "./read-parameters";

/** Replays all open dead letters of a kind, as they are. */
export const all: Command = {
  usage: ["all --group <g> --topic <t> [--error <kind>]"],
  async run({ ctx, say }, parameters) {
    const {
      group,
      topic,
      error: errorKind,
    } = readParameters(parameters, ["group", "topic", "error"], 0).values;
    if (group === undefined || topic === undefined) throw new Misuse("Name --group and --topic.");
    const by = { kind: "system", part: "operator" } as const;
    const replayed = await replayKind({ ctx, kind: { group, topic, errorKind }, by, propertyIds: null });
    if (!replayed.ok) throw new Misuse(replayed.refusal.message);
    const { replayed: count, toBeEdited } = replayed.value;
    say(`${count} given back to ${group}.`);
    if (toBeEdited > 0) say(`${toBeEdited} are no events as they are: show each, edit it, and replay that.`);
    return 0;
  },
};
