import type { Channel } from "./channels";

const PREFIX = "roomstream_";
/** Postgres refuses a payload of 8000 bytes. */
const MAX_BYTES = 7_900;

/** The channel's name in Postgres. */
export const channelName = (channel: Channel) => `${PREFIX}${channel}`;

/** The payloads as JSON arrays, as few as fit Postgres's limit. */
export function pack(payloads: string[]): string[] {
  if (payloads.length === 0) return ["[]"];
  const packed: string[] = [];
  let items: string[] = [];
  let bytes = 2;
  for (const payload of payloads) {
    const item = JSON.stringify(payload);
    const size = Buffer.byteLength(item) + 1;
    if (size + 2 > MAX_BYTES)
      throw new Error(`A signal's payload has ${size} bytes: it must be a short name`);
    if (bytes + size > MAX_BYTES) {
      packed.push(`[${items.join(",")}]`);
      items = [];
      bytes = 2;
    }
    items.push(item);
    bytes += size;
  }
  packed.push(`[${items.join(",")}]`);
  return packed;
}

/** The payloads of a packed text; whatever somebody else put on the channel counts as "look at everything". */
export function unpack(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}
