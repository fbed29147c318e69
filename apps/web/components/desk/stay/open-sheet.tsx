"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/lib/api";
import { actsOf, actWords, type May } from "@/lib/desk/acts";
import type { Act } from "@/lib/desk/keys";
import { fullNameOf } from "@/lib/desk/names";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Part, Sheet } from "../sheet";
import { AboutStay } from "./about-stay";
import { GuestCard } from "./guest-card";
import { History } from "./history";
import { StayAbout } from "./stay-about";

interface Props {
  propertyId: string;
  businessDate: string;
  timeZone: string;
  stay: DeskStay;
  may: May;
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** All there is to know of a stay, and what can be done with it. */
export function OpenSheet({ propertyId, businessDate, timeZone, stay, may, onAct, onClose }: Props) {
  const trpc = useTRPC();
  const { confirmationNumber } = stay;
  const { data: view, error } = useQuery(
    trpc.desk.reservation.queryOptions({ propertyId, confirmationNumber }),
  );
  const acts = actsOf(stay, businessDate, may).filter((act) => act !== "open");
  return (
    <Sheet
      wide
      title={fullNameOf(stay)}
      about={<StayAbout stay={stay} />}
      onClose={onClose}
      footer={
        <>
          <Link href={`/desk/reservations/${confirmationNumber}`} className="link mr-auto py-2 max-md:w-full">
            Its own page, with the folio
          </Link>
          {acts.map((act, index) => (
            <DeskButton
              key={act}
              look={index === acts.length - 1 ? "ink" : "line"}
              onClick={() => onAct(act)}
            >
              {actWords[act]}
            </DeskButton>
          ))}
        </>
      }
    >
      <div className="overflow-y-auto md:grid md:grid-cols-[minmax(0,11fr)_minmax(0,10fr)]">
        <div className="bg-sheet md:border-r md:border-line-strong">
          {error && (
            <div className="px-5 pt-4 md:px-8">
              <Refusal error={error} silence="No answer came. Close it and open it again." />
            </div>
          )}
          <AboutStay propertyId={propertyId} businessDate={businessDate} stay={stay} view={view} may={may} />
          <Part title="What happened">
            {view ? (
              <History view={view} timeZone={timeZone} />
            ) : (
              <div aria-hidden className="shape mt-2 h-24" />
            )}
          </Part>
        </div>
        <div className="bg-well p-5 md:p-7">
          <GuestCard stay={stay} view={view} />
        </div>
      </div>
    </Sheet>
  );
}
