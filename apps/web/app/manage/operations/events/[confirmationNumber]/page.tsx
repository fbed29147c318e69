import type { Metadata } from "next";
import { NoSuchReservation } from "@/components/operations/events/no-such-reservation";
import { ReservationEvents } from "@/components/operations/events/reservation-events";
import { OperationsPage } from "@/components/operations/operations-page";
import { problemOf } from "@/lib/problem";
import { api } from "@/lib/server-api";
import { requireStaff } from "@/lib/staff/require-staff";

type Params = { params: Promise<{ confirmationNumber: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Events of ${decodeURIComponent((await params).confirmationNumber)} · Roomstream` };
}

/** All events of one reservation. */
export default async function ReservationEventsPage({ params }: Params) {
  const confirmationNumber = decodeURIComponent((await params).confirmationNumber);
  const signedIn = await requireStaff("operations:read", `/manage/operations/events/${confirmationNumber}`);
  const found = await eventsOf(confirmationNumber);
  return (
    <OperationsPage signedIn={signedIn} current="/manage/operations/events">
      {found ? (
        <ReservationEvents key={confirmationNumber} first={found} />
      ) : (
        <NoSuchReservation number={confirmationNumber} />
      )}
    </OperationsPage>
  );
}

async function eventsOf(confirmationNumber: string) {
  try {
    return await (await api()).operations.reservationEvents.query({ confirmationNumber });
  } catch (error) {
    const status = problemOf(error)?.status;
    // A number that cannot be one is not there either.
    if (status === 404 || status === 400 || status === 422) return null;
    throw error;
  }
}
