import { permissionsOf } from "@roomstream/domain/property/contract";
import type { StaffCaller } from "../http/caller";
import { procedure, router } from "./procedure";

const oneself = procedure({ access: { by: "session" }, limit: "read", writes: false }).use(({ ctx, next }) =>
  next({ ctx: { caller: ctx.caller as StaffCaller } }),
);

export const staff = router({
  /** Who is signed in, at which hotels, and what they may do at each. */
  me: oneself.query(async ({ ctx: { door, caller } }) => {
    const { staffId, name, email, passwordIsTemporary, roles } = caller;
    const hotels = await Promise.all(Object.keys(roles).toSorted().map(door.hotel.findProperty));
    return {
      staffId,
      name,
      email,
      passwordIsTemporary,
      hotels: hotels.flatMap((hotel) => {
        if (!hotel) return [];
        const { propertyId, slug, timeZone, currency, businessDate } = hotel;
        const here = roles[propertyId] ?? [];
        return [
          {
            propertyId,
            slug,
            name: hotel.name,
            timeZone,
            currency,
            businessDate,
            roles: here,
            permissions: permissionsOf(here),
          },
        ];
      }),
    };
  }),
});
