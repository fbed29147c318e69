"use client";

import type { ChangePreview, ReservationView } from "@roomstream/domain/reservations/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../api";
import type { Money } from "../money";
import { problemOf } from "../problem";
import type { Proof } from "../proof";
import { refusalWords } from "./refusals";
import { changeTo, isSame, type Wanted } from "./wanted";

export type ChangeOutcome =
  | { kind: "none" }
  | { kind: "sending" }
  | { kind: "price-changed"; was: Money }
  | { kind: "failed"; message: string };

const PATIENCE = 30_000;

/** Proposes the wanted stay once, however often it is asked to, and finds out what became of it when no answer came. */
export function useChange(view: ReservationView, proof: Proof, wanted: Wanted) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const sending = useRef(false);
  const [outcome, setOutcome] = useState<ChangeOutcome>({ kind: "none" });
  const { confirmationNumber } = view;
  const queryKey = trpc.reservations.get.queryKey({ confirmationNumber, ...proof });

  useEffect(() => {
    // What was said was said of another stay.
    if (wanted && !sending.current) setOutcome({ kind: "none" });
  }, [wanted]);

  const arrived = async () => {
    const now = await client.reservations.get.query({ confirmationNumber, ...proof });
    queries.setQueryData(queryKey, now);
    return isSame(wanted, now) || (now.proposal !== null && isSame(wanted, now.proposal));
  };

  const failure = async (error: unknown, preview: ChangePreview): Promise<ChangeOutcome> => {
    const problem = problemOf(error);
    if (problem?.code === "PRICE_CHANGED") {
      await queries.invalidateQueries(trpc.reservations.previewChange.pathFilter());
      return { kind: "price-changed", was: preview.difference };
    }
    const unknown = problem === undefined || problem.status >= 500 || problem.code === "CHANGE_PENDING";
    if (!unknown && problem.code !== "INVALID_INPUT")
      return { kind: "failed", message: refusalWords(problem) };
    try {
      if (await arrived()) return { kind: "none" };
      return {
        kind: "failed",
        message: problem
          ? refusalWords(problem)
          : "It did not reach the house: nothing has changed. Send it again.",
      };
    } catch (silence) {
      if (problemOf(silence)?.code === "RATE_LIMITED") {
        return { kind: "failed", message: refusalWords(problemOf(silence)) };
      }
      return {
        kind: "failed",
        message:
          "No answer came from the house, and whether this reached it is not known yet. Look whether you are connected, then send it again: a change is made once, and until it is made your stay as booked stands.",
      };
    }
  };

  const send = async (preview: ChangePreview) => {
    if (sending.current) return;
    sending.current = true;
    setOutcome({ kind: "sending" });
    try {
      const { total, currency } = preview.totals;
      const expectedTotal = { amount: total, currency };
      const after = await client.reservations.change.mutate(
        { confirmationNumber, ...proof, change: { ...changeTo(wanted, view), expectedTotal } },
        { signal: AbortSignal.timeout(PATIENCE) },
      );
      queries.setQueryData(queryKey, after);
      setOutcome({ kind: "none" });
    } catch (error) {
      setOutcome(await failure(error, preview));
    } finally {
      sending.current = false;
    }
  };
  return { outcome, send };
}
