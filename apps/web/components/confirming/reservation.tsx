"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { forget, recall, remember } from "@/lib/remembered";
import { useLiveReservation } from "@/lib/use-live-reservation";
import { HouseFooter } from "../frame/house-footer";
import { HouseHeader } from "../frame/house-header";
import { Confirming } from "./confirming";
import { ConnectionDot } from "./connection-dot";
import { LookUp } from "./look-up";
import { ReservationShape } from "./reservation-shape";

interface Props {
  confirmationNumber: string;
}

/** A booking, live, for whoever made it here or knows the last name it is under. */
export function Reservation({ confirmationNumber }: Props) {
  // undefined until the browser was asked; null where it knows no name.
  const [lastName, setLastName] = useState<string | null>();
  const [fresh, setFresh] = useState(false);
  const { query, connection, view, status, timeline, forgetRefusal } = useLiveReservation(
    confirmationNumber,
    lastName ?? null,
  );

  useEffect(() => {
    const kept = recall(confirmationNumber);
    setLastName(kept?.lastName ?? null);
    if (kept?.justBooked) setFresh(true);
  }, [confirmationNumber]);
  useEffect(() => {
    // What was seen once is not played again.
    if (view && lastName) remember(confirmationNumber, { lastName, justBooked: false });
  }, [view, lastName, confirmationNumber]);

  const hotels = useQuery({
    ...useTRPC().hotels.byId.queryOptions({ propertyId: view?.propertyId ?? "" }),
    enabled: view !== undefined,
  });
  const house = hotels.data;
  const problem = problemOf(query.error);
  const asking = lastName === null || (query.isError && view === undefined);
  return (
    <div data-house={house?.slug} className="flex flex-1 flex-col">
      <HouseHeader house={house}>{view ? <ConnectionDot connection={connection} /> : <span />}</HouseHeader>
      <main className="book-wrap">
        {view && status && timeline && !hotels.isPending ? (
          <Confirming view={view} status={status} timeline={timeline} house={house} fresh={fresh} />
        ) : asking ? (
          <LookUp
            confirmationNumber={confirmationNumber}
            refusal={query.isError ? { code: problem?.code, name: lastName ?? "" } : undefined}
            onName={(name) => {
              forget(confirmationNumber);
              forgetRefusal();
              setLastName(name);
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
