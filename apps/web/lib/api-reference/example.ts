import type { Schema } from "./document";

/** What a field of this name holds in the examples, where its schema alone would say nothing. */
const KNOWN: Record<string, unknown> = {
  propertyId: "PROP-001",
  roomTypeId: "CLASSIC",
  ratePlanId: "FLEX",
  confirmationNumber: "RSV-2026-7K3M9QXA",
  arrival: "2026-12-04",
  departure: "2026-12-06",
  from: "2026-12-04",
  to: "2026-12-05",
  date: "2026-12-04",
  night: "2026-12-04",
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  phone: "+351912345678",
  token: "tok_visa",
  amount: 25_800,
  currency: "EUR",
  adults: 2,
  children: 0,
  notes: "Late, around 23:00",
  reason: "The shower leaks",
  roomId: "204",
  reservationId: "0199a5b0-6f1c-7d3e-9b52-8f6d1c2a7e40",
  roomTypeName: "Classic double",
  ratePlanName: "Flexible",
  cancellationReason: null,
};

const FORMATS: Record<string, string> = {
  date: "2026-12-04",
  "date-time": "2026-12-04T10:00:00.000Z",
  uuid: "0199a5b0-6f1c-7d3e-9b52-8f6d1c2a7e40",
  email: "ada@example.com",
  uri: "https://hotel.example",
};

/** A value that a schema describes, as an example; `name` is the field's. */
export function exampleOf(schema: Schema, name = ""): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return KNOWN[name] === null ? null : exampleOf(first, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key, exampleOf(value, key)]),
    );
  }
  if (schema.items) return [exampleOf(schema.items, name)];
  if (Object.hasOwn(KNOWN, name)) return KNOWN[name];
  return plain(schema, name);
}

function plain({ type, format, minimum }: Schema, name: string): unknown {
  const [kind] = [type ?? []].flat();
  if (kind === "string") return FORMATS[format ?? ""] ?? (name || "text");
  if (kind === "integer" || kind === "number") return Math.max(0, minimum ?? 0);
  if (kind === "boolean") return false;
  if (kind === "array") return [];
  return kind === "object" ? {} : null;
}
