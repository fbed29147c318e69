import { findDeadLetter } from "@roomstream/domain/operations/dead-letters";
import type { Command } from "./command";
import { readParameters } from "./read-parameters";

/** Shows one dead letter; its event is printed last, so that it can be kept in a file and edited. */
export const show: Command = {
  usage: ["show <id>"],
  async run({ ctx, say }, parameters) {
    const [deadLetterId = ""] = readParameters(parameters, [], 1).positionals;
    const letter = await findDeadLetter({ ctx, deadLetterId, propertyIds: null });
    if (!letter) {
      say("There is no such dead letter; `list` shows which there are.");
      return 1;
    }
    const { envelope, value, error, ...about } = letter;
    for (const [name, said] of Object.entries(about)) if (said !== null) say(`${name.padEnd(14)}${said}`);
    say(`\n${error}\n`);
    say(envelope === null ? value : JSON.stringify(envelope, null, 2));
    return 0;
  },
};
