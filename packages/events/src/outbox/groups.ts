import type { Service } from "@roomstream/environment/environment";
import { catalog, isEventName } from "../catalog/catalog";

/** The groups that a stored event is for: those that subscribe to its topic, or the one it is addressed to. */
export function groupsFor({ topic, addressee }: { topic: string; addressee: string | null }): Service[] {
  if (!isEventName(topic)) return [];
  const subscribed: readonly Service[] = catalog[topic].consumers;
  return subscribed.filter((group) => addressee === null || group === addressee);
}
