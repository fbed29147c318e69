import type { Chapter } from "./chapters";
import type { GatewayCall, RecordedEvent, ServiceName } from "./types";

export const GUTTER = 124;
export const WIDTH = 1_280;
const RIGHT = 26;
const TOP = 34;
const ROW = 26;
const PAD = 8;
const LETTER = 6.1;
const MARK = 16;

const ORDER: readonly ServiceName[] = [
  "reservations",
  "availability",
  "rates",
  "payments",
  "property",
  "analytics",
  "notifications",
];

export type Dot = {
  event: RecordedEvent;
  x: number;
  publishedX: number | null;
  y: number;
  labelLeft: boolean;
};
/** What a group did with an event, at the time at which it had done it. */
export type Handling = {
  key: string;
  eventId: string;
  x: number;
  y: number;
  fromX: number;
  fromY: number;
  isCause: boolean;
};
export type Call = { call: GatewayCall; from: number; to: number; y: number; labelLeft: boolean };
export type Lane = { name: string; isUnder: boolean; y: number; height: number };
export type Timeline = {
  lanes: Lane[];
  dots: Dot[];
  handlings: Handling[];
  calls: Call[];
  ticks: { x: number; label: string }[];
  height: number;
};

const at = (iso: string) => Date.parse(iso);

/** 1, 2 or 5 times a power of ten, so that about six of it fill the span. */
function stepOf(span: number): number {
  const rough = Math.max(1, span / 6);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
}

/** Rows of a lane, so that no name runs into the next mark. */
class Rows {
  private readonly ends: number[] = [];
  place(from: number, to: number): number {
    const free = this.ends.findIndex((end) => end <= from);
    const row = free === -1 ? this.ends.length : free;
    this.ends[row] = to;
    return row;
  }
  get count(): number {
    return Math.max(1, this.ends.length);
  }
}

/** Where all of a chapter stands, in true scale: a lane a service, with the calls to the gateway under payments. */
export function planTimeline(chapter: Chapter): Timeline {
  const span = Math.max(1, chapter.to - chapter.from);
  const scale = (WIDTH - GUTTER - RIGHT) / (span * 1.02);
  const x = (moment: number) => Math.min(WIDTH - RIGHT, GUTTER + Math.max(0, moment - chapter.from) * scale);
  const isHere = (moment: number) => moment <= chapter.to;

  const services = ORDER.filter((service) =>
    chapter.events.some(
      (event) => event.service === service || event.groups.some(({ group }) => group === service),
    ),
  );
  const lanes: Lane[] = [];
  const dots: Dot[] = [];
  const calls: Call[] = [];
  let y = TOP;
  const open = (name: string, isUnder: boolean, rows: Rows) => {
    const height = rows.count * ROW + PAD;
    lanes.push({ name, isUnder, y, height });
    y += height;
  };
  for (const service of services) {
    const rows = new Rows();
    for (const event of chapter.events.filter((one) => one.service === service)) {
      const from = x(at(event.recordedAt));
      const publishedX = event.publishedAt === null ? null : x(at(event.publishedAt));
      const edge = Math.max(from, publishedX ?? from);
      const label = event.eventType.length * LETTER + MARK;
      const labelLeft = edge + label > WIDTH;
      const row = rows.place(labelLeft ? from - label : from - 6, labelLeft ? edge + 6 : edge + label);
      dots.push({ event, x: from, publishedX, y: y + PAD / 2 + (row + 0.5) * ROW, labelLeft });
    }
    open(service, false, rows);
    if (service === "payments" && chapter.calls.length > 0) {
      const under = new Rows();
      for (const call of chapter.calls) {
        const from = x(at(call.firstSentAt ?? ""));
        const to = call.finishedAt === null ? WIDTH - RIGHT : Math.max(from + 3, x(at(call.finishedAt)));
        const label = wordsOfCall(call).length * LETTER + MARK;
        const labelLeft = to + label > WIDTH;
        const row = under.place(labelLeft ? from - label : from, labelLeft ? to : to + label);
        calls.push({ call, from, to, y: y + PAD / 2 + (row + 0.5) * ROW, labelLeft });
      }
      open("gateway", true, under);
    }
  }
  const step = stepOf(span);
  const ticks = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => ({
    x: x(chapter.from + index * step),
    label: step >= 1_000 ? `${(index * step) / 1_000} s` : `${index * step} ms`,
  }));
  return { lanes, dots, calls, ticks, height: y + 8, handlings: handlingsOf(dots, lanes, x, isHere) };
}

function handlingsOf(
  dots: Dot[],
  lanes: Lane[],
  x: (moment: number) => number,
  isHere: (moment: number) => boolean,
): Handling[] {
  return dots.flatMap((dot) =>
    dot.event.groups.flatMap((group): Handling[] => {
      const lane = lanes.find(({ name }) => name === group.group);
      if (!lane || group.handledAt === null || !isHere(at(group.handledAt))) return [];
      const caused = dots.find(
        ({ event }) =>
          event.service === group.group && event.causationId === dot.event.eventId && event !== dot.event,
      );
      return [
        {
          key: `${dot.event.eventId} ${group.group}`,
          eventId: dot.event.eventId,
          // The effect and the event that tells of it are one transaction: the arrow ends at the event.
          x: caused ? caused.x : x(at(group.handledAt)),
          y: caused ? caused.y : lane.y + lane.height / 2,
          fromX: dot.publishedX ?? dot.x,
          fromY: dot.y,
          isCause: caused !== undefined,
        },
      ];
    }),
  );
}

/** What a call asked for and how it ended, in a few words. */
export function wordsOfCall({ kind, tries, status, error }: GatewayCall): string {
  const many = tries > 1 ? `, ${tries} tries` : "";
  return `${kind.toLowerCase()}${many}, ${error ?? status.toLowerCase()}`;
}
