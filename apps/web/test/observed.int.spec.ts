import { randomUUID } from "node:crypto";
import { requestFor } from "@roomstream/domain/testing/test-hotel";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Span } from "./observed/collector";
import { KEY, openObservedHouse } from "./observed/house";

const GUEST = { firstName: "Wilhelmina", lastName: "Featherstone", email: "mina@feathers.example" };
const TOKEN = "tok_flaky";
const PATIENCE = { timeout: 30_000, interval: 100 };
const authorization = `Bearer ${KEY}`;

let house: Awaited<ReturnType<typeof openObservedHouse>>;
let metrics: string;
let gatewayMetrics: string;

describe("one booking, whose card answers only the third time", () => {
  beforeAll(async () => {
    house = await openObservedHouse();
    const created = await house.app.inject({
      method: "POST",
      url: "/api/v1/reservations",
      headers: { authorization, "idempotency-key": randomUUID() },
      payload: requestFor(house.ctx, { guest: GUEST, payment: { token: TOKEN } }),
    });
    expect(created.statusCode).toBe(201);
    const url = `/api/v1/reservations/${created.json().confirmationNumber}?lastName=${GUEST.lastName}`;
    const ended = async () => (await house.app.inject({ url })).json().status;
    await vi.waitFor(async () => expect(await ended()).toBe("CONFIRMED"), PATIENCE);
    const told = async () => (await fetch(`${house.post}/metrics`)).text();
    await vi.waitFor(async () => expect(await told()).toContain('topic="payment.captured"'), PATIENCE);
    metrics = await told();
    gatewayMetrics = (await house.app.inject({ url: "/metrics", headers: { authorization } })).body;
    await house.stopWorkers();
    await house.tellTraces();
  });
  afterAll(() => house?.close());

  it("is one trace, from the request through outbox, bus and worker to the gateway's answer and the confirmation", () => {
    const [request] = house.spans.filter(({ name }) => name === "POST /api/v1/reservations");
    const trace = house.spans.filter(({ traceId }) => traceId === request?.traceId);
    expect(pathOf(trace, "reservation.confirmed")).toEqual([
      "gateway: POST /api/v1/reservations",
      "workers: reservation.created",
      "workers: payment gateway: AUTHORIZE",
      "workers: payment.authorized",
      "workers: reservation.confirmed",
    ]);
    expect(pathOf(trace, "reservations handles payment.authorized")).toHaveLength(5);
    expect(trace.filter(({ name }) => name === "payment gateway: AUTHORIZE")).toHaveLength(3);
    const ids = new Set(trace.map(({ spanId }) => spanId));
    expect(trace.filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId))).toEqual([]);
  });

  it("is found in the logs of both processes by the trace's id", () => {
    const [request] = house.spans.filter(({ name }) => name === "POST /api/v1/reservations");
    const told = house
      .lines()
      .map((line): { correlationId?: string; msg: string } => JSON.parse(line))
      .filter(({ correlationId }) => correlationId?.replaceAll("-", "") === request?.traceId)
      .map(({ msg }) => msg);
    expect(told).toContain("answered");
    expect(told).toContain("a gateway call is unresolved and is asked again under its key");
  });

  it("leaves nothing of the guest in logs, metrics and traces", () => {
    const lines = house.lines();
    expect(lines.length).toBeGreaterThan(5);
    const everything = [...lines, metrics, gatewayMetrics, JSON.stringify(house.spans)].join("\n");
    for (const secret of [...Object.values(GUEST), TOKEN, KEY]) expect(everything).not.toContain(secret);
  });

  it("is counted and timed by the process that did it", () => {
    expect(metrics).toContain('roomstream_events_published_total{topic="reservation.confirmed"} 1');
    expect(metrics).toContain("roomstream_created_to_confirmed_seconds_count 1");
    expect(metrics).toContain(
      'roomstream_payment_gateway_seconds_count{kind="AUTHORIZE",answer="unknown"} 2',
    );
    expect(metrics).toContain('roomstream_dead_letters_open{group="payments"} 0');
    expect(metrics).toContain('roomstream_consumer_lag_messages{group="payments"}');
    expect(metrics).toContain('roomstream_outbox_unpublished{service="reservations"}');
    expect(metrics).toContain('roomstream_breaker{group="payments",state="closed"} 1');
    expect(metrics).toContain('roomstream_pool_connections{pool="common",state="used"}');
    expect(metrics).toContain("nodejs_eventloop_lag_seconds");
    expect(gatewayMetrics).toContain(
      'roomstream_http_request_seconds_count{method="POST",route="/api/v1/reservations",status="201"} 1',
    );
    expect(gatewayMetrics).toContain("roomstream_live_connections 0");
  });

  it("has metrics that no guest can read", async () => {
    expect((await house.app.inject({ url: "/metrics" })).statusCode).toBe(401);
  });
});

/** From the first step of a trace to one of its steps, by what each follows from. */
function pathOf(trace: Span[], name: string): string[] {
  const path: string[] = [];
  let step = trace.find((span) => span.name === name);
  while (step) {
    const { program, parentSpanId } = step;
    path.unshift(`${program.split("-")[0]}: ${step.name}`);
    step = trace.find(({ spanId }) => spanId === parentSpanId);
  }
  return path;
}
