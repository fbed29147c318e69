import type { Handling } from "@/lib/operations/timeline-plan";

/** From an event to a group that handled it: an arrow to what it caused there, or to a small mark where it caused nothing more. */
export function TimelineHandling({ handling, isChosen }: { handling: Handling; isChosen: boolean }) {
  const { x, y, fromX, fromY, isCause } = handling;
  const turn = Math.min(fromX + 7, Math.max(fromX, x - 9));
  const end = isCause ? x - 6 : x - 3;
  return (
    <g className={isChosen ? "handling chosen" : "handling"}>
      <path d={`M${fromX} ${fromY}H${turn}V${y}H${end}`} />
      <path d={`M${end - 4} ${y - 3}L${end} ${y}L${end - 4} ${y + 3}`} />
      {!isCause && <rect className="done" x={x - 3} y={y - 4} width={6} height={8} rx={1} />}
    </g>
  );
}
