import { MOST_NIGHTS } from "@roomstream/domain/reservations/contract";
import { confirmationNumber as wellFormed } from "@roomstream/domain/shared/contract";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Reservation } from "@/components/confirming/reservation";

interface Props {
  params: Promise<{ confirmationNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: `Your booking ${(await params).confirmationNumber}`,
    robots: { index: false },
    // The link of a mail carries a key: no other site is told where its reader came from.
    referrer: "no-referrer",
  };
}

/** The page itself knows nothing of the booking: who may see it is asked for in the browser, by last name or by the link of a mail. */
export default async function ReservationPage({ params }: Props) {
  const number = wellFormed.safeParse((await params).confirmationNumber.toUpperCase());
  if (!number.success) notFound();
  return (
    <>
      <noscript>
        <p className="book-wrap border-b border-line py-4 text-pretty">
          Your stay is read, changed and cancelled here with JavaScript, which is off in this browser. Without
          it, call the desk of the house with your number {number.data}: the telephones stand on{" "}
          <Link className="link" href="/">
            the first page
          </Link>
          . What you booked stands as it is.
        </p>
      </noscript>
      <Reservation confirmationNumber={number.data} mostNights={MOST_NIGHTS} />
    </>
  );
}
