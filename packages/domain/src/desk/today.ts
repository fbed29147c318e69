import { nightCounts } from "../availability/queries/night-counts";
import { auditAtOf } from "../property/queries/audit-at";
import { hotelOrRefusal } from "../property/queries/find-property";
import { outOfOrderOn } from "../property/queries/rooms";
import { staysOfDay } from "../reservations/queries/desk-stays";
import { openAlerts } from "../reservations/queries/open-alerts";
import type { Context } from "../shared/context";
import { accept, type Result } from "../shared/result";
import { addDays } from "../shared/stay";
import type { DeskStay, Today } from "./contract";
import { readStays } from "./read-stays";

/** The day at the desk of a hotel, as it is now. `names`: whether the caller may read who the guests are. */
export async function today(args: {
  ctx: Context;
  propertyId: string;
  names: boolean;
}): Promise<Result<Today>> {
  const { ctx, propertyId, names } = args;
  const found = await hotelOrRefusal({ ctx, propertyId });
  if (!found.ok) return found;
  const property = found.value;
  const { businessDate } = property;
  const [stays, alerts, tonight, auditAt] = await Promise.all([
    staysOfDay({ ctx, propertyId, businessDate, names }),
    openAlerts({ ctx, propertyId, names }),
    nightCounts({ ctx, propertyId, nights: [businessDate] }),
    auditAtOf({ ctx, propertyId }),
  ]);
  const { lines, rooms, occupants } = await readStays(ctx, property, stays);
  const inHouse = lines.filter((stay) => stay.status === "CHECKED_IN");
  const toArrive = lines.filter((stay) => stay.status === "CONFIRMED");
  const arrived = inHouse.filter((stay) => stay.checkedInOn === businessDate);
  const toLeave = inHouse.filter((stay) => stay.departure <= businessDate);
  const left = lines.filter((stay) => stay.status === "CHECKED_OUT");
  const usable = rooms.filter(
    (room) => !outOfOrderOn(room, { arrival: businessDate, departure: addDays(businessDate, 1) }),
  );
  const dirty = usable.filter((room) => room.status === "DIRTY");
  const dirtyOccupied = dirty.filter((room) => occupants.has(room.roomId));
  return accept({
    propertyId,
    name: property.name,
    timeZone: property.timeZone,
    currency: property.currency,
    businessDate,
    auditAt: auditAt?.toISOString() ?? null,
    arrivals: [...byName(toArrive), ...byName(arrived)],
    departures: [...byRoom(toLeave), ...byRoom(left)],
    inHouse: byRoom(inHouse),
    counts: {
      toArrive: toArrive.length,
      arrived: arrived.length,
      toLeave: toLeave.length,
      left: left.length,
      inHouse: inHouse.length,
      adults: sum(inHouse.map((stay) => stay.adults)),
      children: sum(inHouse.map((stay) => stay.children)),
      dirtyEmpty: dirty.length - dirtyOccupied.length,
      dirtyOccupied: dirtyOccupied.length,
      rooms: usable.length,
      outOfOrder: rooms.length - usable.length,
      soldTonight: sum(tonight.map((type) => type.sold)),
      leftTonight: sum(tonight.map((type) => Math.max(0, type.sellLimit - type.sold))),
    },
    alerts,
  });
}

const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** As people look for them: by last name, and where names may not be read, by number. */
const byName = (stays: DeskStay[]): DeskStay[] => {
  const nameOf = ({ guest, confirmationNumber }: DeskStay) =>
    guest ? `${guest.lastName}, ${guest.firstName}` : confirmationNumber;
  return stays.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
};

const byRoom = (stays: DeskStay[]): DeskStay[] =>
  stays.toSorted((a, b) => (a.roomId ?? "").localeCompare(b.roomId ?? "", "en", { numeric: true }));
