import { z } from "zod";
import { catalog, deadLetterTopic, type EventName, eventNames } from "./catalog/catalog";
import { schemaOf } from "./envelope";

type Json = { [key: string]: unknown };

/** Where a topic's description lies in the document; a reference cannot hold a dot-separated name as it is elsewhere. */
const channel = (name: EventName) => ({ $ref: `#/channels/${name}` });

/** The catalog as an AsyncAPI 3.0 document: every topic, its message and schema, and who receives it. */
export function asyncApi(): Json {
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Roomstream events",
      version: "1.0.0",
      description:
        "One topic per event type, keyed by property: everything of one property on one topic is in order. Delivery is at least once.",
      license: { name: "MIT" },
    },
    defaultContentType: "application/json",
    channels: Object.fromEntries(eventNames.map((name) => [name, channelOf(name)])),
    operations: Object.fromEntries(eventNames.flatMap(operationsOf)),
    components: {
      messages: Object.fromEntries(eventNames.map((name) => [name, messageOf(name)])),
      schemas: Object.fromEntries(eventNames.map((name) => [name, jsonSchemaOf(name)])),
    },
  };
}

const channelOf = (name: EventName): Json => ({
  address: name,
  description: `Published when ${catalog[name].when}. What a group cannot handle goes to ${deadLetterTopic(name)}.`,
  messages: { [name]: { $ref: `#/components/messages/${name}` } },
  bindings: { kafka: { topic: name, partitions: catalog[name].partitions, bindingVersion: "0.5.0" } },
});

const operationsOf = (name: EventName): [string, Json][] => [
  [`send.${name}`, { action: "send", channel: channel(name) }],
  ...catalog[name].consumers.map((service): [string, Json] => [
    `${service}.receive.${name}`,
    {
      action: "receive",
      channel: channel(name),
      bindings: { kafka: { groupId: { const: service }, bindingVersion: "0.5.0" } },
    },
  ]),
];

const messageOf = (name: EventName): Json => ({
  name,
  title: name,
  summary: `Version ${catalog[name].version}`,
  contentType: "application/json",
  payload: { $ref: `#/components/schemas/${name}` },
  bindings: {
    kafka: { key: { type: "string", description: "The property id" }, bindingVersion: "0.5.0" },
  },
});

function jsonSchemaOf(name: EventName): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(schemaOf(name), { io: "input" });
  return schema;
}
