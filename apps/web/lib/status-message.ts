import "./no-eval";
import { reservationStatus, timelineEntry } from "@roomstream/domain/reservations/contract";
import { z } from "zod";

const statusMessage = z.object({ status: reservationStatus, timeline: z.array(timelineEntry) });
export type StatusMessage = z.infer<typeof statusMessage>;

/** What a reservation's stream says, or undefined where it says something else. */
export const readStatus = (data: unknown): StatusMessage | undefined => statusMessage.safeParse(data).data;
