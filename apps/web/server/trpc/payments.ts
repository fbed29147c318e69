import { deskPayment, deskRefund } from "@roomstream/domain/payments/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { idempotencyKey, propertyId } from "../inputs";
import { payerOf } from "../payments";
import { atHotel, router, unwrap } from "./procedure";

const reading = atHotel("payments:read", { limit: "read", writes: false });
const moving = atHotel("payments:write", { limit: "read", writes: true });
const stay = z.strictObject({ propertyId, confirmationNumber });
const order = stay.extend({ idempotencyKey });

/** A stay's folio, and money that moves at the desk. */
export const payments = router({
  folio: reading
    .input(stay)
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.payments.folio(input))),
  take: moving
    .input(order.extend({ payment: deskPayment }))
    .mutation(async ({ ctx, input: { payment, ...rest } }) =>
      unwrap(
        await ctx.door.hotel.payments.take({
          ...rest,
          ...payerOf(ctx.caller, ctx.request),
          input: payment,
        }),
      ),
    ),
  refund: moving
    .input(order.extend({ refund: deskRefund }))
    .mutation(async ({ ctx, input: { refund, ...rest } }) =>
      unwrap(
        await ctx.door.hotel.payments.refund({
          ...rest,
          ...payerOf(ctx.caller, ctx.request),
          input: refund,
        }),
      ),
    ),
});
