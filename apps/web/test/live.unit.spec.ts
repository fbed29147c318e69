import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { silent } from "@roomstream/db/log";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openHub } from "../server/live/hub";
import { fakeGateway, fakeHotel, reservation } from "./fakes";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A hotel whose one reservation the test changes, and a way to signal that it did. */
function changingHotel() {
  let view: ReservationView = reservation;
  let position = 1;
  type Listener = (payloads: string[]) => void;
  const listeners: Listener[] = [];
  const findReservation = vi.fn(async () => view);
  const timelineHeads = vi.fn(
    async (numbers: string[]) => new Map(numbers.map((number) => [number, position])),
  );
  return {
    hotel: fakeHotel({ findReservation, timelineHeads }),
    signals: {
      on: (_channel: string, heard: Listener) => {
        listeners.push(heard);
        return () => undefined;
      },
    },
    findReservation,
    timelineHeads,
    change: (status: ReservationView["status"]) => {
      position++;
      view = { ...view, status };
    },
    signal: () => {
      const payload = {
        kind: "reservation",
        id: view.reservationId,
        number: view.confirmationNumber,
        version: 2,
      };
      for (const heard of listeners) heard(["not json", JSON.stringify(payload)]);
    },
  };
}

async function listening(parts: Parameters<typeof fakeGateway>[0]): Promise<string> {
  const app: FastifyInstance = await fakeGateway(parts);
  await app.listen({ port: 0, host: "127.0.0.1" });
  closing.push(() => app.close());
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

type Event = { id: string; status: string };

/** Opens a stream and gathers its events. */
async function open(origin: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const url = `${origin}/api/v1/reservations/${reservation.confirmationNumber}/events?lastName=lovelace`;
  const answer = await fetch(url, { headers, signal: stop.signal });
  const events: Event[] = [];
  let text = "";
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      for (const [, id = "", data = ""] of text.matchAll(/event: status\nid: (.*)\ndata: (.*)\n\n/g)) {
        if (!events.some((event) => event.id === id)) events.push({ id, status: JSON.parse(data).status });
      }
    }
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  closing.push(async () => {
    stop.abort();
    await reading;
  });
  return { answer, events, text: () => text, reading, stop: () => stop.abort() };
}
const quiet = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const statuses = (events: Event[]) => events.map(({ status }) => status);

