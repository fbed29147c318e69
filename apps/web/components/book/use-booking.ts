"use client";

import type {
  CreateReservationInput,
  Offer,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import { useRef, useState } from "react";
import { useTRPCClient } from "@/lib/api";
import { attemptAnswered, keyFor } from "@/lib/attempt";
import { type FieldErrors, fieldErrors } from "@/lib/field-errors";
import { problemOf } from "@/lib/problem";

export type Outcome =
  | { kind: "none" }
  | { kind: "sending" }
  | { kind: "price-changed"; was: Offer; now: Offer }
  | { kind: "sold-out" }
  | { kind: "fields"; errors: FieldErrors }
  | { kind: "failed"; message: string };

const PATIENCE = 30_000;
const pauses = [800, 2_500];

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a booking once, however often it is asked to, and again under the same key while no answer comes. */
export const useBooking = (first: Offer, onBooked: (view: ReservationView) => void) => {
  const client = useTRPCClient();
  const [offer, setOffer] = useState(first);
  const sending = useRef(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });

  const send = async (reservation: CreateReservationInput) => {
    const idempotencyKey = keyFor(reservation);
    for (const pause of [...pauses, undefined]) {
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        return await client.reservations.create.mutate({ idempotencyKey, reservation }, { signal });
      } catch (error) {
        if (problemOf(error) || pause === undefined) throw error;
        await wait(pause);
      }
    }
    throw new Error("unreachable: the last attempt either answers or throws");
  };

  const book = async (reservation: CreateReservationInput) => {
    if (sending.current) return;
    sending.current = true;
    setOutcome({ kind: "sending" });
    try {
      const view = await send(reservation);
      attemptAnswered();
      onBooked(view);
      // The lock stays: the page is on its way to the reservation.
    } catch (error) {
      sending.current = false;
      const came = outcomeOf(error, offer);
      if (came.kind === "price-changed") setOffer(came.now);
      setOutcome(came);
    }
  };
  return { offer, outcome, setOutcome, book };
};

const outcomeOf = (error: unknown, was: Offer): Outcome => {
  const problem = problemOf(error);
  if (!problem)
    return {
      kind: "failed",
      message:
        "No answer came from the house. Look whether you are connected, then send it again: it is the same booking, and it is made once.",
    };
  if (problem.code === "PRICE_CHANGED" && problem.offer)
    return { kind: "price-changed", was, now: problem.offer };
  if (problem.code === "SOLD_OUT") return { kind: "sold-out" };
  if (problem.code === "IDEMPOTENCY_KEY_REUSED") attemptAnswered();
  const errors = fieldErrors(problem.errors ?? []);
  if (Object.keys(errors).length > 0) return { kind: "fields", errors };
  if (problem.code === "RATE_LIMITED")
    return { kind: "failed", message: "Too much was sent from here. Wait a minute, then send it again." };
  return {
    kind: "failed",
    message:
      problem.status >= 500
        ? "The house cannot write into its book just now. Nothing is booked and nothing is held. What you wrote is kept: send it again in a moment."
        : `${problem.detail ?? problem.title} Nothing is booked.`,
  };
};
