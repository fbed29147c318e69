import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import pino from "pino";
import { all } from "./replay/all";
import { type Command, Misuse } from "./replay/command";
import { list } from "./replay/list";
import { one } from "./replay/one";
import { rebuild } from "./replay/rebuild";
import { show } from "./replay/show";

const COMMANDS: Record<string, Command> = { list, show, one, all, rebuild };
const USAGE = Object.values(COMMANDS)
  .flatMap(({ usage }) => usage.map((line) => `  npm run replay -- ${line}`))
  .join("\n");

const complain = (words: string) => process.stderr.write(`${words}\n`);

const [name = "", ...parameters] = process.argv.slice(2);
const command = COMMANDS[name];
process.exitCode = command ? await runCommand(command) : 2;
if (!command) complain(`Say what to do:\n\n${USAGE}`);

async function runCommand(asked: Command): Promise<number> {
  const log = pino(
    { name: "replay", level: "warn", serializers: { err: errorForLog } },
    pino.destination(process.stderr.fd),
  );
  const opened = openContext(readEnvironment(process.env), log, "replay");
  const kit = {
    ctx: opened.ctx,
    bus: opened.bus,
    say: (line = "") => void process.stdout.write(`${line}\n`),
    folder: process.env.INIT_CWD ?? process.cwd(),
  };
  try {
    return await asked.run(kit, parameters);
  } catch (error) {
    if (error instanceof Misuse) complain(`${error.message}\n\n${USAGE}`);
    else complain(error instanceof Error ? error.message : String(error));
    return error instanceof Misuse ? 2 : 1;
  } finally {
    await opened.close();
  }
}
