import { z } from "zod";

/** What exists only with a later version: naming it today would be ignored silently, so it is refused. */
const NOT_YET = [
  "REDIS_URL",
  "SMTP_URL",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "AUTH_SECRET",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
] as const;

/** The services that run as workers; `property` is reference data without a worker of its own. */
export const WORKER_SERVICES = [
  "reservations",
  "availability",
  "rates",
  "payments",
  "analytics",
  "notifications",
] as const;
export type WorkerService = (typeof WORKER_SERVICES)[number];

export const SERVICES = ["property", ...WORKER_SERVICES] as const;
export type Service = (typeof SERVICES)[number];

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a URL like postgresql://user:password@host:5432/name",
});
const list = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)).min(1));

const serviceUrls = Object.fromEntries(
  SERVICES.map((service) => [`DATABASE_URL_${service.toUpperCase()}`, postgresUrl.optional()]),
);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where the embedded database, keys and `demo.json` live. */
  ROOMSTREAM_DATA: z.string().min(1).default(".data"),
  DATABASE_URL: postgresUrl.optional(),
  KAFKA_BROKERS: list.optional(),
  /** 32 bytes in base64; generated into the data folder in embedded mode. */
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64")
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list.optional(),
  /** The services of this worker process; all of them when not given. */
  WORKERS: list.pipe(z.array(z.enum(WORKER_SERVICES))).default([...WORKER_SERVICES]),
  ROOMSTREAM_DEMO: z.enum(["0", "1"]).optional(),
  /** `service/point`, or `point` for any: the process kills itself there, once. For crash tests. */
  ROOMSTREAM_FAIL_POINT: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

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
  const problems = NOT_YET.filter((name) => given[name] !== undefined).map(
    (name) => `${name}: this version does not have the feature yet; remove the variable`,
  );
  const own = schema.safeParse(given);
  const urls = z.object(serviceUrls).safeParse(given);
  for (const parsed of [own, urls]) {
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
    }
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
