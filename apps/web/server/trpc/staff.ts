import {
  auditQuery,
  newPassword,
  newStaff,
  permissionsOf,
  rolesOfOne,
} from "@roomstream/domain/property/contract";
import { z } from "zod";
import { addressOf } from "../http/address";
import { actorOf, mayAt, type StaffCaller } from "../http/caller";
import { addressKey } from "../http/limits";
import { propertyId } from "../inputs";
import { atHotel, procedure, router, unwrap } from "./procedure";

const oneself = procedure({ access: { by: "session" }, limit: "read", writes: false }).use(({ ctx, next }) =>
  next({ ctx: { caller: ctx.caller as StaffCaller } }),
);
const managing = atHotel("staff:manage", { limit: "read", writes: false });
const auditing = atHotel("audit:read", { limit: "read", writes: false });

const staffId = z.uuid();

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
        const known = { propertyId, slug, name: hotel.name, timeZone, currency, businessDate };
        return [{ ...known, roles: here, permissions: permissionsOf(here) }];
      }),
    };
  }),
  /** Ends every session, this one too. */
  changePassword: oneself
    .input(z.strictObject({ current: z.string().max(200), next: newPassword }))
    .mutation(async ({ ctx: { door, caller, request }, input }) => {
      const address = addressKey(request.ip);
      const { staffId, name, email, roles } = caller;
      const tooMany = await door.limits.signIns.refusal(email, address);
      if (tooMany) return unwrap({ ok: false, refusal: tooMany });
      const changed = await door.hotel.changePassword({
        staffId,
        name,
        propertyIds: Object.keys(roles),
        address: addressOf(request),
        ...input,
      });
      const isGuess = !changed.ok && changed.refusal.errors?.[0]?.path === "current";
      if (isGuess) await door.limits.signIns.add(email, address);
      return unwrap(changed);
    }),
  list: managing
    .input(z.strictObject({ propertyId }))
    .query(async ({ ctx, input }) => ({ items: await ctx.door.hotel.listStaff(input.propertyId) })),
  add: managing.input(z.strictObject({ propertyId, member: newStaff })).mutation(async ({ ctx, input }) =>
    unwrap(
      await ctx.door.hotel.addStaff({
        ...input,
        by: actorOf(ctx.caller),
        address: addressOf(ctx.request),
      }),
    ),
  ),
  changeRoles: managing
    .input(z.strictObject({ propertyId, staffId, roles: rolesOfOne }))
    .mutation(async ({ ctx, input }) =>
      unwrap(
        await ctx.door.hotel.changeRoles({
          ...input,
          by: actorOf(ctx.caller),
          address: addressOf(ctx.request),
        }),
      ),
    ),
  setDisabled: managing
    .input(z.strictObject({ propertyId, staffId, disabled: z.boolean() }))
    .mutation(async ({ ctx, input }) =>
      unwrap(
        await ctx.door.hotel.setDisabled({
          ...input,
          by: actorOf(ctx.caller),
          address: addressOf(ctx.request),
          manages: (hotel) => mayAt(ctx.caller, "staff:manage", hotel),
        }),
      ),
    ),
  renewPassword: managing.input(z.strictObject({ propertyId, staffId })).mutation(async ({ ctx, input }) =>
    unwrap(
      await ctx.door.hotel.renewPassword({
        ...input,
        by: actorOf(ctx.caller),
        address: addressOf(ctx.request),
        manages: (hotel) => mayAt(ctx.caller, "staff:manage", hotel),
      }),
    ),
  ),
  audit: auditing
    .input(z.strictObject({ propertyId, ...auditQuery.shape }))
    .query(async ({ ctx, input: { propertyId, ...query } }) =>
      unwrap(await ctx.door.hotel.auditOf(propertyId, query)),
    ),
});
