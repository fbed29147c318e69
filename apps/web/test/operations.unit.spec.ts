import { describe, expect, it } from "vitest";
import { chaptersOf, tookOf } from "../lib/operations/chapters";
import { coverSealed } from "../lib/operations/cover-sealed";
import { headlineOf } from "../lib/operations/headline";
import { isMarked, jsonLines, pathsIn } from "../lib/operations/json-lines";
import { marksOf, passedBetween, wire } from "../lib/operations/passed";
import type { Post } from "../lib/operations/posts";
import { readJson } from "../lib/operations/read-json";
import { planTimeline } from "../lib/operations/timeline-plan";
import type { Consumers, Flow, GatewayCall, RecordedEvent } from "../lib/operations/types";

const post = (own: Partial<Post> = {}): Post => ({
  service: "rates",
  recorded: 0,
  handled: 0,
  workers: 1,
  breaker: "closed",
  waiting: 0,
  ageMs: 0,
  unpublished: 0,
  oldestUnpublishedMs: null,
  state: "flows",
  ...own,
});
const gateway: Flow["gateway"] = {
  breaker: "closed",
  since: null,
  triesAgainAt: null,
  waiting: 0,
  calling: 0,
  unknown: 0,
  oldestMs: null,
};

const BEGAN = Date.parse("2026-11-22T10:00:00.000Z");
const at = (ms: number) => new Date(BEGAN + ms).toISOString();
let ids = 0;
const idOf = () => `0199a5b0-0000-7000-8000-${String(ids++).padStart(12, "0")}`;
const event = (eventType: string, ms: number, own: Partial<RecordedEvent> = {}): RecordedEvent => ({
  eventId: idOf(),
  eventType,
  service: "reservations",
  propertyId: "PROP-001",
  aggregateId: "a",
  aggregateVersion: 1,
  eventVersion: 1,
  recordedAt: at(ms),
  occurredAt: at(ms),
  publishedAt: at(ms + 4),
  businessDate: "2026-11-22",
  correlationId: idOf(),
  causationId: idOf(),
  actor: "guest",
  data: {},
  groups: [],
  ...own,
});
const call = (sent: number, finished: number | null): GatewayCall => ({
  operationId: idOf(),
  kind: "AUTHORIZE",
  status: "SUCCEEDED",
  amount: 12_900,
  currency: "EUR",
  tries: 1,
  firstSentAt: at(sent),
  finishedAt: finished === null ? null : at(finished),
  error: null,
});

describe("the engine room's headline", () => {
  it("says that everything flows only when nothing is wrong", () => {
    expect(headlineOf([post()], gateway, 0)).toMatchObject({ sentence: "Everything flows.", isWell: true });
    expect(headlineOf([post({ state: "without a worker" })], gateway, 0).isWell).toBe(false);
    expect(headlineOf([post({ oldestUnpublishedMs: 60_000 })], gateway, 0).isWell).toBe(false);
  });

  it("names an open breaker to the gateway, and what waits for it", () => {
    const { sentence, details } = headlineOf([post()], { ...gateway, breaker: "open", waiting: 271 }, 0);
    expect(sentence).toBe("Payments waits for its gateway; everything else flows.");
    expect(details).toEqual(["271 calls to the gateway wait, none is lost."]);
  });

  it("names the worst first when several things are wrong", () => {
    const behind = post({ service: "analytics", state: "behind", waiting: 1_284, ageMs: 48_000 });
    const paused = post({ service: "payments", state: "paused", waiting: 3 });
    expect(headlineOf([behind, paused], gateway, 0).sentence).toBe(
      "Payments pauses after ten failures in a row; analytics is behind.",
    );
  });
});

describe("what passed between two readings of the bus", () => {
  const reading = (committed: number, end: number): Consumers => ({
    alerts: [],
    items: ["rates", "payments"].map((group) => ({
      group,
      breaker: "closed",
      lag: 0,
      ageMs: 0,
      alert: false,
      workers: [],
      partitions: [{ topic: "reservation.created", partition: 0, committed, end, lag: 0, ageMs: 0 }],
    })),
  });

  it("counts an event once however many groups take it, and each group's own reading", () => {
    const passed = passedBetween(marksOf(reading(4, 5), 0), marksOf(reading(6, 8), 2_000));
    expect(passed).toMatchObject({ events: 3, seconds: 2 });
    expect(passed.taken.get(wire("reservation.created", "rates"))).toBe(2);
  });

  it("is nothing when the log has begun again", () => {
    expect(passedBetween(marksOf(reading(9, 9), 0), marksOf(reading(1, 1), 2_000)).events).toBe(0);
  });
});

