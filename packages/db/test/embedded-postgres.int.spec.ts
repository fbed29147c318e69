import { spawn } from "node:child_process";
import { access, chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../src/embedded/embedded-postgres";

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // The server is stopped under it; a query that needed it fails by itself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

describe("the embedded PostgreSQL", () => {
  let folder: string;
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];
  const start = async (options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) => {
    const postgres = await startEmbeddedPostgres({
      dataDir,
      settings: { shared_buffers: "16MB" },
      ...options,
    });
    running.push(postgres);
    return postgres;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "roomstream-embedded-"));
    await chmod(folder, 0o755);
    dataDir = join(folder, "data");
  });
  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("keeps its data, password and port between starts", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE guest_book (line text)");
    await query(first.url, "INSERT INTO guest_book VALUES ('lovely')");
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT line FROM guest_book")).toEqual(["lovely"]);
  });

  it("has a commit on disk before it acknowledges it, and listens to this machine only", async () => {
    const { url } = await start();
    expect(await query(url, "SHOW fsync")).toEqual(["on"]);
    expect(await query(url, "SHOW synchronous_commit")).toEqual(["on"]);
    expect(await query(url, "SHOW full_page_writes")).toEqual(["on"]);
    expect(await query(url, "SHOW listen_addresses")).toEqual(["127.0.0.1"]);
  });

  it("lets nobody in without the password, which only its owner can read", async () => {
    const { url } = await start();
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(query(stranger.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    expect((await stat(join(dataDir, "password"))).mode & 0o777).toBe(0o600);
  });

  it("comes back by itself after it was killed, on the same URL and with what was committed", async () => {
    const onExit = vi.fn();
    const first = await start({ onExit });
    await query(first.url, "CREATE TABLE guest_book AS SELECT 'lovely' AS line");
    first.kill();
    await vi.waitFor(() => expect(onExit).toHaveBeenCalledWith({ code: null, signal: "SIGKILL" }));
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT line FROM guest_book")).toEqual(["lovely"]);
  });

  it("does not report an end that was asked for", async () => {
    const onExit = vi.fn();
    const postgres = await start({ onExit });
    await postgres.stop();
    expect(onExit).not.toHaveBeenCalled();
  });

  it("belongs to one living process: a second one is told so", async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(/Another process is running with the data/);
    expect(await query(url, "SELECT 1")).toEqual([1]);
  });

  it("is not in our process group, so that Ctrl-C reaches us first", async () => {
    const { pid } = await start();
    const ps = spawn("ps", ["-o", "pgid=", "-p", `${pid}`]);
    const text = await ps.stdout.setEncoding("utf8").toArray();
    expect(Number(text.join(""))).toBe(pid);
  });

  it("that a killed process left running is replaced", async () => {
    const first = await start();
    // What the killed process would leave: a server that runs, and an owner that does not answer.
    await rm(join(dataDir, "owner"));
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url, "SELECT 1")).toEqual([1]);
  });

  it("starts although its lock file names a process that is some other program by now", async () => {
    const first = await start();
    first.kill();
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      const file = join(dataDir, "cluster", "postmaster.pid");
      const text = await readFile(file, "utf8");
      await writeFile(file, text.replace(/^\d+/, `${other.pid}`));
      await vi.waitFor(() => expect(access(join(dataDir, "owner"))).rejects.toThrow());
      expect(await query((await start()).url, "SELECT 1")).toEqual([1]);
      expect(other.exitCode).toBeNull();
    } finally {
      other.kill();
    }
  });

  it("chooses another port when the remembered one was taken meanwhile", async () => {
    const first = await start();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(port, "127.0.0.1", listening));
    try {
      const second = await start();
      expect(Number(new URL(second.url).port)).not.toBe(port);
    } finally {
      squatter.close();
    }
  });

  it.runIf(process.getuid?.() === 0)("runs below a folder that only root may enter", async () => {
    await chmod(folder, 0o700);
    const first = await start();
    expect(await query(first.url, "SELECT 1")).toEqual([1]);
    await first.stop();
    expect(await query((await start()).url, "SHOW fsync")).toEqual(["on"]);
  });
});
