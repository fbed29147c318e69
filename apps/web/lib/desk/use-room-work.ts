"use client";

import type { BoardRoom } from "@roomstream/domain/desk/contract";
import type { RoomStatus } from "@roomstream/domain/property/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf } from "../problem";
import { overtaken, type Said, say, without, withWaiting } from "./waiting";

interface Parts {
  /** Names the place where what waits is kept, so that it outlives a page that is loaded again. */
  propertyId: string;
  rooms: BoardRoom[];
  send: (said: Said, signal: AbortSignal) => Promise<unknown>;
  /** Reads the rooms again; what was read before where there is no answer. */
  refresh: () => Promise<BoardRoom[]>;
}

/** What came to nothing, in words for whoever said it. */
export interface Lost {
  roomId: string;
  words: string;
}

const PATIENCE_MS = 8_000;
const AGAIN_MS = 3_000;

const keyOf = (propertyId: string) => `roomstream.rooms.${propertyId}`;

/**
 * Says how rooms are, also from a lift without a network: what cannot be sent waits, is shown as it will be, and goes when the
 * server is there again. What somebody else has overtaken meanwhile is told and not sent.
 */
export function useRoomWork({ propertyId, rooms, send, refresh }: Parts) {
  const [waiting, setWaiting] = useState<Said[]>([]);
  const [lost, setLost] = useState<Lost[]>([]);
  const now = useRef({ waiting, send, refresh });
  now.current = { waiting, send, refresh };
  const busy = useRef(false);

  const keep = useCallback(
    (next: (waiting: Said[]) => Said[]) => {
      const kept = next(now.current.waiting);
      now.current.waiting = kept;
      setWaiting(kept);
      localStorage.setItem(keyOf(propertyId), JSON.stringify(kept));
    },
    [propertyId],
  );
  const tell = useCallback(
    (roomId: string, words: string) =>
      setLost((told) => [...told.filter((one) => one.roomId !== roomId), { roomId, words }]),
    [],
  );

  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (let said = now.current.waiting[0]; said; said = now.current.waiting[0]) {
        const sent = said;
        if (sent.late) {
          if (overtaken([sent], await now.current.refresh()).length > 0) {
            keep((all) => without(all, sent));
            tell(
              sent.roomId,
              "Somebody changed it while you were cut off. Yours was not sent: look at it again.",
            );
            continue;
          }
        }
        try {
          await now.current.send(sent, AbortSignal.timeout(PATIENCE_MS));
          await now.current.refresh();
          keep((all) => without(all, sent));
        } catch (error) {
          const problem = problemOf(error);
          if (!problem || problem.status >= 500 || problem.status === 429) {
            keep((all) => all.map((one) => ({ ...one, late: true })));
            return;
          }
          keep((all) => without(all, sent));
          tell(sent.roomId, problem.detail ?? problem.title);
          await now.current.refresh();
        }
      }
    } finally {
      busy.current = false;
    }
  }, [keep, tell]);

  useEffect(() => {
    const kept = localStorage.getItem(keyOf(propertyId));
    if (kept) keep(() => (JSON.parse(kept) as Said[]).map((said) => ({ ...said, late: true })));
  }, [propertyId, keep]);

  const late = waiting.some((said) => said.late);
  useEffect(() => {
    if (!late) return;
    const again = () => void sendAll();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [late, sendAll]);

  return {
    /** The rooms as they will be when everything has arrived. */
    rooms: withWaiting(rooms, waiting),
    /** The rooms of which something could not be sent yet. */
    late: waiting.filter((said) => said.late).map(({ roomId }) => roomId),
    lost,
    forget: (roomId: string) => setLost((told) => told.filter((one) => one.roomId !== roomId)),
    say: (room: BoardRoom, status: RoomStatus) => {
      keep((all) => say(all, { roomId: room.roomId, status, seen: room.version, late: false }));
      void sendAll();
    },
  };
}
