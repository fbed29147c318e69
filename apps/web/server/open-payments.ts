import { folioOfReservation } from "@roomstream/domain/payments/folio-of-reservation";
import { refund } from "@roomstream/domain/payments/refund";
import { takePayment } from "@roomstream/domain/payments/take-payment";
import type { Context } from "@roomstream/domain/shared/context";
import type { Payments } from "./payments";

/** Binds what the desk asks of money to where this process keeps things. */
export const openPayments = (ctx: Context): Payments => ({
  folio: (stay) => folioOfReservation({ ctx, ...stay }),
  take: (order) => takePayment({ ctx, ...order }),
  refund: (order) => refund({ ctx, ...order }),
});
