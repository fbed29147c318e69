import { confirmationNumber as wellFormed } from "@roomstream/domain/shared/contract";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Reservation } from "@/components/confirming/reservation";

interface Props {
  params: Promise<{ confirmationNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Your booking ${(await params).confirmationNumber}`, robots: { index: false } };
}

/** The page itself knows nothing of the booking: who may see it is asked for in the browser, by last name. */
export default async function ReservationPage({ params }: Props) {
  const number = wellFormed.safeParse((await params).confirmationNumber.toUpperCase());
  if (!number.success) notFound();
  return <Reservation confirmationNumber={number.data} />;
}
