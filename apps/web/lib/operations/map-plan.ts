import type { Flow, ServiceName } from "./types";

/** The order of the posts from left to right: who speaks first stands first. */
export const POSTS: readonly ServiceName[] = [
  "reservations",
  "availability",
  "payments",
  "rates",
  "property",
  "analytics",
  "notifications",
];

const FIRST_X = 24;
export const STEP_X = 184;
const TOP = 76;
const ROW = 14;
const GAP = 10;
export const MAP_WIDTH = FIRST_X + 6 * STEP_X + 24;

const FIRST_POST = POSTS[0] ?? "reservations";
export const xOf = (service: ServiceName): number => FIRST_X + STEP_X * Math.max(0, POSTS.indexOf(service));

export type Wire = {
  topic: string;
  /** The first word of the topic, shown only on the first wire of its family. */
  family: string;
  name: string;
  isFirst: boolean;
  service: ServiceName;
  consumers: ServiceName[];
  recorded: number;
  y: number;
  from: number;
  to: number;
};
export type PostPlan = { service: ServiceName; x: number; top: number; bottom: number };

/** Where everything of the map stands: a post a service, a wire a topic from who publishes it to all who take it. */
export function planMap(topics: Flow["topics"]): { wires: Wire[]; posts: PostPlan[]; height: number } {
  let y = TOP;
  let before = "";
  const wires = [...topics]
    .sort((a, b) => POSTS.indexOf(a.service) - POSTS.indexOf(b.service))
    .map((plan): Wire => {
      const [family = "", name = ""] = plan.topic.split(".");
      const isFirst = family !== before;
      if (before !== "") y += isFirst ? ROW + GAP : ROW;
      before = family;
      const stops = [plan.service, ...plan.consumers].map(xOf);
      return { ...plan, family, name, isFirst, y, from: Math.min(...stops), to: Math.max(...stops) };
    });
  const posts = POSTS.map((service): PostPlan => {
    const rows = wires
      .filter((wire) => wire.service === service || wire.consumers.includes(service))
      .map((wire) => wire.y);
    return {
      service,
      x: xOf(service),
      top: Math.min(...rows, service === FIRST_POST ? TOP : Number.POSITIVE_INFINITY),
      bottom: Math.max(...rows, TOP),
    };
  });
  return { wires, posts, height: y + 24 };
}
