import { ensureOutboxMonths } from "@roomstream/db/migrate";
import { finishDays } from "@roomstream/domain/analytics/finish-days";
import { reactions as analytics } from "@roomstream/domain/analytics/on/reactions";
import { convergeHolds } from "@roomstream/domain/availability/converge";
import { reactions as availability } from "@roomstream/domain/availability/on/reactions";
import { auditDue } from "@roomstream/domain/night-audit/audit-due";
import { reactions as notifications } from "@roomstream/domain/notifications/on/reactions";
import { convergePayments } from "@roomstream/domain/payments/converge";
import { forgetAnswers as forgetDeskAnswers } from "@roomstream/domain/payments/forget-answers";
import { openSandboxGateway } from "@roomstream/domain/payments/gateway/sandbox";
import { reactions as payments } from "@roomstream/domain/payments/on/reactions";
import { startExecutor } from "@roomstream/domain/payments/operations/executor";
import { reactions as property } from "@roomstream/domain/property/on/reactions";
import { reactions as rates } from "@roomstream/domain/rates/on/reactions";
import { forgetAnswers } from "@roomstream/domain/reservations/forget-answers";
import { reactions as reservations } from "@roomstream/domain/reservations/on/reactions";
import { sweep } from "@roomstream/domain/reservations/sweep";
import { watchMoney } from "@roomstream/domain/reservations/watch-money";
import type { Context } from "@roomstream/domain/shared/context";
import type { AtWork } from "@roomstream/domain/shared/open-context";
import type { Service } from "@roomstream/environment/environment";
import type { Subscription } from "@roomstream/events/bus/port";
import type { Breaker } from "@roomstream/events/consumer/breaker";
import { type Consumer, startConsumer } from "@roomstream/events/consumer/consumer";
import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Slots } from "@roomstream/events/consumer/slots";
import { type Clockwork, every } from "./every";
import { startBackbone } from "./start-backbone";

export type RunningService = {
  service: Service;
  subscription: Subscription;
  breaker: Breaker;
  close(): Promise<void>;
};

const REACTIONS: { [S in Service]: Reactions<Context, S> } = {
  property,
  reservations,
  availability,
  rates,
  payments,
  analytics,
  notifications,
};

/** How soon after its hour a hotel's day is closed. */
const AUDIT_MS = 10_000;
/** How soon the figures of a closed day are looked at again, until they are final. */
const FINISH_MS = 10_000;
const SWEEP_MS = 1_000;
const WATCH_MONEY_MS = 2_000;
const CONVERGE_MS = 30_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Starts one service: its consumer, and what it does by the clock or for the outside. */
export async function startService(opened: AtWork, service: Service, slots: Slots): Promise<RunningService> {
  const { ctx, bus } = opened;
  const consumer: Consumer = await startConsumer({
    service,
    ctx,
    reactions: REACTIONS[service],
    bus,
    databases: ctx.databases,
    signals: ctx.signals,
    log: ctx.log,
    slots,
    now: () => ctx.clock.now().getTime(),
    random: ctx.random.fraction,
  });
  const beside = [...startBackbone(opened, service), ...(await startBeside(ctx, service))];
  return {
    service,
    ...consumer,
    async close() {
      await consumer.close();
      await Promise.all(beside.map((part) => part.close()));
    },
  };
}

async function startBeside(ctx: Context, service: Service): Promise<Clockwork[]> {
  switch (service) {
    case "property":
      return [every(ctx, AUDIT_MS, "night audit", () => auditDue(ctx))];
    case "reservations":
      return [
        every(ctx, SWEEP_MS, "sweep", () => sweep(ctx)),
        every(ctx, WATCH_MONEY_MS, "watch money", () => watchMoney(ctx)),
        every(ctx, HOUR_MS, "forget answers", () => forgetAnswers(ctx)),
        every(ctx, DAY_MS, "outbox months", () => ensureOutboxMonths(ctx.databases)),
      ];
    case "availability":
      return [every(ctx, CONVERGE_MS, "converge holds", () => convergeHolds(ctx))];
    case "payments":
      return [
        every(ctx, CONVERGE_MS, "converge payments", () => convergePayments(ctx)),
        every(ctx, HOUR_MS, "forget the desk's answers", () => forgetDeskAnswers(ctx)),
        startExecutor(ctx, openSandboxGateway(ctx.databases.common, ctx.random)),
      ];
    case "analytics":
      return [every(ctx, FINISH_MS, "finish days", () => finishDays(ctx))];
    default:
      return [];
  }
}
