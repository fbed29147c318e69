import type { Metadata } from "next";
import { AuditLog } from "@/components/audit/audit-log";
import { LiveDot } from "@/components/desk/live-dot";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import { api } from "@/lib/server-api";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Who did what · Roomstream" };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** What staff and API keys did at the hotel, for its managers. What is looked for stands in the address. */
export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<"day" | "kind" | "id", string | string[] | undefined>>;
}) {
  const signedIn = await requireStaff("audit:read", "/manage/audit");
  const { propertyId, name, timeZone, currency, permissions } = signedIn.hotel;
  const given = await searchParams;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(one(given.day) ?? "") ? one(given.day) : undefined;
  const kind = one(given.kind)?.slice(0, 40) || undefined;
  const id = kind && (one(given.id)?.slice(0, 100) || undefined);
  const query = { ...(day && { day }), ...(kind && { subject: { kind, ...(id && { id }) } }) };
  const first = await (await api()).staff.audit.query({ propertyId, ...query });
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/manage/audit" live={<LiveDot propertyId={propertyId} />}>
        <AuditLog
          key={`${propertyId} ${JSON.stringify(query)}`}
          hotel={{ propertyId, name, timeZone, currency }}
          query={query}
          hearsOfStaff={permissions.includes("staff:manage")}
          first={first}
        />
      </DeskFrame>
    </ApiProvider>
  );
}
