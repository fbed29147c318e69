"use client";

import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../api";
import type { Money } from "../money";
import { problemOf } from "../problem";
import type { Proof } from "../proof";
import { refusalWords } from "./refusals";

type Outcome = { kind: "none" } | { kind: "sending" } | { kind: "failed"; message: string };

const PATIENCE = 30_000;

/** What cancelling would keep and give back, and doing it; cancelled twice is cancelled once. */
export function useCancel(view: ReservationView, proof: Proof, enabled: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const sending = useRef(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });
  const { confirmationNumber } = view;
  const preview = useQuery({
    ...trpc.reservations.previewCancel.queryOptions({ confirmationNumber, ...proof }),
    enabled,
  });

  /** Cancels for the fee that was shown; with another one nothing is cancelled, and what is shown is the new one. */
  const send = async (expectedFee: Money) => {
    if (sending.current) return;
    sending.current = true;
    setOutcome({ kind: "sending" });
    try {
      const after = await client.reservations.cancel.mutate(
        { confirmationNumber, ...proof, expectedFee },
        { signal: AbortSignal.timeout(PATIENCE) },
      );
      queries.setQueryData(trpc.reservations.get.queryKey({ confirmationNumber, ...proof }), after);
      setOutcome({ kind: "none" });
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.cancellation) {
        queries.setQueryData(
          trpc.reservations.previewCancel.queryKey({ confirmationNumber, ...proof }),
          problem.cancellation,
        );
      }
      const message = problem
        ? refusalWords(problem)
        : "No answer came from the house, and whether this reached it is not known yet. Look whether you are connected, then send it again: a stay is cancelled once, and nothing is kept twice.";
      setOutcome({ kind: "failed", message });
    } finally {
      sending.current = false;
    }
  };
  return { preview, outcome, send };
}
