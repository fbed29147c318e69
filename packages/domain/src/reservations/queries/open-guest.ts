import { unseal } from "../../shared/sealing";
import { createReservationInput, type Guest } from "../contract";

/** Guest details as an event or a reservation carries them, opened with the guest's own key. */
export const openGuest = (key: Buffer, guestId: string, sealed: string): Guest =>
  createReservationInput.shape.guest.parse(JSON.parse(unseal(key, sealed, guestId).toString()));
