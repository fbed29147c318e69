import { isIPv6 } from "node:net";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "./caller";
import type { Fault } from "./problem";

declare module "fastify" {
  interface FastifyRequest {
    /** Whom the limiter that is being asked counts for. */
    limitKey: string;
  }
}

/** How many calls a minute: of one address or limited key, and of one reservation's number. */
export const LIMITS = {
  create: 120,
  lookup: 600,
  /** Look-ups of one reservation, from wherever: who guesses last names changes addresses. */
  reservation: 300,
  read: 1_800,
  /** Apart from the rest, so that a probe and a page never take from each other. */
  health: 1_800,
  /** API keys that are none. */
  badKey: 60,
};
export type LimitName = keyof typeof LIMITS;
export type Limits = {
  /** Counts one call; the fault when it is one too many. */
  count(limit: LimitName, key: string, request: FastifyRequest): Promise<Fault | undefined>;
};

/** Counts calls by the minute, in this process. */
export async function openLimits(app: FastifyInstance, most: Record<LimitName, number>): Promise<Limits> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  app.decorateRequest("limitKey", "");
  const limiter = (max: number) =>
    app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: (request) => request.limitKey });
  const limiters: Record<LimitName, ReturnType<typeof limiter>> = {
    create: limiter(most.create),
    lookup: limiter(most.lookup),
    reservation: limiter(most.reservation),
    read: limiter(most.read),
    health: limiter(most.health),
    badKey: limiter(most.badKey),
  };
  return {
    count: async (limit, key, request) => {
      request.limitKey = key;
      const count = await limiters[limit](request);
      return !count.isAllowed && count.isExceeded ? rateLimited(count.ttlInSeconds) : undefined;
    },
  };
}

export const rateLimited = (seconds: number): Fault => ({
  code: "RATE_LIMITED",
  message: `Too many requests; wait ${seconds} s, or use an API key.`,
  retryAfter: seconds,
});

/** Whom a call counts for; undefined when it does not count. */
export const limitKeyOf = (caller: Caller, request: FastifyRequest): string | undefined => {
  if (caller.kind === "guest") return addressKey(request.ip);
  return caller.rateLimited ? `key:${caller.name}` : undefined;
};

/** One name for one visitor: of an IPv6 address the network's half, since anybody owns all the rest. */
export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = (ip.split("%")[0] ?? ip).toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
