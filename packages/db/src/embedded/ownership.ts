import { randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";

type Owner = { port: number; token: string };

/** Whether the process that wrote the file still lives: it answers on its port with its token. A pid may be another's by now. */
function answers({ port, token }: Owner): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect({ host: "127.0.0.1", port, timeout: 1_000 });
    const done = () => {
      socket.destroy();
      resolve(heard === token);
    };
    socket.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
    });
    socket.on("end", done).on("error", done).on("timeout", done);
  });
}

async function livingOwner(file: string): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  try {
    return await answers(JSON.parse(text) as Owner);
  } catch {
    // A file cut off by a crash names nobody.
    return false;
  }
}

/**
 * Makes this process the owner of a data folder until it ends or releases it; throws when another one lives.
 * Only the owner may stop a Postgres that it finds running there.
 */
export async function takeOwnership(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, "owner");
  if (await livingOwner(file)) {
    throw new Error(
      `Another process is running with the data in ${dataDir}. Stop it, or set ROOMSTREAM_DATA to another folder.`,
    );
  }
  const token = randomUUID();
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(token);
  });
  server.unref();
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(address && typeof address === "object" ? address.port : 0);
    });
  });
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ port, token } satisfies Owner), { flag: "wx", mode: 0o600 });
  return async () => {
    server.close();
    await rm(file, { force: true });
  };
}
