import { isIPv6 } from "node:net";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { openSignInTries, type SignInTries } from "../sign-in/tries";
import type { Caller } from "./caller";
import { type Mistakes, openMistakes } from "./mistakes";
import { type Fault, rateLimited } from "./problem";
import { openWrongNames, type WrongNames } from "./wrong-names";

declare module "fastify" {
  interface FastifyRequest {
    /** Whom the limiter that is being asked counts for. */
    limitKey: string;
  }
}

const MINUTE_MS = 60_000;

/** How many calls a minute of one address, limited key or member of staff; the last four count only mistakes. */
export const LIMITS = {
  create: 120,
  lookup: 600,
  read: 1_800,
  /** Apart from the rest, so that a probe and a page never take from each other. */
  health: 1_800,
  /** API keys of one address that are none. */
  badKey: 60,
  /** Wrong last names for one reservation, from wherever and by the hour: who guesses them changes addresses. */
  wrongName: 10,
  /** Wrong passwords for one e-mail, and of one address, in a quarter of an hour. */
  wrongPassword: 10,
  wrongPasswordOfAddress: 50,
};
export type LimitName = Exclude<
  keyof typeof LIMITS,
  "badKey" | "wrongName" | "wrongPassword" | "wrongPasswordOfAddress"
>;
export type Limits = {
  /** Counts one call; the fault when it is one too many. */
  count(limit: LimitName, key: string, request: FastifyRequest): Promise<Fault | undefined>;
  badKeys: Mistakes;
  wrongNames: WrongNames;
  signIns: SignInTries;
};

/** Opens the limits, which count in this process. */
export async function openLimits(app: FastifyInstance, most: typeof LIMITS): Promise<Limits> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  app.decorateRequest("limitKey", "");
  const limiter = (max: number) =>
    app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator: (request) => request.limitKey });
  const limiters: Record<LimitName, ReturnType<typeof limiter>> = {
    create: limiter(most.create),
    lookup: limiter(most.lookup),
    read: limiter(most.read),
    health: limiter(most.health),
  };
  return {
    count: async (limit, key, request) => {
      request.limitKey = key;
      const count = await limiters[limit](request);
      return !count.isAllowed && count.isExceeded ? rateLimited(count.ttlInSeconds) : undefined;
    },
    badKeys: openMistakes(most.badKey, MINUTE_MS),
    wrongNames: openWrongNames(most.wrongName),
    signIns: openSignInTries({ email: most.wrongPassword, address: most.wrongPasswordOfAddress }),
  };
}

/** Whom a call counts for; undefined when it does not count. */
export const limitKeyOf = (caller: Caller, request: FastifyRequest): string | undefined => {
  if (caller.kind === "guest") return addressKey(request.ip);
  if (caller.kind === "staff") return `staff:${caller.staffId}`;
  return caller.rateLimited ? `key:${caller.apiKeyId}` : undefined;
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
