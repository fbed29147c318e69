"use client";

import { useLive } from "@/lib/live/use-live";
import { ConnectionDot } from "../confirming/connection-dot";

/** How the line to the hotel stands; it shares the line of the page that it stands over. */
export const LiveDot = ({ propertyId }: { propertyId: string }) => (
  <ConnectionDot connection={useLive({ propertyId, kinds: { room: [] } })} />
);
