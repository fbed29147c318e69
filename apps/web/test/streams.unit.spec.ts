import { EventEmitter } from "node:events";
import type { FastifyReply, FastifyRequest } from "fastify";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Doorman } from "../server/live/doorman";
import type { Hub, LiveState } from "../server/live/hub";
import { openPlaces } from "../server/live/places";
import { openStreams } from "../server/live/streams";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection that takes what is written until the test says that it is full. */
class Connection extends EventEmitter {
  written: string[] = [];
  full = false;
  destroyed = false;
  writeHead() {}
  write(text: string) {
    this.written.push(text);
    return !this.full;
  }
  ended = false;
  end() {
    this.ended = true;
  }
  destroy() {
    this.destroyed = true;
  }
  drain() {
    this.full = false;
    this.emit("drain");
  }
}

function openOne(lastEventId?: string, raw = new Connection()) {
  let tell: (state: LiveState) => void = () => undefined;
  const watch = vi.fn<Hub["watch"]>((_number, listener) => {
    tell = listener;
    return () => undefined;
  });
  const hub: Hub = { watch, close: () => undefined };
  const letGo = vi.fn();
  let showOut = () => {};
  const doorman: Doorman = {
    watch: (visitor) => {
      showOut = visitor.showOut;
      return letGo;
    },
    close: () => undefined,
  };
  const streams = openStreams({ hub, places: openPlaces(), doorman, heartbeatMs: 1_000 });
  const request = { ip: "192.0.2.1" } as FastifyRequest;
  const reply = { raw, hijack: () => undefined } as unknown as FastifyReply;
  streams.open(request, reply, {
    confirmationNumber: "RSV-2026-7K3M9QXA",
    lastEventId,
    staffId: undefined,
    stillMay: async () => true,
  });
  const ids = () => raw.written.flatMap((text) => text.match(/^id: (.*)$/m)?.[1] ?? []);
  return { raw, ids, watch, letGo, showOut: () => showOut(), tell: (id: string) => tell({ id, data: "{}" }) };
}

describe("a slow client", () => {
  it("has at most one state waiting for it: the newest", () => {
    const { raw, ids, tell } = openOne();
    raw.full = true;
    for (const id of ["1", "2", "3", "4"]) tell(id);
    expect(ids()).toEqual(["1"]);
    raw.drain();
    expect(ids()).toEqual(["1", "4"]);
  });

  it("that never reads again is cut off", () => {
    const { raw, tell } = openOne();
    raw.full = true;
    tell("1");
    vi.advanceTimersByTime(1_000);
    expect(raw.destroyed).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(raw.destroyed).toBe(true);
  });
});

it("a client that has a state already is not sent it again", () => {
  const { ids, tell } = openOne("1");
  for (const id of ["1", "1", "2", "2"]) tell(id);
  expect(ids()).toEqual(["2"]);
});

it("a client that hung up already has no stream", () => {
  const gone = new Connection();
  gone.destroy();
  const { watch } = openOne(undefined, gone);
  expect(watch).not.toHaveBeenCalled();
  expect(gone.written).toEqual([]);
});

it("a client that the doorman shows out has its stream ended", () => {
  const { raw, showOut } = openOne();
  expect(raw.ended).toBe(false);
  showOut();
  expect(raw.ended).toBe(true);
});

it("a client that hung up is not looked after any longer", () => {
  const { raw, letGo } = openOne();
  expect(letGo).not.toHaveBeenCalled();
  raw.emit("close");
  expect(letGo).toHaveBeenCalled();
});
