import type { Metadata } from "next";
import { LatestReservations } from "@/components/operations/events/latest-reservations";
import { OperationsPage } from "@/components/operations/operations-page";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Events · Roomstream" };

/** The way to one reservation's events: by its number, or among the newest. */
export default async function EventsPage() {
  const signedIn = await requireStaff("operations:read", "/manage/operations/events");
  return (
    <OperationsPage signedIn={signedIn} current="/manage/operations/events">
      <LatestReservations />
    </OperationsPage>
  );
}
