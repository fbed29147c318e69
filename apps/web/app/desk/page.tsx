import type { Metadata } from "next";
import { LiveDot } from "@/components/desk/live-dot";
import { TodayPage } from "@/components/desk/today/today";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import { mayOf } from "@/lib/desk/may";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Today · Roomstream" };

/** The day at the desk. */
export default async function DeskPage() {
  const signedIn = await requireStaff("reservations:read", "/desk");
  const { propertyId, permissions } = signedIn.hotel;
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/desk" live={<LiveDot propertyId={propertyId} />}>
        <TodayPage key={propertyId} propertyId={propertyId} may={mayOf(permissions)} />
      </DeskFrame>
    </ApiProvider>
  );
}
