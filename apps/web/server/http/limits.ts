import { isIPv6 } from "node:net";
import type { Memory } from "@roomstream/cache/port";
import type { FastifyRequest } from "fastify";
import { openSignInTries, type SignInTries } from "../sign-in/tries";
import type { Caller } from "./caller";
import { type Mistakes, openMistakes } from "./mistakes";
import { type Fault, rateLimited } from "./problem";
import { openWrongNames, type WrongNames } from "./wrong-names";

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
  count(limit: LimitName, key: string): Promise<Fault | undefined>;
  badKeys: Mistakes;
  wrongNames: WrongNames;
  signIns: SignInTries;
};

/** Opens the limits, which count wherever the memory is: with a shared one for all gateways together. */
export const openLimits = (memory: Memory, most: typeof LIMITS): Limits => ({
  count: async (limit, key) => {
    const { times, secondsLeft } = await memory.count({ name: limit, windowMs: MINUTE_MS }, key);
    return times > most[limit] ? rateLimited(secondsLeft) : undefined;
  },
  badKeys: openMistakes(memory, most.badKey, { name: "bad-key", windowMs: MINUTE_MS }),
  wrongNames: openWrongNames(memory, most.wrongName),
  signIns: openSignInTries(memory, { email: most.wrongPassword, address: most.wrongPasswordOfAddress }),
});

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
