import type { Metadata } from "next";
import { HousekeepingPage } from "@/components/desk/housekeeping/housekeeping-page";
import { LiveDot } from "@/components/desk/live-dot";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import { mayOf } from "@/lib/desk/may";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Housekeeping · Roomstream" };

/** The rooms, for whoever cleans them. */
export default async function Housekeeping() {
  const signedIn = await requireStaff("rooms:clean", "/desk/housekeeping");
  const { propertyId, timeZone, permissions } = signedIn.hotel;
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/desk/housekeeping" live={<LiveDot propertyId={propertyId} />}>
        <HousekeepingPage
          key={propertyId}
          propertyId={propertyId}
          timeZone={timeZone}
          may={mayOf(permissions)}
        />
      </DeskFrame>
    </ApiProvider>
  );
}
