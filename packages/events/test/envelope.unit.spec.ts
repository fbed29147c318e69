import { describe, expect, it } from "vitest";
import { parseEvent } from "../src/envelope";
import { messageOf } from "../src/outbox/messages";
import { requestAt } from "./support/sample-events";

const event = requestAt("TEST-001");
const problemOf = (value: unknown) => {
  const parsed = parseEvent("reservation.created", typeof value === "string" ? value : JSON.stringify(value));
  return parsed.ok ? "none" : parsed.problem;
};

describe("what comes on a topic", () => {
  it("is an event when it fits, and fields of a later version are left out", () => {
    const later = { ...event, data: { ...event.data, petName: "Rex" } };
    expect(parseEvent("reservation.created", JSON.stringify(later))).toEqual({ ok: true, event });
  });

  it.each([
    ["an empty payload", "", "not JSON"],
    ["half a payload", '{"eventId":', "not JSON"],
    ["nothing", "null", "expected object"],
    ["a list", "[]", "expected object"],
    ["another topic's event", { ...event, eventType: "reservation.cancelled" }, "eventType"],
    ["no id", { ...event, eventId: undefined }, "eventId"],
    ["an id that is none", { ...event, eventId: "7" }, "eventId"],
    ["no property", { ...event, propertyId: "" }, "propertyId"],
    ["a version below one", { ...event, aggregateVersion: 0 }, "aggregateVersion"],
    ["a local time", { ...event, occurredAt: "2026-11-22T10:00:00" }, "occurredAt"],
    ["a date that there is not", { ...event, businessDate: "2026-02-30" }, "businessDate"],
    [
      "half a cent",
      { ...event, data: { ...event.data, pricingDetails: { ...event.data.pricingDetails, total: 0.5 } } },
      "total",
    ],
    ["no data", { ...event, data: undefined }, "data"],
  ])("given %s, then it is a problem that names the place, and no exception", (_, value, place) => {
    expect(problemOf(value)).toContain(place);
  });
});

describe("an event on its way to the bus", () => {
  it("is a CloudEvent in binary mode, timed by the database, in the trace of its request", () => {
    const { recordedAt: _, ...envelope } = event;
    const recorded = new Date("2026-11-22T10:00:01.500Z");
    const message = messageOf({
      position: 1,
      event_id: event.eventId,
      topic: event.eventType,
      key: event.propertyId,
      envelope,
      recorded_at: recorded,
      addressee: null,
    });
    expect(message).toMatchObject({
      topic: "reservation.created",
      key: "TEST-001",
      timestamp: recorded.getTime(),
    });
    expect(message.headers).toMatchObject({
      ce_id: event.eventId,
      ce_type: "reservation.created",
      ce_source: "/roomstream/TEST-001",
      ce_time: event.occurredAt,
      ce_specversion: "1.0",
    });
    expect(message.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(message.headers.traceparent).toContain(event.correlationId.replaceAll("-", ""));
    expect(parseEvent("reservation.created", message.value)).toEqual({
      ok: true,
      event: { ...event, recordedAt: recorded.toISOString() },
    });
  });
});
