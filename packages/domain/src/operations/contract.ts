import { z } from "zod";

const letterStatus = z.enum(["open", "replayed"]);

/** A dead letter as a line of a list. */
export const deadLetterLine = z.object({
  deadLetterId: z.uuid(),
  /** The group that could not handle it, and whose alone it is. */
  group: z.string(),
  topic: z.string(),
  /** Null when it is no event at all. */
  eventId: z.uuid().nullable(),
  /** The key of its message; of an event that is its hotel. */
  propertyId: z.string(),
  /** Where it lay on the bus. */
  partition: z.int(),
  offset: z.int(),
  /** What letters of one cause have in common. */
  errorKind: z.string(),
  tries: z.int(),
  status: letterStatus,
  deadAt: z.iso.datetime(),
  replays: z.int(),
  replayedAt: z.iso.datetime().nullable(),
  replayedBy: z.string().nullable(),
  /** Replayed, and not yet delivered to its group again. */
  waits: z.boolean(),
  /** The event that took its place when it was edited. */
  replacedBy: z.uuid().nullable(),
});
export type DeadLetterLine = z.infer<typeof deadLetterLine>;

/** A whole dead letter. What is sealed in an event stays sealed here. */
export const deadLetter = deadLetterLine.extend({
  error: z.string(),
  /** The event, or whatever JSON the message was; null when it is none. */
  envelope: z.unknown(),
  /** The message as it came. */
  value: z.string(),
  /** What is wrong with it as an event; null when it can be replayed as it is. */
  problem: z.string().nullable(),
  /** What the groups of its topic did with the event; none where it is no event. */
  groups: z.array(
    z.object({
      group: z.string(),
      status: z.enum(["done", "dead", "waits"]),
      handledAt: z.iso.datetime().nullable(),
    }),
  ),
  /** What the group did with the event that took its place; null where none did. */
  replacement: z.enum(["done", "dead", "waits"]).nullable(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

/** Which letters; each part that is given narrows them down. */
export const deadLetterQuery = z.strictObject({
  group: z.string().max(40).optional(),
  topic: z.string().max(80).optional(),
  status: letterStatus.optional(),
  errorKind: z.string().max(200).optional(),
  /** Where the last page ended: its `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeadLetterQuery = z.output<typeof deadLetterQuery>;

/** Open letters of one group, topic and kind of error. */
export const deadLetterKind = z.object({
  group: z.string(),
  topic: z.string(),
  errorKind: z.string(),
  count: z.int(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
});

export const deadLettersAnswer = z.object({
  /** From the newest on. */
  items: z.array(deadLetterLine),
  /** Where the next page begins; null when this is the last. */
  next: z.uuid().nullable(),
  /** How many are open of each kind, whatever was asked for. */
  kinds: z.array(deadLetterKind),
});
export type DeadLettersAnswer = z.infer<typeof deadLettersAnswer>;

/** How one letter is replayed: as it is, or as an edited event in its place. Ids and times of recording are made anew. */
export const replayInput = z.strictObject({ edited: z.record(z.string(), z.unknown()).optional() });

/** What is wrong with an event as it was edited; nothing, when it can be sent. */
export const editedAnswer = z.object({
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type EditedAnswer = z.infer<typeof editedAnswer>;

/** Which kind of letters is replayed; without `errorKind` all of the group's on the topic. */
export const replayKindInput = z.strictObject({
  group: z.string().max(40),
  topic: z.string().max(80),
  errorKind: z.string().max(200).optional(),
});
export type ReplayKindInput = z.infer<typeof replayKindInput>;

export const replayKindAnswer = z.object({
  replayed: z.int(),
  /** No events as they are: each is to be edited. */
  toBeEdited: z.int(),
});
export type ReplayKindAnswer = z.infer<typeof replayKindAnswer>;
