"use client";

import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { useEffect, useRef, useState } from "react";

/** Whether a proposal that was watched here has taken force. */
export function useTaken(view: ReservationView): boolean {
  const open = useRef(view.proposal !== null);
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    const isOpen = view.proposal !== null;
    if (isOpen) setTaken(false);
    else if (open.current) setTaken(view.withdrawn === null && view.status !== "CANCELLED");
    open.current = isOpen;
  }, [view]);
  return taken;
}
