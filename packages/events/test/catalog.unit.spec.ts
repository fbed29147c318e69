import { readdirSync, readFileSync } from "node:fs";
import { SERVICES } from "@roomstream/environment/environment";
import { describe, expect, it } from "vitest";
import { catalog, eventNames, isEventName, topicPlans, topicsOf } from "../src/catalog/catalog";
import { parseEvent } from "../src/envelope";

/** The table of the design: topic, partitions, and the groups that read it. */
const TOPICS: Record<string, [partitions: number, groups: string]> = {
  "reservation.created": [6, "availability payments rates analytics"],
  "reservation.confirmed": [6, "availability payments analytics notifications"],
  "reservation.modified": [6, "availability payments notifications property"],
  "reservation.cancelled": [6, "availability payments analytics notifications"],
  "reservation.checkin": [6, "payments analytics"],
  "reservation.checkout": [6, "availability payments analytics property"],
  "reservation.noshow": [6, "availability payments analytics notifications"],
  "availability.updated": [6, "reservations analytics"],
  "availability.rejected": [6, "reservations"],
  "availability.blocked": [6, "reservations"],
  "availability.released": [6, "reservations"],
  "payment.initiated": [6, "reservations"],
  "payment.authorized": [6, "reservations"],
  "payment.captured": [6, "reservations"],
  "payment.failed": [6, "reservations"],
  "payment.refunded": [6, "reservations"],
  "payment.voided": [6, "reservations"],
  "payment.posted": [6, "reservations"],
  "payment.settled": [6, ""],
  "rate.updated": [6, ""],
  "rate.applied": [6, "reservations"],
  "analytics.reservation": [3, ""],
  "analytics.alert": [3, ""],
  "property.updated": [3, "analytics"],
  "room.status": [3, "availability analytics"],
  "notification.sent": [3, ""],
};

describe("the catalog", () => {
  it("holds every topic of the design with its partitions and groups, and no other", () => {
    const held = eventNames.map((name) => [
      name,
      [catalog[name].partitions, catalog[name].consumers.join(" ")],
    ]);
    expect(Object.fromEntries(held)).toEqual(TOPICS);
  });

  it("gives each topic a dead-letter topic of as many partitions", () => {
    const plans = new Map(topicPlans.map(({ topic, partitions }) => [topic, partitions]));
    expect(plans.size).toBe(2 * eventNames.length);
    for (const name of eventNames) expect(plans.get(`${name}.dlq`)).toBe(plans.get(name));
  });

  it("subscribes each service to what it consumes", () => {
    for (const service of SERVICES) {
      const consumed = Object.entries(TOPICS).filter(([, [, groups]]) => groups.split(" ").includes(service));
      expect(topicsOf(service)).toEqual(consumed.map(([name]) => name));
    }
    expect(isEventName("reservation.created.dlq")).toBe(false);
    expect(isEventName("toString")).toBe(false);
  });
});

const folder = new URL("./fixtures/", import.meta.url);
const fixtures = readdirSync(folder).filter((file) => file.endsWith(".json"));

describe("events of every version there was", () => {
  it("has a fixture for each type at its current version", () => {
    const wanted = eventNames.map((name) => `${name}.v${catalog[name].version}.json`);
    expect(fixtures).toEqual(expect.arrayContaining(wanted));
  });

  it.each(fixtures)("%s still parses", (file) => {
    const name = file.replace(/\.v\d+\.json$/, "");
    if (!isEventName(name)) throw new Error(`${file} is of no event type`);
    const parsed = parseEvent(name, readFileSync(new URL(file, folder), "utf8"));
    expect(parsed).toMatchObject({ ok: true, event: { eventType: name } });
  });
});
