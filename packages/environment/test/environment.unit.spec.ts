import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvironment, SERVICES } from "../src/environment";

const root = join(import.meta.dirname, "..", "..", "..");

describe("the environment", () => {
  it("needs nothing for the embedded mode", () => {
    expect(readEnvironment({})).toEqual({
      PORT: 3000,
      ROOMSTREAM_DATA: ".data",
      WORKERS: [...SERVICES],
      OTEL_TRACES_SAMPLER_ARG: 1,
      LOG_LEVEL: "info",
      serviceDatabaseUrls: {},
    });
  });

  it("is read into numbers, lists and the databases of services", () => {
    const read = readEnvironment({
      PORT: "8080",
      KAFKA_BROKERS: "one:9092, two:9092",
      WORKERS: "payments,rates",
      DATABASE_URL_PAYMENTS: "postgresql://user:secret@money:5432/payments",
      UNRELATED: "stays out",
    });
    expect(read).toMatchObject({
      PORT: 8080,
      KAFKA_BROKERS: ["one:9092", "two:9092"],
      WORKERS: ["payments", "rates"],
      serviceDatabaseUrls: { payments: "postgresql://user:secret@money:5432/payments" },
    });
    expect(read).not.toHaveProperty("UNRELATED");
  });

  it.each([
    ["redis://one:6379", { cluster: false, urls: ["redis://one:6379"] }],
    ["rediss://user:secret@one:6379", { cluster: false, urls: ["rediss://user:secret@one:6379"] }],
    ["redis+cluster://one:6379", { cluster: true, urls: ["redis://one:6379"] }],
    ["redis://one:6379, redis://two:6379", { cluster: true, urls: ["redis://one:6379", "redis://two:6379"] }],
  ])("reads from %s whether Redis is one node or a cluster", (REDIS_URL, place) => {
    expect(readEnvironment({ REDIS_URL }).REDIS_URL).toEqual(place);
  });

  it("takes an empty variable as one that is not set", () => {
    expect(readEnvironment({ PORT: "", REDIS_URL: "", DATABASE_URL: "" })).toEqual(readEnvironment({}));
  });

  it.each([
    ["PORT", "front door", "a port, 1 to 65535"],
    ["PORT", "70000", "a port, 1 to 65535"],
    ["DATABASE_URL", "mysql://host/name", "a URL like postgresql://"],
    ["DATABASE_URL_RATES", "rates", "a URL like postgresql://"],
    ["KAFKA_BROKERS", " , ", "addresses like host:9092"],
    ["REDIS_URL", "http://host:6379", "a URL like redis://"],
    ["REDIS_URL", "redis://one:6379,two:6379", "a URL like redis://"],
    ["ENCRYPTION_KEY", "c2hvcnQ=", "32 bytes in base64"],
    ["METRICS_PORT", "99999", "a port, 1 to 65535"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "grpc://host:4317", "a URL like http://collector:4318"],
    ["OTEL_TRACES_SAMPLER_ARG", "2", "a share from 0 to 1"],
    ["PUBLIC_URL", "ftp://hotel.example", "a URL like https://"],
    ["TRUSTED_PROXIES", ",", "addresses or networks"],
    ["WORKERS", "payments,housekeeping", "some of property, reservations"],
    ["ROOMSTREAM_DEMO", "yes", "0 or 1"],
    ["LOG_LEVEL", "loud", "fatal, error, warn, info, debug or silent"],
  ])("says of %s=%s what it must be, and does not repeat the value", (name, value, must) => {
    const read = () => readEnvironment({ [name]: value });
    expect(read).toThrow(`${name}: must be ${must}`);
    if (value.trim().length > 1) expect(read).not.toThrow(value);
  });

  it.each(["SMTP_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])(
    "refuses %s, whose feature does not exist yet, rather than ignore it",
    (name) => {
      expect(() => readEnvironment({ [name]: "anything" })).toThrow(`${name}: this version does not have`);
    },
  );

  it("takes another house that vouches for staff whole or not at all, and a secret that is long enough", () => {
    const oidc = {
      OIDC_ISSUER: "https://login.example",
      OIDC_CLIENT_ID: "roomstream",
      OIDC_CLIENT_SECRET: "told-to-nobody",
    };
    expect(readEnvironment(oidc)).toMatchObject(oidc);
    const { OIDC_CLIENT_SECRET: _secret, ...half } = oidc;
    expect(() => readEnvironment(half)).toThrow("OIDC_CLIENT_SECRET: is missing");
    expect(() => readEnvironment({ AUTH_SECRET: "short" })).toThrow("AUTH_SECRET: must be at least 32");
  });

  it("refuses the database of a service that there is not", () => {
    expect(() => readEnvironment({ DATABASE_URL_PAYMENT: "postgresql://host/name" })).toThrow(
      /DATABASE_URL_PAYMENT: there is no such service; it must be one of .*DATABASE_URL_PAYMENTS/,
    );
  });

  it("names everything that is wrong at once", () => {
    const read = () => readEnvironment({ PORT: "x", LOG_LEVEL: "loud", SMTP_URL: "smtp://post" });
    for (const name of ["PORT", "LOG_LEVEL", "SMTP_URL"]) expect(read).toThrow(`${name}: `);
  });

  it("is read by programs only: no other code of ours looks at process.env", () => {
    const config: { linter: { rules: { style: Record<string, unknown> } } } = JSON.parse(
      readFileSync(join(root, "biome.json"), "utf8"),
    );
    expect(config.linter.rules.style).toMatchObject({ noProcessEnv: "error" });
    const readers = [
      "packages/db/src",
      "packages/cache/src",
      "packages/events/src",
      "packages/domain/src",
      "packages/environment/src",
    ].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((path) => /\.tsx?$/.test(path) && !/(^|[\\/])(generated|testing)[\\/]|\.spec\./.test(path))
        .filter((path) =>
          /process\s*\.\s*env\b|\benv\b.*from "node:process"/.test(
            readFileSync(join(root, folder, path), "utf8"),
          ),
        )
        .map((path) => `${folder}/${path}`),
    );
    expect(readers).toEqual([]);
  });
});
