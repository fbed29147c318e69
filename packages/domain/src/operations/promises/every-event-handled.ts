import { SERVICES, type Service } from "@roomstream/environment/environment";
import { groupsFor } from "@roomstream/events/outbox/groups";
import { PAGE, type PromiseCheck, type Suspect } from "./promise";
import type { Snapshot } from "./snapshot";

type Recorded = {
  event_id: string;
  topic: string;
  position: number;
  recorded: string;
  published: boolean;
  addressee: string | null;
};

/** Promise 5: every committed outbox row is published, and every group has handled it once or holds it in its dead letters. */
export const everyEventHandled: PromiseCheck = {
  promise: 5,
  name: "Every event is published and handled",
  async check(snapshot) {
    const suspects: Suspect[] = [];
    let checked = 0;
    for (const service of SERVICES) {
      for (let after = { recorded: "-infinity", position: 0 }; ; ) {
        const page = await readPage(snapshot, service, after);
        const last = page.at(-1);
        if (!last) break;
        after = last;
        checked += page.length;
        suspects.push(...unpublished(service, page), ...(await unhandled(snapshot, page)));
      }
    }
    return { checked, suspects };
  },
};

const readPage = (snapshot: Snapshot, service: Service, after: { recorded: string; position: number }) =>
  snapshot.read<Recorded>(service, {
    text: `SELECT event_id, topic, position, recorded_at::text AS recorded, published_at IS NOT NULL AS published, addressee
      FROM ${service}.outbox WHERE (recorded_at, position) > ($1::timestamptz, $2)
      ORDER BY recorded_at, position LIMIT ${PAGE}`,
    values: [after.recorded, after.position],
  });

const unpublished = (service: Service, page: Recorded[]): Suspect[] =>
  page
    .filter((row) => !row.published)
    .map((row) => ({
      key: row.event_id,
      problem: `${row.topic} ${row.event_id} of ${service} is not published`,
    }));

/** Events of a page that a group of their topic has neither handled nor put aside as a letter. */
async function unhandled(snapshot: Snapshot, page: Recorded[]): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const [group, events] of wantedBy(page)) {
    const known = await snapshot.read<{ event_id: string }>(group, {
      text: `SELECT event_id FROM ${group}.inbox i
        WHERE "group" = $1 AND event_id = ANY($2::uuid[]) AND (status = 'done' OR EXISTS (
          SELECT FROM ${group}.dead_letter d WHERE d."group" = i."group" AND d.event_id = i.event_id))`,
      values: [group, events.map((row) => row.event_id)],
    });
    const ids = new Set(known.map((row) => row.event_id));
    for (const row of events.filter((event) => !ids.has(event.event_id))) {
      suspects.push({
        key: `${group}/${row.event_id}`,
        problem: `${row.topic} ${row.event_id} was not handled by ${group}`,
      });
    }
  }
  return suspects;
}

function wantedBy(page: Recorded[]): Map<Service, Recorded[]> {
  const wanted = new Map<Service, Recorded[]>();
  for (const row of page) {
    for (const group of groupsFor(row)) wanted.set(group, [...(wanted.get(group) ?? []), row]);
  }
  return wanted;
}
