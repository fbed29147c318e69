import type { Dot } from "@/lib/operations/timeline-plan";
import { counted, lasting } from "@/lib/operations/words";

interface Props {
  dot: Dot;
  /** When the chapter began. */
  from: number;
  isChosen: boolean;
  onChoose: (eventId: string) => void;
}

/** An event: a dot when it was recorded, a bar until the bus had it, hollow while it waits for that. */
export function TimelineDot({
  dot: { event, x, publishedX, y, labelLeft },
  from,
  isChosen,
  onChoose,
}: Props) {
  const { eventId, eventType, service, recordedAt, groups } = event;
  const after = lasting(Math.max(0, Date.parse(recordedAt) - from));
  const edge = Math.max(x, publishedX ?? x);
  const dead = groups.filter(({ status }) => status === "dead").length;
  const choose = () => onChoose(eventId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no HTML buttons within a drawing
    <g
      role="button"
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={`${eventType}, recorded by ${service} after ${after}${dead > 0 ? `, a dead letter at ${counted(dead, "group")}` : ""}`}
      data-event={eventId}
      className="event"
      onClick={choose}
      onKeyDown={(key) => {
        if (key.key !== "Enter" && key.key !== " ") return;
        key.preventDefault();
        choose();
      }}
    >
      <rect className="hit" x={x - 8} y={y - 12} width={edge - x + 16} height={24} />
      {publishedX !== null && (
        <rect className="sent" x={x} y={y - 2.5} width={Math.max(1, publishedX - x)} height={5} />
      )}
      {isChosen && <circle className="ring" cx={x} cy={y} r={8.5} />}
      <circle
        className={dead > 0 ? "dot dot-dead" : publishedX === null ? "dot dot-waits" : "dot"}
        cx={x}
        cy={y}
        r={4.5}
      />
      <text x={labelLeft ? x - 12 : edge + 10} y={y + 4} className={labelLeft ? "end strong" : "strong"}>
        {eventType}
      </text>
    </g>
  );
}
