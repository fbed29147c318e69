import type { Metadata } from "next";
import { DeadLetters } from "@/components/operations/dead-letters/dead-letters";
import { OperationsPage } from "@/components/operations/operations-page";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Dead letters · Roomstream" };

/** What groups could not handle: read, mended and replayed. */
export default async function DeadLettersPage() {
  const signedIn = await requireStaff("operations:read", "/manage/operations/dead-letters");
  const { propertyId, permissions } = signedIn.hotel;
  return (
    <OperationsPage signedIn={signedIn} current="/manage/operations/dead-letters">
      <DeadLetters propertyId={propertyId} mayReplay={permissions.includes("operations:write")} />
    </OperationsPage>
  );
}
