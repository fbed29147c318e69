"use client";

import type { StayAtDesk } from "@roomstream/domain/desk/contract";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api";
import { useLive } from "../live/use-live";

/** One stay at the desk with its reservation and its folio, kept true from what the page was made with. */
export function useStayAtDesk(first: StayAtDesk) {
  const trpc = useTRPC();
  const of = { propertyId: first.propertyId, confirmationNumber: first.stay.confirmationNumber };
  const line = trpc.desk.stay.queryOptions(of);
  const reservation = trpc.desk.reservation.queryOptions(of);
  const folio = trpc.payments.folio.queryOptions(of);
  const all = [line.queryKey, reservation.queryKey, folio.queryKey];
  const sheets = [trpc.desk.roomChoices.pathKey(), trpc.desk.previewCheckOut.pathKey()];
  useLive({
    propertyId: first.propertyId,
    kinds: {
      reservation: [...all, ...sheets],
      room: [line.queryKey, ...sheets],
      payment: [...all, ...sheets],
      property: [...all, ...sheets],
    },
  });
  return {
    line: useQuery({ ...line, initialData: first }),
    reservation: useQuery(reservation),
    folio: useQuery(folio),
  };
}
