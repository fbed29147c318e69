import type { Metadata } from "next";
import { EngineRoom } from "@/components/operations/engine-room/engine-room";
import { OperationsPage } from "@/components/operations/operations-page";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Engine room · Roomstream" };

/** What flows through the house, for its operators. */
export default async function EngineRoomPage() {
  const signedIn = await requireStaff("operations:read", "/manage/operations");
  return (
    <OperationsPage signedIn={signedIn} current="/manage/operations">
      <EngineRoom propertyId={signedIn.hotel.propertyId} />
    </OperationsPage>
  );
}
