import { justNow } from "@roomstream/domain/desk/just-now";
import { roomBoard } from "@roomstream/domain/desk/room-board";
import { roomChoices } from "@roomstream/domain/desk/room-choices";
import { searchDesk } from "@roomstream/domain/desk/search";
import { stayAtDesk } from "@roomstream/domain/desk/stay";
import { today } from "@roomstream/domain/desk/today";
import { closeDays } from "@roomstream/domain/night-audit/close-days";
import { putBackIntoOrder } from "@roomstream/domain/property/put-back-into-order";
import { setRoomStatus } from "@roomstream/domain/property/set-room-status";
import { takeOutOfOrder } from "@roomstream/domain/property/take-out-of-order";
import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { checkIn } from "@roomstream/domain/reservations/check-in";
import { checkOut } from "@roomstream/domain/reservations/check-out";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { markNoShow } from "@roomstream/domain/reservations/mark-no-show";
import { checkOutPreview } from "@roomstream/domain/reservations/queries/check-out-preview";
import { findReservation } from "@roomstream/domain/reservations/queries/find-reservation";
import { hotelOf } from "@roomstream/domain/reservations/queries/hotel-of";
import { undoCheckIn } from "@roomstream/domain/reservations/undo-check-in";
import type { Context } from "@roomstream/domain/shared/context";
import { accept, type Result } from "@roomstream/domain/shared/result";
import type { Desk } from "./desk";

/** Binds what the desk asks to where this process keeps things. Commands answer with the reservation as it is afterwards. */
export function openDesk(ctx: Context): Desk {
  async function viewAfter(
    confirmationNumber: string,
    done: Promise<Result<unknown>>,
  ): Promise<Result<ReservationView>> {
    const result = await done;
    if (!result.ok) return result;
    const view = await findReservation({ ctx, confirmationNumber });
    if (!view) throw new Error(`${confirmationNumber} was written and is gone`);
    return accept(view);
  }
  return {
    hotelOf: (confirmationNumber) => hotelOf({ ctx, confirmationNumber }),
    today: (ask) => today({ ctx, ...ask }),
    rooms: (ask) => roomBoard({ ctx, ...ask }),
    roomChoices: (ask) => roomChoices({ ctx, ...ask }),
    stay: (ask) => stayAtDesk({ ctx, ...ask }),
    previewCheckOut: (ask) => checkOutPreview({ ctx, ...ask }),
    justNow: (ask) => justNow({ ctx, ...ask }),
    search: (ask) => searchDesk({ ctx, ...ask }),
    assignRoom: async (order) => {
      const done = await assignRoom({ ctx, ...order });
      if (!done.ok) return done;
      const view = await viewAfter(order.confirmationNumber, Promise.resolve(done));
      return view.ok ? accept({ assigned: done.value.assigned, reservation: view.value }) : view;
    },
    checkIn: ({ roomId, ...order }) =>
      viewAfter(
        order.confirmationNumber,
        checkIn({ ctx, ...order, ...(roomId === undefined ? {} : { roomId }) }),
      ),
    undoCheckIn: (order) => viewAfter(order.confirmationNumber, undoCheckIn({ ctx, ...order })),
    checkOut: (order) => viewAfter(order.confirmationNumber, checkOut({ ctx, ...order })),
    markNoShow: (order) => viewAfter(order.confirmationNumber, markNoShow({ ctx, ...order })),
    setRoomStatus: (order) => setRoomStatus({ ctx, ...order }),
    takeOutOfOrder: (order) => takeOutOfOrder({ ctx, ...order }),
    putBackIntoOrder: (order) => putBackIntoOrder({ ctx, ...order }),
    closeDays: ({ until, ...order }) =>
      closeDays({ ctx, ...order, ...(until === undefined ? {} : { until }) }),
  };
}
