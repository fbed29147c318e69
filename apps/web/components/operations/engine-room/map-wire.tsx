import { type Wire, xOf } from "@/lib/operations/map-plan";
import { perSecond } from "@/lib/operations/words";

/** So far a topic's name and rate reach beside the post that publishes it. */
const LABEL = 148;
/** How wide the families' names are, so that the names of a family stand under each other at their dot. */
const FAMILY: Record<string, number> = {
  reservation: 62,
  availability: 60,
  payment: 49,
  rate: 24,
  analytics: 51,
  property: 48,
  room: 32,
  notification: 62,
};

/** A topic: its wire from who publishes it to all who take it, its name, and how many a second were recorded. */
export function MapWire({ wire, windowSeconds }: { wire: Wire; windowSeconds: number }) {
  const { family, name, service, recorded, y, from, to, isFirst } = wire;
  const x = xOf(service);
  // The last post has no room to its right.
  const isLeft = service === "notifications";
  const near = isLeft ? x - 10 : x + 10;
  const far = isLeft ? near - LABEL : near + LABEL;
  const dot = Math.min(near, far) + 2 + (FAMILY[family] ?? 60);
  return (
    <g>
      {to > from && <path className="rail" d={`M${from} ${y}H${to}`} />}
      <rect className="knock" x={Math.min(near, far)} y={y - 7} width={LABEL} height={14} />
      {isFirst && (
        <text x={dot} y={y + 4} className="end quiet">
          {family}
        </text>
      )}
      <text x={dot} y={y + 4}>
        .{name}
      </text>
      <text x={Math.max(near, far) - 4} y={y + 4} className={recorded === 0 ? "end quiet" : "end"}>
        {perSecond(recorded, windowSeconds)}
      </text>
    </g>
  );
}
