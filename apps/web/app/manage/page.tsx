import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { FiguresDot } from "@/components/figures/figures-dot";
import { FiguresPage } from "@/components/figures/figures-page";
import { ApiProvider } from "@/lib/api";
import { asOfIn } from "@/lib/figures/as-of";
import { requireStaff } from "@/lib/staff/require-staff";

export const metadata: Metadata = { title: "Overview · Roomstream" };

/** How the hotel does, for its managers: now, or as it was known at the moment that the address names. */
export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<{ asOf?: string | string[] }>;
}) {
  const given = (await searchParams).asOf;
  const asOf = asOfIn(typeof given === "string" ? given : undefined);
  const page = asOf === undefined ? "/manage" : `/manage?${new URLSearchParams({ asOf })}`;
  const signedIn = await requireStaff("figures:read", page);
  const { propertyId, slug } = signedIn.hotel;
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/manage" live={<FiguresDot propertyId={propertyId} />}>
        <FiguresPage key={propertyId} propertyId={propertyId} slug={slug} />
      </DeskFrame>
    </ApiProvider>
  );
}