describe("the chapters of a reservation's life", () => {
  const booked = [event("reservation.created", 0), event("reservation.confirmed", 184)];
  const later = 14 * 86_400_000;

  it("part what was weeks apart, and keep together what was done in one go", () => {
    const chapters = chaptersOf([...booked, event("reservation.checkin", later)], [call(20, 120)]);
    expect(chapters.map(({ title, events }) => [title, events.length])).toEqual([
      ["Booked", 2],
      ["Checked in", 1],
    ]);
    expect(chapters.map(({ calls }) => calls.length)).toEqual([1, 0]);
  });

  it("tell a check-in that was taken back from the first confirmation", () => {
    const life = [
      ...booked,
      event("reservation.checkin", later),
      event("reservation.confirmed", 2 * later),
      event("reservation.checkin", 3 * later),
    ];
    expect(chaptersOf(life, []).map(({ title }) => title)).toEqual([
      "Booked",
      "Checked in",
      "Check-in taken back",
      "Checked in",
    ]);
  });

  it("are not stretched by a group that handled its event days later", () => {
    const replayed = event("reservation.created", 0, {
      groups: [{ group: "analytics", status: "done", handledAt: at(later) }],
    });
    const [chapter] = chaptersOf([replayed, event("reservation.confirmed", 184)], []);
    expect((chapter?.to ?? 0) - BEGAN).toBeLessThan(1_000);
  });

  it("say how long it took to the confirmation, and how much of that the gateway took", () => {
    const [chapter] = chaptersOf(booked, [call(20, 120), call(200, 900)]);
    expect(chapter && tookOf(chapter)).toEqual({ ms: 184, gatewayMs: 100, isConfirmation: true });
  });
});

describe("the timeline", () => {
  it("stands each event at its time, in true scale", () => {
    const events = [0, 100, 200].map((ms) => event("reservation.modified", ms, { publishedAt: null }));
    const [chapter] = chaptersOf(events, []);
    const xs = chapter ? planTimeline(chapter).dots.map(({ x }) => x) : [];
    const [first = 0, second = 0, third = 0] = xs;
    expect(second - first).toBeCloseTo(third - second);
    expect(second).toBeGreaterThan(first);
  });

  it("never lets the names of two events of a lane run into each other", () => {
    const events = [0, 1, 2, 3].map((ms) => event("reservation.modified", ms));
    const [chapter] = chaptersOf([...events, event("reservation.confirmed", 5_000)], []);
    const rows = chapter
      ? planTimeline(chapter)
          .dots.slice(0, 4)
          .map(({ y }) => y)
      : [];
    expect(new Set(rows).size).toBe(4);
  });

  it("leads from an event to the one that it caused", () => {
    const created = event("reservation.created", 0, {
      groups: [{ group: "rates", status: "done", handledAt: at(12) }],
    });
    const applied = event("rate.applied", 10, { service: "rates", causationId: created.eventId });
    const [chapter] = chaptersOf([created, applied], []);
    const { handlings, dots } = planTimeline(chapter ?? { title: "", events: [], calls: [], from: 0, to: 0 });
    expect(handlings[0]).toMatchObject({ isCause: true, x: dots[1]?.x, y: dots[1]?.y });
  });
});

describe("a dead letter's event as it is read", () => {
  const value = { data: { nights: [{ date: "2026-12-01", amount: "12900" }], sealedToken: "v1.secret" } };

  it("marks the line of which the catalog complains, and no other", () => {
    const marked = pathsIn("✖ Invalid input: expected int\n  → at data.nights[0].amount");
    expect(marked).toEqual(["data.nights.0.amount"]);
    const wrong = jsonLines(value).filter(({ path }) => isMarked(path, marked));
    expect(wrong.map(({ text }) => text)).toEqual(['{ "date": "2026-12-01", "amount": "12900" }']);
  });

  it("covers what is sealed", () => {
    expect(JSON.stringify(coverSealed(value))).not.toContain("v1.secret");
  });

  it("says of what was typed that it is no JSON yet, or no event", () => {
    expect(readJson('{ "data": ')).toMatchObject({ ok: false });
    expect(readJson("[]")).toMatchObject({ ok: false });
    expect(readJson("{}")).toEqual({ ok: true, value: {} });
  });
});
