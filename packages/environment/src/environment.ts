import { z } from "zod";

/** What exists only with a later version: naming it today would be ignored silently, so it is refused. */
const NOT_YET = ["SMTP_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"];

/** These come together: another house that vouches for staff by OpenID Connect. */
const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** The services that run as workers. */
export const SERVICES = [
  "property",
  "reservations",
  "availability",
  "rates",
  "payments",
  "analytics",
  "notifications",
] as const;
export type Service = (typeof SERVICES)[number];

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const list = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)).min(1));

/** One node, or a cluster: several nodes of it, or one as `redis+cluster://`. */
const redis = list.pipe(z.array(z.url({ protocol: /^rediss?(\+cluster)?$/ }))).transform((urls) => ({
  cluster: urls.length > 1 || urls.some((url) => url.includes("+cluster:")),
  urls: urls.map((url) => url.replace("+cluster:", ":")),
}));

const serviceUrls = Object.fromEntries(
  SERVICES.map((service) => [`DATABASE_URL_${service.toUpperCase()}`, postgresUrl.optional()]),
);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where the embedded database, keys and `demo.json` live. */
  ROOMSTREAM_DATA: z.string().min(1).default(".data"),
  DATABASE_URL: postgresUrl.optional(),
  KAFKA_BROKERS: list.optional(),
  REDIS_URL: redis.optional(),
  /** 32 bytes in base64; generated into the data folder in embedded mode. */
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, "base64").length === 32)
    .optional(),
  /** Sessions of staff are encrypted with it; generated into the data folder in embedded mode. */
  AUTH_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button to it says: "Sign in with …". */
  OIDC_NAME: z.string().max(40).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))).optional(),
  /** The services of this worker process; all of them when not given. */
  WORKERS: list.pipe(z.array(z.enum(SERVICES))).default([...SERVICES]),
  ROOMSTREAM_DEMO: z.enum(["0", "1"]).optional(),
  /** `service/point`, or `point` for any: the process kills itself there, once. For crash tests. */
  ROOMSTREAM_FAIL_POINT: z.string().optional(),
  /** Where `/metrics` and `/health` of this process are; nowhere when not given. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** The collector that traces are sent to; without one there are none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The share of all requests that is traced. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

/** What each variable must be, for whoever set it wrongly; its value may be a secret and is never repeated. */
const MUST_BE: Record<keyof typeof schema.shape, string> = {
  PORT: "a port, 1 to 65535",
  ROOMSTREAM_DATA: "a folder",
  DATABASE_URL: "a URL like postgresql://user:password@host:5432/name",
  KAFKA_BROKERS: "addresses like host:9092, with commas between them",
  REDIS_URL: "a URL like redis://host:6379, or several nodes of a cluster with commas between them",
  ENCRYPTION_KEY: "32 bytes in base64",
  AUTH_SECRET: "at least 32 characters, for example from `openssl rand -base64 32`",
  OIDC_ISSUER: "a URL like https://login.example, where /.well-known/openid-configuration is",
  OIDC_CLIENT_ID: "the id that the issuer gave",
  OIDC_CLIENT_SECRET: "the secret that the issuer gave",
  OIDC_NAME: "a name of at most 40 characters",
  PUBLIC_URL: "a URL like https://hotel.example",
  TRUSTED_PROXIES: "addresses or networks like 10.0.0.0/8, with commas between them",
  WORKERS: `some of ${SERVICES.join(", ")}, with commas between them`,
  ROOMSTREAM_DEMO: "0 or 1",
  ROOMSTREAM_FAIL_POINT: "the name of a point",
  METRICS_PORT: "a port, 1 to 65535, other than PORT",
  OTEL_EXPORTER_OTLP_ENDPOINT: "a URL like http://collector:4318",
  OTEL_TRACES_SAMPLER_ARG: "a share from 0 to 1, like 0.05",
  LOG_LEVEL: "fatal, error, warn, info, debug or silent",
};

/** Every variable that is read. */
export const VARIABLES: readonly string[] = [...Object.keys(MUST_BE), ...Object.keys(serviceUrls)];

const mustBe = (name: string) =>
  Object.entries(MUST_BE).find(([known]) => known === name)?.[1] ?? MUST_BE.DATABASE_URL;

/** What is wrong with names: those of features to come, and databases of services that there are not. */
function wrongNames(names: string[]): string[] {
  return names.flatMap((name) => {
    if (NOT_YET.includes(name))
      return `${name}: this version does not have the feature yet; remove the variable`;
    if (!name.startsWith("DATABASE_URL_") || Object.hasOwn(serviceUrls, name)) return [];
    return `${name}: there is no such service; it must be one of ${Object.keys(serviceUrls).join(", ")}`;
  });
}

/** What is missing of variables that only work together. */
function missing(names: string[]): string[] {
  if (!names.some((name) => name.startsWith("OIDC_"))) return [];
  return OIDC.filter((name) => !names.includes(name)).map(
    (name) => `${name}: is missing; ${OIDC.join(", ")} come together`,
  );
}

export type Environment = z.infer<typeof schema> & {
  /** Where a service's database is, when it is not the common one. */
  serviceDatabaseUrls: Partial<Record<Service, string>>;
};

/**
 * Parses the process environment once, at start.
 * Throws an Error whose message lists every wrong variable and what it must be.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const problems = [...wrongNames(Object.keys(given)), ...missing(Object.keys(given))];
  const own = schema.safeParse(given);
  const urls = z.object(serviceUrls).safeParse(given);
  for (const parsed of [own, urls]) {
    if (parsed.success) continue;
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    problems.push(...[...names].map((name) => `${name}: must be ${mustBe(name)}`));
  }
  if (!own.success || !urls.success || problems.length > 0) {
    throw new Error(`The environment cannot be used:\n  ${problems.join("\n  ")}`);
  }
  const serviceDatabaseUrls: Environment["serviceDatabaseUrls"] = {};
  for (const service of SERVICES) {
    const url = urls.data[`DATABASE_URL_${service.toUpperCase()}`];
    if (url) serviceDatabaseUrls[service] = url;
  }
  return { ...own.data, serviceDatabaseUrls };
}
