import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks for a password without showing it; undefined when none was given. */
export async function askPassword(question: string): Promise<string | undefined> {
  const { stdin, stdout } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  try {
    if (stdin.isTTY) stdout.write(question);
    const answer = await Promise.race([
      lines.question(""),
      // What is piped in may be nothing at all.
      new Promise<string>((end) => lines.once("close", () => end(""))),
    ]);
    if (stdin.isTTY) stdout.write("\n");
    return answer === "" ? undefined : answer;
  } finally {
    lines.close();
  }
}
