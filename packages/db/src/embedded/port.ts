import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

/** A free port of 127.0.0.1: the wanted one if it is free, else any. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  const bound = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        const address = server.address();
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("A TCP server has no port"));
      });
    });
  try {
    return await bound(wanted);
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort(0);
  } finally {
    if (server.listening) await new Promise((closed) => server.close(closed));
  }
}

export const portFile = (dataDir: string) => join(dataDir, "port");

/** The port of the last start if it is still free, so that whoever knows the URL finds the database again. */
export async function choosePort(dataDir: string): Promise<number> {
  const text = await readFile(portFile(dataDir), "utf8").catch(() => "0");
  const remembered = Number(text);
  return freePort(Number.isInteger(remembered) && remembered > 0 && remembered < 65_536 ? remembered : 0);
}
