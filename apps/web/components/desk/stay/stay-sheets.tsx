"use client";

import type { DeskStay, Today } from "@roomstream/domain/desk/contract";
import type { May } from "@/lib/desk/acts";
import type { Act } from "@/lib/desk/keys";
import { CheckInSheet } from "./check-in-sheet";
import { CheckOutSheet } from "./check-out-sheet";
import { OpenSheet } from "./open-sheet";
import { PaymentSheet } from "./payment-sheet";
import { RoomSheet } from "./room-sheet";

interface Props {
  today: Pick<Today, "propertyId" | "businessDate" | "timeZone">;
  act: Act;
  stay: DeskStay;
  may: May;
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** The sheet of what is done with a stay. */
export function StaySheets({ today, act, stay, may, onAct, onClose }: Props) {
  const { propertyId, businessDate } = today;
  const on = { propertyId, stay, onClose };
  switch (act) {
    case "check-in":
      return <CheckInSheet {...on} onPay={() => onAct("take-payment")} />;
    case "check-out":
      return <CheckOutSheet {...on} onPay={() => onAct("take-payment")} />;
    case "choose-room":
      return <RoomSheet {...on} />;
    case "take-payment":
      return <PaymentSheet {...on} />;
    case "open":
      return (
        <OpenSheet {...on} businessDate={businessDate} timeZone={today.timeZone} may={may} onAct={onAct} />
      );
  }
}
