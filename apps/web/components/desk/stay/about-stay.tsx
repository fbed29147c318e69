import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import type { May } from "@/lib/desk/acts";
import { lookOf, readinessWords } from "@/lib/desk/readiness";
import { RoomMark } from "../room-mark";
import { Part } from "../sheet";
import { Account } from "./account";
import { RareActs } from "./rare-acts";

interface Props {
  propertyId: string;
  businessDate: string;
  stay: DeskStay;
  view: ReservationView | undefined;
  may: May;
}

/** The room of a stay, its money, and what is done with it rarely. */
export const AboutStay = ({ propertyId, businessDate, stay, view, may }: Props) => (
  <>
    <Part title="Room" aside={stay.roomTypeName}>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-3">
        <p className="text-[28px] leading-9 font-medium tracking-[-0.02em]">
          {stay.roomId ?? (
            <span className="text-[15px] font-normal tracking-normal text-ink-2">None yet</span>
          )}
        </p>
        {stay.roomId && stay.readiness && (
          <p className="flex items-center gap-[7px] text-ink-2">
            <RoomMark look={lookOf(stay.readiness)} />
            {readinessWords(stay.readiness)}
          </p>
        )}
      </div>
    </Part>
    <Part title="Account" aside={stay.ratePlanName}>
      {view ? <Account view={view} /> : <div aria-hidden className="shape mt-2 h-24" />}
    </Part>
    {may.write && view && (
      <RareActs
        propertyId={propertyId}
        businessDate={businessDate}
        stay={stay}
        view={view}
        mayPay={may.pay}
      />
    )}
  </>
);