describe("the stream of a reservation", () => {
  it("says the state as it is, then each change, as soon as it is signalled", async () => {
    const changing = changingHotel();
    // Nobody looks by the clock here: only the signal can bring it.
    const stream = await open(await listening({ ...changing, lookEveryMs: 60_000 }));
    expect(stream.answer.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.answer.headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(stream.answer.headers.get("x-accel-buffering")).toBe("no");
    await vi.waitFor(() => expect(statuses(stream.events)).toEqual(["PENDING"]), 4_000);
    changing.change("CONFIRMED");
    changing.signal();
    await vi.waitFor(() => expect(statuses(stream.events)).toEqual(["PENDING", "CONFIRMED"]), 4_000);
  });

  it("finds a change whose signal was lost", async () => {
    const changing = changingHotel();
    const stream = await open(await listening(changing));
    await vi.waitFor(() => expect(stream.events).toHaveLength(1));
    changing.change("CONFIRMED");
    await vi.waitFor(() => expect(statuses(stream.events)).toEqual(["PENDING", "CONFIRMED"]), 1_500);
  });

  it("resumes: nothing again while nothing changed, and the newest state when something did", async () => {
    const changing = changingHotel();
    const origin = await listening(changing);
    const first = await open(origin);
    await vi.waitFor(() => expect(first.events).toHaveLength(1));
    const id = first.events[0]?.id ?? "";
    expect(id).toMatch(/^[0-9a-f]{8}-1$/);
    first.stop();
    const second = await open(origin, { "last-event-id": id });
    await quiet(200);
    expect(second.events).toEqual([]);
    changing.change("CONFIRMED");
    changing.signal();
    await vi.waitFor(() => expect(statuses(second.events)).toEqual(["CONFIRMED"]));
    const third = await open(origin, { "last-event-id": id });
    await vi.waitFor(() => expect(statuses(third.events)).toEqual(["CONFIRMED"]));
  });

  it("an id of another process resumes nothing: the state is sent", async () => {
    const stream = await open(await listening(changingHotel()), { "last-event-id": "00000000-1" });
    await vi.waitFor(() => expect(stream.events).toHaveLength(1));
  });

  it("reads once for all streams of a reservation, and looks at all of them in one query", async () => {
    const changing = changingHotel();
    const origin = await listening(changing);
    const streams = await Promise.all(Array.from({ length: 10 }, () => open(origin)));
    await vi.waitFor(() => expect(streams.every(({ events }) => events.length === 1)).toBe(true));
    changing.findReservation.mockClear();
    changing.timelineHeads.mockClear();
    changing.change("CONFIRMED");
    for (let n = 0; n < 5; n++) changing.signal();
    await vi.waitFor(() => expect(streams.every(({ events }) => events.length === 2)).toBe(true));
    expect(changing.findReservation.mock.calls.length).toBeLessThanOrEqual(2);
    await quiet(1_100);
    expect(changing.findReservation.mock.calls.length).toBeLessThanOrEqual(2);
    expect(changing.timelineHeads.mock.calls.length).toBeLessThanOrEqual(4);
  });

  it("goes on after the database was away", async () => {
    const changing = changingHotel();
    const stream = await open(await listening(changing));
    await vi.waitFor(() => expect(stream.events).toHaveLength(1));
    changing.timelineHeads.mockRejectedValueOnce(new Error("away"));
    changing.change("CONFIRMED");
    changing.signal();
    await vi.waitFor(() => expect(statuses(stream.events)).toEqual(["PENDING", "CONFIRMED"]), 2_500);
  });

  it("beats while nothing happens, and ends when the gateway stops", async () => {
    const app = await fakeGateway({ heartbeatMs: 50 });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const stream = await open(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
    await vi.waitFor(() => expect(stream.text()).toContain(": heartbeat\n\n"));
    await app.close();
    await stream.reading;
  });

  it("is opened by who may see the reservation only", async () => {
    const origin = await listening({});
    const url = `${origin}/api/v1/reservations/${reservation.confirmationNumber}/events`;
    expect((await fetch(`${url}?lastName=Babbage`)).status).toBe(404);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(`${url}?lastName=Lovelace`, { method: "HEAD" })).status).toBe(404);
  });

  it("does not count for who hung up before it began", async () => {
    let found: () => void = () => undefined;
    const looking = new Promise<void>((resolve) => {
      found = resolve;
    });
    const findReservation = vi.fn(async () => {
      await looking;
      return reservation;
    });
    const app = await fakeGateway({ hotel: fakeHotel({ findReservation }) });
    await app.listen({ port: 0, host: "127.0.0.1" });
    closing.push(() => app.close());
    const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const url = `${origin}/api/v1/reservations/${reservation.confirmationNumber}/events?lastName=lovelace`;
    // They are cut off below, which is an error to who calls.
    const calls = Array.from({ length: 100 }, () => get(url, { agent: false }).on("error", () => undefined));
    await vi.waitFor(() => expect(findReservation).toHaveBeenCalledTimes(100), 3_000);
    for (const call of calls) call.destroy();
    await vi.waitFor(async () => {
      const left = await new Promise((resolve) => app.server.getConnections((_, count) => resolve(count)));
      expect(left).toBe(0);
    }, 3_000);
    found();
    expect((await open(origin)).answer.status).toBe(200);
  });

  it("is limited in number by address", async () => {
    const origin = await listening({});
    const streams = await Promise.all(Array.from({ length: 101 }, () => open(origin)));
    expect(streams.filter(({ answer }) => answer.status === 429)).toHaveLength(1);
  });
});

it("a state read ahead of its position is told again with the next, for who has the older one under that id", async () => {
  const changing = changingHotel();
  const hub = openHub({ hotel: changing.hotel, signals: changing.signals, log: silent, epoch: "e" });
  closing.push(async () => hub.close());
  const ids: string[] = [];
  hub.watch(reservation.confirmationNumber, ({ id }) => ids.push(id));
  await vi.waitFor(() => expect(ids).toEqual(["e-1"]));
  changing.change("PENDING");
  changing.signal();
  await vi.waitFor(() => expect(ids).toEqual(["e-1", "e-2"]));
});
