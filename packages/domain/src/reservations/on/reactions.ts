import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { onAvailabilityBlocked } from "./availability-blocked";
import { onAvailabilityRejected } from "./availability-rejected";
import { onAvailabilityReleased } from "./availability-released";
import { onAvailabilityUpdated } from "./availability-updated";
import { onPaymentAuthorized } from "./payment-authorized";
import { onPaymentFailed } from "./payment-failed";
import { onPaymentMoved } from "./payment-moved";
import { onPaymentPosted } from "./payment-posted";
import { onRateApplied } from "./rate-applied";

export const reactions: Reactions<Context, "reservations"> = {
  "availability.updated": onAvailabilityUpdated,
  "availability.blocked": onAvailabilityBlocked,
  "availability.rejected": onAvailabilityRejected,
  "availability.released": onAvailabilityReleased,
  "payment.initiated": onPaymentMoved,
  "payment.authorized": onPaymentAuthorized,
  "payment.failed": onPaymentFailed,
  "payment.captured": onPaymentMoved,
  "payment.voided": onPaymentMoved,
  "payment.refunded": onPaymentMoved,
  "payment.posted": onPaymentPosted,
  "rate.applied": onRateApplied,
};
