import type { z } from "zod";
import type { promisesAnswer } from "./answers";
import type { Door } from "./http/admission";
import { type Caller, isOfAllHotels } from "./http/caller";

/** How the promises are kept. A key of some hotels is told how many breaches there are, but not whose they are. */
export async function promisesFor(door: Door, caller: Caller): Promise<z.infer<typeof promisesAnswer>> {
  const { items } = await door.hotel.promises();
  return isOfAllHotels(caller) ? { items } : { items: items.map((item) => ({ ...item, found: [] })) };
}
