import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { requestFor } from "@roomstream/domain/testing/test-hotel";
import { type House, KEY } from "./house";

export type Answer = { what: "read" | "write"; status: number; problem: boolean; ms: number };
type Call = { path: string; method?: string; body?: object; key?: string };

const EVERY_MS = 150;
const OFFERS = "/api/v1/properties/TEST-001/offers";

/** Guests and the desk who keep asking, whatever is away, and everything that they were answered. */
export class Guests {
  private answers: Answer[] = [];
  /** How long health took to answer, at most. */
  slowestHealth = 0;
  /** What was promised: each booking that was answered 201, by its confirmation number. */
  readonly acknowledged = new Map<string, "booked" | "cancelled">();
  /** Bookings that were refused because something was away, to be asked for again under their key. */
  private readonly again: string[] = [];
  private readonly stop = new AbortController();
  private readonly working: Promise<void>[];

  constructor(private readonly house: House) {
    this.working = [
      this.keep(() => this.book()),
      this.keep(() => this.read()),
      this.keep(() => this.cancel()),
    ];
  }

  /** What was answered since this was asked last. */
  heard(): Answer[] {
    return this.answers.splice(0);
  }

  async leave(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.working);
    // Who was told to come back later does, and is given the stay that may be there already.
    for (const key of this.again.splice(0)) await this.book(key);
  }

  get refused(): number {
    return this.again.length;
  }

  async health(): Promise<{ status: number; away: string[] }> {
    const began = performance.now();
    const response = await fetch(`${this.house.url}/api/health`);
    const { parts }: { parts: Record<string, { ok: boolean }> } = await response.json();
    this.slowestHealth = Math.max(this.slowestHealth, performance.now() - began);
    return { status: response.status, away: Object.keys(parts).filter((name) => !parts[name]?.ok) };
  }

  private async keep(work: () => Promise<void>): Promise<void> {
    while (!this.stop.signal.aborted) {
      await work();
      await sleep(EVERY_MS);
    }
  }

  private async book(key: string = randomUUID()): Promise<void> {
    const body = requestFor(this.house.ctx);
    const answer = await this.ask({ path: "/api/v1/reservations", method: "POST", body, key });
    if (answer.status === 201) this.acknowledged.set(answer.body.confirmationNumber, "booked");
    else this.again.push(key);
  }

  /** The one who booked first of those that have not cancelled. */
  private async cancel(): Promise<void> {
    const [number] = [...this.acknowledged].find(([, is]) => is === "booked") ?? [];
    if (number === undefined || this.acknowledged.size % 3 !== 0) return;
    const path = `/api/v1/reservations/${number}/cancel`;
    if ((await this.ask({ path, method: "POST", body: {} })).status === 200)
      this.acknowledged.set(number, "cancelled");
  }

  private async read(): Promise<void> {
    const { arrival, departure } = requestFor(this.house.ctx);
    await this.ask({ path: `${OFFERS}?arrival=${arrival}&departure=${departure}&adults=2&children=0` });
    const [number] = [...this.acknowledged].at(-1) ?? [];
    if (number !== undefined) await this.ask({ path: `/api/v1/reservations/${number}` });
  }

  private async ask({ path, method = "GET", body, key }: Call) {
    const began = performance.now();
    const response = await fetch(`${this.house.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body && { "content-type": "application/json" }),
        ...(key && { "idempotency-key": key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answered = {
      what: method === "GET" ? ("read" as const) : ("write" as const),
      status: response.status,
      problem: response.headers.get("content-type")?.startsWith("application/problem+json") ?? false,
      ms: performance.now() - began,
    };
    this.answers.push(answered);
    return { ...answered, body: await response.json() };
  }
}
