import { redirect } from "next/navigation";
import { STAFF_PAGES } from "@/lib/staff/pages";
import { requireSignedIn } from "@/lib/staff/require-staff";

/** Leads whoever manages to the first of their pages here, and everybody else to their own. */
export default async function ManagePage() {
  const { hotel } = await requireSignedIn("/manage");
  const mine = STAFF_PAGES.filter(({ permission }) => hotel?.permissions.includes(permission));
  redirect((mine.find(({ href }) => href.startsWith("/manage/")) ?? mine[0])?.href ?? "/desk/no-access");
}
