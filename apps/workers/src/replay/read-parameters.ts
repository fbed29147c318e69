import { type ParseArgsConfig, parseArgs } from "node:util";
import { z } from "zod";
import { Misuse } from "./command";

/** Options with a value each, and so many ids beside them; anything else is a misuse. */
export function readParameters<const Name extends string>(
  parameters: string[],
  names: readonly Name[],
  positionals: number,
): { values: Partial<Record<Name, string>>; positionals: string[] } {
  const options: ParseArgsConfig["options"] = Object.fromEntries(
    names.map((name) => [name, { type: "string" }]),
  );
  try {
    const read = parseArgs({ args: parameters, options, allowPositionals: true });
    const wrong =
      read.positionals.length !== positionals || !z.array(z.uuid()).safeParse(read.positionals).success;
    if (wrong) throw new Misuse(positionals === 0 ? "Name options only." : "Name one dead letter by its id.");
    return { values: read.values as Partial<Record<Name, string>>, positionals: read.positionals };
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}
