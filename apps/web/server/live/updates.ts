import { deadLetterTopic, type EventName, eventNames } from "@roomstream/events/catalog/catalog";
import { z } from "zod";

type Family<Name extends string> = Name extends `${infer First}.${string}` ? First : never;

/** What kind of thing changed: the first half of an event's name, that something was put aside, or who works at a hotel. */
export type LiveKind = Family<EventName> | "dead-letter" | "staff";

export const LIVE_KINDS = [
  ...new Set(eventNames.map(familyOf)),
  "dead-letter",
  "staff",
] as const satisfies LiveKind[];

/** Names what changed; the browser reads it again. */
export type Change = { what: "change"; propertyId: string; kind: LiveKind; id: string; version: number };

/** `everything`: changes may have been missed, so all that is shown is read again. */
export type Update = Change | { what: "everything" };

/**
 * What a line carries. `watching` comes first and says which of the wanted hotels and kinds the caller may not watch, as
 * `<hotel> <kind>`; `beat` says that the line is alive, and how far it has come.
 */
export type LiveMessage = Update | { what: "watching"; refused: string[] } | { what: "beat" };

const signal = z.union([
  z.object({
    kind: z.literal("change"),
    topic: z.string(),
    propertyId: z.string(),
    id: z.string(),
    version: z.number(),
  }),
  z.object({ kind: z.literal("reservation"), propertyId: z.string(), id: z.string(), version: z.number() }),
]);

const kindNames: ReadonlySet<string> = new Set(LIVE_KINDS);
const isKind = (text: string): text is LiveKind => kindNames.has(text);

const staffSignal = z.object({ kind: z.literal("staff"), id: z.string(), propertyIds: z.array(z.string()) });

/** The changes that a payload of the channel `live` names; signals of other kinds name none. */
export function changesIn(payload: string): Change[] {
  const json = parsed(payload);
  const staff = staffSignal.safeParse(json).data;
  if (staff) {
    const { id } = staff;
    return staff.propertyIds.map((propertyId) => ({
      what: "change",
      propertyId,
      kind: "staff",
      id,
      version: 0,
    }));
  }
  const said = signal.safeParse(json).data;
  if (!said) return [];
  const kind = said.kind === "reservation" ? said.kind : kindOf(said.topic);
  if (!isKind(kind)) return [];
  return [{ what: "change", propertyId: said.propertyId, kind, id: said.id, version: said.version }];
}

/** Of whom a payload says that what they may do has changed. */
export const changedStaffIn = (payload: string): string | undefined =>
  staffSignal.safeParse(parsed(payload)).data?.id;

const deadLetterTopics: ReadonlySet<string> = new Set(eventNames.map(deadLetterTopic));
const kindOf = (topic: string): string =>
  deadLetterTopics.has(topic) ? "dead-letter" : (topic.split(".")[0] ?? "");

function familyOf<Name extends EventName>(name: Name): Family<Name> {
  return name.slice(0, name.indexOf(".")) as Family<Name>;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    // Not ours: a signal is only a hint.
    return undefined;
  }
}
