import type { Metadata } from "next";
import { LiveDot } from "@/components/desk/live-dot";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { StaffList } from "@/components/staff/staff-list";
import { ApiProvider } from "@/lib/api";
import { api } from "@/lib/server-api";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Staff · Roomstream" };

/** Who works at the hotel, for its administrators. */
export default async function StaffPage() {
  const signedIn = await requireStaff("staff:manage", "/manage/staff");
  const { me, hotel } = signedIn;
  const { items } = await (await api()).staff.list.query({ propertyId: hotel.propertyId });
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/manage/staff" live={<LiveDot propertyId={hotel.propertyId} />}>
        <StaffList
          key={hotel.propertyId}
          hotel={{ propertyId: hotel.propertyId, name: hotel.name }}
          mine={me.staffId}
          first={items}
        />
      </DeskFrame>
    </ApiProvider>
  );
}
