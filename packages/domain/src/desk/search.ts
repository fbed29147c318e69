import { hotelOrRefusal } from "../property/queries/find-property";
import { stayByNumber, staysOfDay } from "../reservations/queries/desk-stays";
import type { Context } from "../shared/context";
import { accept, type Result } from "../shared/result";
import type { DeskStay } from "./contract";
import { readStays } from "./read-stays";

const MOST = 20;
const NUMBER = /^RSV-\d{4}-[0-9A-Z]{8}$/;

/**
 * Finds stays by their number, of any day; and among those who arrive, stay or leave today by room or by the beginning of a name.
 * Names are sealed one by one, so that only those of the day are read.
 */
export async function searchDesk(args: {
  ctx: Context;
  propertyId: string;
  text: string;
}): Promise<Result<{ items: DeskStay[] }>> {
  const { ctx, propertyId, text } = args;
  const known = await hotelOrRefusal({ ctx, propertyId });
  if (!known.ok) return known;
  const property = known.value;
  const { businessDate } = property;
  const wanted = plain(text);
  const number = text.trim().toUpperCase();
  const found = NUMBER.test(number)
    ? [await stayByNumber({ ctx, propertyId, confirmationNumber: number, businessDate, names: true })]
    : (await staysOfDay({ ctx, propertyId, businessDate, names: true })).filter(
        ({ guest, roomId, row }) =>
          plain(roomId ?? "") === wanted ||
          row.confirmation_number.endsWith(number) ||
          [guest?.lastName, guest?.firstName, `${guest?.firstName} ${guest?.lastName}`].some((name) =>
            plain(name ?? "").startsWith(wanted),
          ),
      );
  const { lines } = await readStays(ctx, property, found.filter((stay) => stay !== undefined).slice(0, MOST));
  return accept({ items: lines });
}

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
