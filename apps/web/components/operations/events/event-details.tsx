import { coverSealed } from "@/lib/operations/cover-sealed";
import type { RecordedEvent } from "@/lib/operations/types";
import { capital, counted, dayAndClockOf, fineClockOf, lasting } from "@/lib/operations/words";
import { Copy } from "../copy";
import { Json } from "../json";
import { Scroll } from "../scroll";

const words = { done: "once", dead: "dead letter", waits: "waits" };

/** One event whole: its envelope, its data with what is sealed covered, and what became of it at each group. */
export function EventDetails({ event }: { event: RecordedEvent }) {
  const { data, groups, service, publishedAt, propertyId, ...rest } = event;
  const envelope = {
    eventId: rest.eventId,
    eventType: rest.eventType,
    eventVersion: rest.eventVersion,
    occurredAt: rest.occurredAt,
    recordedAt: rest.recordedAt,
    businessDate: rest.businessDate,
    propertyId,
    aggregateId: rest.aggregateId,
    aggregateVersion: rest.aggregateVersion,
    correlationId: rest.correlationId,
    causationId: rest.causationId,
    actor: rest.actor,
  };
  const covered = coverSealed(data);
  return (
    <div className="grid md:grid-cols-2 xl:grid-cols-[1.05fr_1fr_0.95fr]">
      <section aria-label="Envelope" className="min-w-0 px-4 py-3.5 md:px-6">
        <h2 className="flex items-baseline gap-2 font-semibold">
          {event.eventType} <span className="font-normal text-ink-3">envelope</span>
          <Copy text={JSON.stringify({ ...envelope, data: covered }, null, 2)} />
        </h2>
        <Json value={envelope} label="The envelope as JSON" />
      </section>
      <section
        aria-label="Data"
        className="min-w-0 border-line px-4 py-3.5 max-md:border-t md:border-l md:px-5"
      >
        <h2 className="font-semibold">
          Its data <span className="font-normal text-ink-3">what is sealed is covered</span>
        </h2>
        <Json value={covered} label="The data as JSON" />
      </section>
      <section
        aria-label="Who handled it"
        className="min-w-0 border-line px-4 py-3.5 max-xl:border-t md:max-xl:col-span-2 md:px-6 xl:border-l xl:px-5"
      >
        <h2 className="font-semibold">{headingOf(groups)}</h2>
        {groups.length > 0 && (
          <Scroll label="The groups">
            <table className="ops-table mt-1">
              <thead>
                <tr>
                  <th scope="col">Group</th>
                  <th scope="col">Handled</th>
                  <th scope="col" className="figure">
                    After
                  </th>
                  <th scope="col" className="figure">
                    How
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map(({ group, status, handledAt }) => (
                  <tr key={group}>
                    <th scope="row">{group}</th>
                    <td className="font-mono text-[11.5px]">
                      {handledAt === null ? "–" : fineClockOf(handledAt)}
                    </td>
                    <td className="figure">
                      {handledAt === null
                        ? "–"
                        : lasting(Math.max(0, Date.parse(handledAt) - Date.parse(event.recordedAt)))}
                    </td>
                    <td
                      className={`figure ${status === "done" ? "" : status === "dead" ? "text-alarm" : "text-pending"}`}
                    >
                      {words[status]}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <p className="mt-2 text-[12px] text-ink-2">
          Recorded by {service} on {dayAndClockOf(event.recordedAt)};{" "}
          {publishedAt === null
            ? "it waits in its outbox for the bus."
            : `the bus had it ${lasting(Math.max(0, Date.parse(publishedAt) - Date.parse(event.recordedAt)))} later, under the key ${propertyId}.`}
        </p>
      </section>
    </div>
  );
}

function headingOf(groups: RecordedEvent["groups"]): string {
  if (groups.length === 0) return "No group takes it";
  const of = (status: "done" | "dead" | "waits") => groups.filter((group) => group.status === status).length;
  if (of("done") === groups.length)
    return groups.length === 1
      ? "One group, which handled it once"
      : `${counted(groups.length, "group")}, each handled it once`;
  const parts = [
    of("done") > 0 && `${of("done")} handled it`,
    of("waits") > 0 && `${of("waits")} not yet`,
    of("dead") > 0 && `${counted(of("dead"), "has", "have")} put it aside`,
  ].filter((part) => part !== false);
  return capital(`of ${counted(groups.length, "group")} ${parts.join(", ")}`);
}
