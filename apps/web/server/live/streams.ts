import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addressKey } from "../http/limits";
import { type Fault, rateLimited } from "../http/problem";
import type { Doorman, Visitor } from "./doorman";
import type { Hub, LiveState } from "./hub";
import type { Places } from "./places";

const HEARTBEAT_MS = 15_000;

export type StreamRequest = Pick<Visitor, "staffId" | "stillMay"> & {
  confirmationNumber: string;
  lastEventId: string | undefined;
};

export type Streams = {
  /** Takes the answer over and keeps it open; the fault when there are too many streams already. */
  open(request: FastifyRequest, reply: FastifyReply, wanted: StreamRequest): Fault | undefined;
  closeAll(): void;
};

type Parts = { hub: Hub; places: Places; doorman: Doorman; heartbeatMs?: number | undefined };
type Stream = { heartbeat(): void; close(): void };

/** The open server-sent event streams of this process. */
export function openStreams({ hub, places, doorman, heartbeatMs = HEARTBEAT_MS }: Parts): Streams {
  const open = new Set<Stream>();
  const timer = setInterval(() => {
    for (const stream of open) stream.heartbeat();
  }, heartbeatMs);
  timer.unref();

  return {
    open: (request, reply, wanted) => {
      // Who hung up during the look-up has closed already, and would never be taken off the count again.
      if (reply.raw.destroyed) {
        reply.hijack();
        return undefined;
      }
      const leave = places.take(addressKey(request.ip));
      if (!leave) return rateLimited(10);
      reply.hijack();
      const stream = startStream(reply.raw, hub, wanted);
      open.add(stream);
      const { staffId, stillMay } = wanted;
      const letGo = doorman.watch({ staffId, stillMay, showOut: stream.close });
      reply.raw.once("close", () => {
        letGo();
        stream.close();
        open.delete(stream);
        leave();
      });
      return undefined;
    },
    closeAll: () => {
      clearInterval(timer);
      for (const stream of open) stream.close();
    },
  };
}

/** One client. While its connection is full only the newest state waits for it; one that never drains is cut off. */
function startStream(
  raw: ServerResponse,
  hub: Hub,
  { confirmationNumber, lastEventId }: StreamRequest,
): Stream {
  let sent = lastEventId;
  let waiting: LiveState | undefined;
  let full = false;
  let missedHeartbeat = false;

  const send = (state: LiveState) => {
    if (state.id === sent) return;
    if (full) {
      waiting = state;
      return;
    }
    sent = state.id;
    full = !raw.write(`event: status\nid: ${state.id}\ndata: ${state.data}\n\n`);
  };

  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  // Reconnecting after a second keeps a screen true within two seconds of a cut.
  raw.write("retry: 1000\n\n");
  raw.on("drain", () => {
    full = false;
    missedHeartbeat = false;
    const newest = waiting;
    waiting = undefined;
    if (newest) send(newest);
  });
  const stop = hub.watch(confirmationNumber, send);

  return {
    heartbeat: () => {
      if (!full) raw.write(": heartbeat\n\n");
      else if (missedHeartbeat) raw.destroy();
      else missedHeartbeat = true;
    },
    close: () => {
      stop();
      raw.end();
    },
  };
}
