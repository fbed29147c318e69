import type { Service } from "@roomstream/environment/environment";
import type { Bus } from "@roomstream/events/bus/port";
import type { Context } from "../shared/context";
import { measureGroup } from "./consumers";

/** Looks at a group, again at each call, and logs once what of it wants an operator and once that it is over. */
export function watchLag(parts: { ctx: Context; bus: Bus }, group: Service): () => Promise<void> {
  const { log } = parts.ctx;
  let told = new Set<string>();
  return async () => {
    const { alerts } = await measureGroup(parts, group);
    for (const { kind, message } of alerts) if (!told.has(kind)) log.warn({ group, alert: kind }, message);
    const now = new Set<string>(alerts.map(({ kind }) => kind));
    for (const kind of told) if (!now.has(kind)) log.info({ group, alert: kind }, `${group} has caught up`);
    told = now;
  };
}
