import type { Chapter } from "@/lib/operations/chapters";
import { lasting } from "@/lib/operations/words";

interface Props {
  chapter: Chapter;
  chosenId: string;
  onChoose: (eventId: string) => void;
}

/** The same events under each other, where a timeline has no room. */
export function EventList({ chapter, chosenId, onChoose }: Props) {
  return (
    <ol aria-label="Events" className="border-y border-line md:hidden">
      {chapter.events.map(({ eventId, eventType, service, recordedAt }) => (
        <li key={eventId} className="border-b border-line last:border-b-0">
          <button
            type="button"
            aria-pressed={eventId === chosenId}
            onClick={() => onChoose(eventId)}
            className="grid min-h-12 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-l-3 border-transparent px-4 py-1.5 text-left focus-visible:outline-offset-[-3px] aria-pressed:border-ink aria-pressed:bg-sheet"
          >
            <span className="font-medium wrap-anywhere">{eventType}</span>
            <span className="font-mono text-[13px] text-ink-2">
              +{lasting(Math.max(0, Date.parse(recordedAt) - chapter.from))}
            </span>
            <span className="text-[13px] text-ink-3">{service}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
