import { run } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import type { Breaker } from "@roomstream/events/consumer/breaker";
import { Gauge, type Registry } from "prom-client";
import type { AtWork } from "../../shared/open-context";
import { within } from "../../shared/within";
import { measureGroup } from "../consumers";

const LIMIT_MS = 2_000;
const STATES = ["closed", "half-open", "open"] as const;

/**
 * Measures the services of this process when asked: how far behind each is, what waits in its outbox, what it has put aside, its
 * breaker. What cannot be asked now, because the database or the bus is away, is left out of the answer.
 */
export function measureGroups(
  registry: Registry,
  { ctx, bus }: AtWork,
  running: { service: Service; breaker: Breaker }[],
): void {
  let looking: Promise<unknown> | undefined;
  const look = () => {
    looking ??= Promise.all(running.map(({ service }) => lookAt(service))).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        await look();
      },
    });
  const lag = gauge("roomstream_consumer_lag_messages", "Messages that a group has not handled yet", "group");
  const age = gauge("roomstream_consumer_lag_seconds", "How long the oldest of them waits", "group");
  const unpublished = gauge(
    "roomstream_outbox_unpublished",
    "Events that the bus has not taken yet",
    "service",
  );
  const letters = gauge("roomstream_dead_letters_open", "Dead letters that nobody has replayed", "group");

  const lookAt = async (service: Service) => {
    try {
      const { group, counted } = await within(LIMIT_MS, measure({ ctx, bus }, service));
      lag.set({ group: service }, group.lag);
      if (group.ageMs !== null) age.set({ group: service }, group.ageMs / 1000);
      else age.remove({ group: service });
      unpublished.set({ service }, counted.unpublished);
      letters.set({ group: service }, counted.letters);
    } catch (error) {
      ctx.log.warn({ err: error, service }, "a service could not be measured");
      for (const one of [lag, age, letters]) one.remove({ group: service });
      unpublished.remove({ service });
    }
  };
  new Gauge({
    name: "roomstream_breaker",
    help: "1 for the state that a group's breaker is in, in this process",
    labelNames: ["group", "state"],
    registers: [registry],
    collect() {
      for (const { service: group, breaker } of running)
        for (const state of STATES) this.set({ group, state }, breaker.state() === state ? 1 : 0);
    },
  });
}

async function measure({ ctx, bus }: Parameters<typeof measureGroup>[0], service: Service) {
  const [{ group }, [counted]] = await Promise.all([
    measureGroup({ ctx, bus }, service),
    run<{ unpublished: number; letters: number }>(ctx.databases.of(service), {
      name: `measure-service-${service}`,
      text: `SELECT (SELECT count(*) FROM ${service}.outbox WHERE published_at IS NULL) AS unpublished,
        (SELECT count(*) FROM ${service}.dead_letter WHERE status = 'open') AS letters`,
    }),
  ]);
  return { group, counted: counted ?? { unpublished: 0, letters: 0 } };
}
