import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "@roomstream/environment/environment";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Kept, keepAlive } from "../../src/supervisor/keep-alive";
import { stopOrphans } from "../../src/supervisor/orphans";
import { checkPortIsFree } from "../../src/supervisor/port";
import { authSecret, encryptionKey } from "../../src/supervisor/secrets";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "supervisor-"));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const script = (text: string) => {
  const file = join(folder, "program.mjs");
  writeFileSync(file, text);
  return file;
};

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    // Nobody of that id is there to be signalled.
    return false;
  }
};

describe("a process that is kept alive", () => {
  let kept: Kept | undefined;
  const pids: number[] = [];
  const log = () => join(folder, "program.log");
  const keep = async (text: string, environment: Record<string, string> = {}) => {
    pids.length = 0;
    kept = await keepAlive({
      name: "program",
      script: script(text),
      environment: { ...process.env, ...environment },
      log: log(),
      onStart: (pid) => pids.push(pid),
      onGiveUp: () => undefined,
    });
  };
  afterEach(async () => kept?.stop(100));

  it("given it is killed, then another takes its place, without its fail point", async () => {
    await keep("console.log('armed: ' + process.env.ROOMSTREAM_FAIL_POINT); setInterval(() => {}, 1000);", {
      ROOMSTREAM_FAIL_POINT: "relay.sent",
    });
    await vi.waitFor(() => expect(readFileSync(log(), "utf8")).toContain("armed: relay.sent"), 5_000);
    process.kill(pids[0] ?? 0, "SIGKILL");
    await vi.waitFor(() => expect(readFileSync(log(), "utf8")).toContain("armed: undefined"), 5_000);
    expect(pids).toHaveLength(2);
  });

  it("given it does not end when asked, then it is ended after its time", async () => {
    await keep("process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);");
    await vi.waitFor(() => expect(readFileSync(log(), "utf8")).toContain("up"), 5_000);
    const started = Date.now();
    await kept?.stop(300);
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    expect(lives(pids[0] ?? 0)).toBe(false);
  });

  it("given it was stopped, then nothing takes its place", async () => {
    await keep("setInterval(() => {}, 1000);");
    await kept?.stop(1_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(pids).toHaveLength(1);
  });
});

describe("what a killed start left running", () => {
  let child: ChildProcess;
  beforeEach(() => {
    child = spawn(process.execPath, [script("setInterval(() => {}, 1000);")], {
      detached: true,
      stdio: "ignore",
    });
  });
  afterEach(() => child.kill("SIGKILL"));

  it("is stopped", async () => {
    const ended = once(child, "exit");
    const processes = [{ name: "program", pid: child.pid ?? 0, script: join(folder, "program.mjs") }];
    expect(await stopOrphans({ url: "", environment: {}, processes })).toBe(1);
    await ended;
  });

  it("is left alone when its process id has gone to another program", async () => {
    const processes = [{ name: "gateway", pid: child.pid ?? 0, script: "/somewhere/else.js" }];
    expect(await stopOrphans({ url: "", environment: {}, processes })).toBe(0);
    expect(lives(child.pid ?? 0)).toBe(true);
  });
});

describe("the encryption key", () => {
  it("is made once, for its owner's eyes only", async () => {
    const key = await encryptionKey(readEnvironment({}), folder);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(statSync(join(folder, "keys/encryption.key")).mode & 0o777).toBe(0o600);
    expect(await encryptionKey(readEnvironment({}), folder)).toBe(key);
  });

  it("is not made up for a database of one's own", async () => {
    const environment = readEnvironment({ DATABASE_URL: "postgresql://a:b@localhost/c" });
    await expect(encryptionKey(environment, folder)).rejects.toThrow("ENCRYPTION_KEY is not set");
  });

  it("is not made anew for data that an older one sealed", async () => {
    mkdirSync(join(folder, "postgres"));
    await expect(encryptionKey(readEnvironment({}), folder)).rejects.toThrow("encryption.key is missing");
  });
});

describe("the secret of sessions", () => {
  it("is made where there is none, also beside data of an earlier version, and kept", async () => {
    mkdirSync(join(folder, "postgres"));
    const secret = await authSecret(readEnvironment({}), folder);
    expect(statSync(join(folder, "keys/auth.secret")).mode & 0o777).toBe(0o600);
    expect(await authSecret(readEnvironment({}), folder)).toBe(secret);
  });

  it("is not made up for a database of one's own", async () => {
    const environment = readEnvironment({ DATABASE_URL: "postgresql://a:b@localhost/c" });
    await expect(authSecret(environment, folder)).rejects.toThrow("AUTH_SECRET is not set");
  });
});

it("says which other port to choose when the gateway's is in use", async () => {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  await expect(checkPortIsFree(port)).rejects.toThrow(`Port ${port} is in use`);
  server.close();
});
