import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VARIABLES } from "@roomstream/environment/environment";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const fileAt = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const textOf = (path: string) => readFileSync(fileAt(path), "utf8");

const container = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({}).optional(),
});
const composeFile = z.object({ services: z.record(z.string(), container) });

const text = textOf("docker-compose.yml");
const { services } = composeFile.parse(parse(text, { merge: true }));
const ours = Object.entries(services).filter(([, { image }]) => image.startsWith("roomstream:"));
const ourNames = ours.map(([name]) => name);

/** The sources of the programs that a workspace builds into `dist`. */
const SOURCES: Record<string, (program: string) => string | undefined> = {
  "apps/web": (program) =>
    new RegExp(`${program}: "(server/[\\w/-]+\\.ts)"`).exec(textOf("apps/web/build.mjs"))?.[1],
  "apps/workers": (program) =>
    new RegExp(`${program}: "(src/[\\w/-]+\\.ts)"`).exec(textOf("apps/workers/build.mjs"))?.[1],
};

describe("docker-compose.yml", () => {
  it("runs a gateway, a container for each service, and what brings the data up to this version", () => {
    expect(ourNames).toEqual([
      "gateway",
      ...["property", "reservations", "availability", "rates", "payments", "analytics", "notifications"],
      "migrate",
    ]);
    for (const [name, { environment }] of ours)
      if (name !== "gateway" && name !== "migrate") expect(environment.WORKERS).toBe(name);
  });

  it.each(ours)("runs in %s a program that is built", (_name, { command = [] }) => {
    const [node, flag, script = ""] = command;
    expect([node, flag]).toEqual(["node", "--enable-source-maps"]);
    const [, workspace = "", program = ""] = /^(apps\/\w+)\/dist\/(\w+)\.js$/.exec(script) ?? [];
    const source = SOURCES[workspace]?.(program);
    expect(source).toBeDefined();
    expect(existsSync(fileAt(`${workspace}/${source}`))).toBe(true);
  });

  it.each(ours)("tells %s nothing that no program reads", (_name, { environment }) => {
    expect(Object.keys(environment).filter((name) => !VARIABLES.includes(name))).toEqual([]);
  });

  it.each(ours)("starts %s after what it stands on", (name, { depends_on }) => {
    expect(depends_on).toMatchObject({
      postgres: { condition: "service_healthy" },
      kafka: { condition: "service_healthy" },
    });
    if (name !== "migrate") expect(depends_on.migrate?.condition).toBe("service_completed_successfully");
  });

  it("looks after the health of all that stays running", () => {
    for (const [name, { image, healthcheck }] of Object.entries(services))
      if (!image.startsWith("roomstream:")) expect(healthcheck, name).toBeDefined();
    expect(textOf("Dockerfile")).toContain("HEALTHCHECK");
  });

  it("holds no secret and no default of one, and says where a missing one comes from", () => {
    const example = textOf(".env.example");
    for (const secret of ["POSTGRES_PASSWORD", "ENCRYPTION_KEY", "AUTH_SECRET"]) {
      const uses = text.match(new RegExp(`\\$\\{${secret}[^}]*\\}`, "g")) ?? [];
      expect(uses.length).toBeGreaterThan(0);
      for (const use of uses)
        expect(use).toMatch(/:\?is not set; copy \.env\.example to \.env and fill it in\}$/);
      expect(example).toMatch(new RegExp(`^${secret}=$`, "m"));
    }
  });
});

describe("Dockerfile", () => {
  it("installs the packages of every workspace before it copies the code", () => {
    const { workspaces } = z
      .object({ workspaces: z.array(z.string()) })
      .parse(JSON.parse(textOf("package.json")));
    expect(workspaces).toEqual(["packages/*", "apps/*", "bench", "e2e", "tooling"]);
    const { packages } = z
      .object({ packages: z.record(z.string(), z.looseObject({})) })
      .parse(JSON.parse(textOf("package-lock.json")));
    const folders = Object.keys(packages).filter((path) => path !== "" && !path.includes("node_modules"));
    for (const folder of folders)
      expect(textOf("Dockerfile")).toContain(`COPY ${folder}/package.json ${folder}/\n`);
  });
});
