"use client";

import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { type Proof, takeKeyFromAddress } from "@/lib/proof";
import { forget, recall, remember } from "@/lib/remembered";
import { useLiveReservation } from "@/lib/use-live-reservation";
import { HouseFooter } from "../frame/house-footer";
import { HouseHeader } from "../frame/house-header";
import { Manage } from "../manage/manage";
import { Confirming } from "./confirming";
import { ConnectionDot } from "./connection-dot";
import { LookUp } from "./look-up";
import { ReservationShape } from "./reservation-shape";

interface Props {
  confirmationNumber: string;
  mostNights: number;
}

/** A booking, live, for whoever made it here, knows the last name it is under, or has the link of its mails. */
export function Reservation({ confirmationNumber, mostNights }: Props) {
  // undefined until the browser was asked; null where it knows nothing.
  const [proof, setProof] = useState<Proof | null>();
  const [fresh, setFresh] = useState(false);
  // Whoever saw it being made goes on to the stay when they want to.
  const [watched, setWatched] = useState<boolean>();
  const { query, connection, view, status, timeline, forgetRefusal } = useLiveReservation(
    confirmationNumber,
    proof ?? null,
  );

  useEffect(() => {
    const kept = recall(confirmationNumber);
    const key = takeKeyFromAddress();
    // Kept at once: the address is clean now, and a page that is loaded again must still know who it is for.
    if (key) remember(confirmationNumber, { proof: { key }, justBooked: false });
    setProof(key ? { key } : (kept?.proof ?? null));
    if (kept?.justBooked && !key) setFresh(true);
  }, [confirmationNumber]);
  useEffect(() => {
    // What was seen once is not played again.
    if (view && proof) remember(confirmationNumber, { proof, justBooked: false });
  }, [view, proof, confirmationNumber]);
  useEffect(() => {
    if (view) setWatched((was) => was ?? (fresh || isBeginning(view)));
  }, [view, fresh]);

  const hotels = useQuery({
    ...useTRPC().hotels.byId.queryOptions({ propertyId: view?.propertyId ?? "" }),
    enabled: view !== undefined,
  });
  const house = hotels.data;
  const problem = problemOf(query.error);
  const asking = proof === null || (query.isError && view === undefined);
  return (
    <div data-house={house?.slug} className="flex flex-1 flex-col">
      <HouseHeader house={house}>{view ? <ConnectionDot connection={connection} /> : <span />}</HouseHeader>
      <main className="book-wrap">
        {view && status && timeline && proof && watched !== undefined && !hotels.isPending ? (
          watched ? (
            <Confirming
              view={view}
              status={status}
              timeline={timeline}
              house={house}
              fresh={fresh}
              onManage={() => {
                setWatched(false);
                scrollTo({ top: 0 });
              }}
            />
          ) : (
            <Manage
              view={view}
              status={status}
              timeline={timeline}
              house={house}
              proof={proof}
              mostNights={mostNights}
            />
          )
        ) : asking ? (
          <LookUp
            confirmationNumber={confirmationNumber}
            refusal={query.isError && proof ? { code: problem?.code, proof } : undefined}
            onName={(name) => {
              forget(confirmationNumber);
              forgetRefusal();
              setProof({ lastName: name });
            }}
          />
        ) : (
          <ReservationShape />
        )}
      </main>
      <HouseFooter {...(house ? { name: house.name, address: house.address } : {})} />
    </div>
  );
}

/** A booking that is not decided, or that came to nothing before it was one. */
const isBeginning = ({ status, cancellationReason }: ReservationView) =>
  status === "PENDING" ||
  cancellationReason === "SOLD_OUT" ||
  cancellationReason === "PAYMENT_FAILED" ||
  cancellationReason === "TIMED_OUT";
