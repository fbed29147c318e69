import { type Permission, ROLES, type Role } from "@roomstream/domain/property/contract";

/** Who may call: someone with this one role at a hotel, a key that has the scope, or anyone at all. */
export type Who = "guest" | Role | "key";
export const EVERYONE: readonly Who[] = ["guest", ...ROLES, "key"];

/** What a call is sent: with the values that a good one has. */
export type Sent = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: object;
};

/** What is expected of one call. */
export type Entry<Input> = {
  /** What a key needs; null where it needs nothing. */
  scope: Permission | null;
  /** Who is let in when the call is about their own hotel. */
  own: readonly Who[];
  /**
   * Who is let in when it is about another. `guests`: nobody but whoever is a guest there like anyone, staff of other hotels
   * too. `the same`: the call is about no one hotel, or answers with what is theirs alone.
   */
  other: "nobody" | "guests" | "the same";
  /** What is sent about a hotel. */
  send(hotel: string): Input;
};
