import type { Metadata } from "next";
import { Mails } from "@/components/operations/mail/mails";
import { OperationsPage } from "@/components/operations/operations-page";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Mail · Roomstream" };

/** The mails that guests were written. */
export default async function MailPage() {
  const signedIn = await requireStaff("operations:read", "/manage/operations/mail");
  return (
    <OperationsPage signedIn={signedIn} current="/manage/operations/mail">
      <Mails propertyId={signedIn.hotel.propertyId} />
    </OperationsPage>
  );
}
