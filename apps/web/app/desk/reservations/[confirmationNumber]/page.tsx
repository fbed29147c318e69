import type { Metadata } from "next";
import { LiveDot } from "@/components/desk/live-dot";
import { NoSuchStay } from "@/components/desk/stay-page/no-such-stay";
import { StayPage } from "@/components/desk/stay-page/stay-page";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import { mayOf } from "@/lib/desk/may";
import { problemOf } from "@/lib/problem";
import { api } from "@/lib/server-api";
import { requireStaff } from "@/lib/staff/require-staff";

type Params = { params: Promise<{ confirmationNumber: string }> };

const numberOf = async ({ params }: Params) =>
  decodeURIComponent((await params).confirmationNumber).toUpperCase();

export async function generateMetadata(given: Params): Promise<Metadata> {
  return { title: `${await numberOf(given)} · Roomstream` };
}

/** One stay at the desk: all there is to know of it, and all that can be done with it. */
export default async function StayAtDeskPage(given: Params) {
  const number = await numberOf(given);
  const signedIn = await requireStaff("reservations:read", `/desk/reservations/${number}`);
  const { propertyId, name, permissions } = signedIn.hotel;
  const first = await stayOf(propertyId, number);
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/desk" live={<LiveDot propertyId={propertyId} />}>
        {first ? (
          <StayPage key={`${propertyId} ${number}`} first={first} may={mayOf(permissions)} />
        ) : (
          <NoSuchStay number={number} hotel={name} hasOthers={signedIn.me.hotels.length > 1} />
        )}
      </DeskFrame>
    </ApiProvider>
  );
}

async function stayOf(propertyId: string, confirmationNumber: string) {
  try {
    return await (await api()).desk.stay.query({ propertyId, confirmationNumber });
  } catch (error) {
    const status = problemOf(error)?.status;
    // A number that cannot be one is not there either.
    if (status === 404 || status === 400 || status === 422) return null;
    throw error;
  }
}
