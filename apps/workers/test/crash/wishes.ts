import { refund } from "@roomstream/domain/payments/refund";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation, previewChange } from "@roomstream/domain/reservations/change-reservation";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import type { Context } from "@roomstream/domain/shared/context";
import type { Result } from "@roomstream/domain/shared/result";
import { HOTEL } from "@roomstream/domain/testing/test-hotel";

/** What becomes of a confirmed stay, asked for by its guest or done by the desk. */
export type Wish =
  | { kind: "change"; departure: string }
  | { kind: "cancel" | "checkOut" | "noShow" }
  | { kind: "checkIn"; roomId: string }
  | { kind: "refund"; amount: number };
export type WishKind = Wish["kind"];

/** The wish through the command that the gateway would run for it. */
export function fulfil(ctx: Context, confirmationNumber: string, wish: Wish): Promise<Result<unknown>> {
  const by = { kind: "system", part: "test" } as const;
  const order = { ctx, propertyId: HOTEL.propertyId, confirmationNumber, by };
  switch (wish.kind) {
    case "change":
      return changeAsShown(ctx, confirmationNumber, wish.departure);
    case "cancel":
      return cancelReservation({ ctx, confirmationNumber, by: { kind: "guest" }, reason: "GUEST" });
    case "checkIn":
      return checkIn({ ...order, roomId: wish.roomId });
    case "checkOut":
      return checkOut(order);
    case "noShow":
      return markNoShow(order);
    case "refund":
      return refund({
        ...order,
        caller: "desk",
        idempotencyKey: confirmationNumber,
        input: { amount: { amount: wish.amount, currency: "EUR" }, reason: "noise at night" },
      });
  }
}

async function changeAsShown(
  ctx: Context,
  confirmationNumber: string,
  departure: string,
): Promise<Result<unknown>> {
  const shown = await previewChange({ ctx, confirmationNumber, input: { departure } });
  if (!shown.ok) return shown;
  const { total: amount, currency } = shown.value.totals;
  const input = { departure, expectedTotal: { amount, currency } };
  return changeReservation({ ctx, confirmationNumber, input, by: { kind: "guest" } });
}
