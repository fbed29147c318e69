import type { Chapter } from "@/lib/operations/chapters";
import { counted, dayAndClockOf } from "@/lib/operations/words";

interface Props {
  chapters: Chapter[];
  chosen: number;
  onChoose: (index: number) => void;
}

/** The parts of a reservation's life, each with when it began. */
export function Chapters({ chapters, chosen, onChoose }: Props) {
  return (
    <fieldset className="flex max-w-full overflow-x-auto">
      <legend className="sr-only">Parts of this reservation’s life</legend>
      {chapters.map(({ title, from, events }, index) => (
        <button
          key={from}
          type="button"
          aria-pressed={index === chosen}
          onClick={() => onChoose(index)}
          className="min-h-11 flex-none border-l-2 border-line px-3.5 text-left text-[12px] leading-4 whitespace-nowrap text-ink-2 focus-visible:outline-offset-[-3px] aria-pressed:border-ink"
        >
          <b className={`block text-[13px] ${index === chosen ? "font-semibold text-ink" : "font-medium"}`}>
            {title}
          </b>
          {dayAndClockOf(from)} · {counted(events.length, "event")}
        </button>
      ))}
    </fieldset>
  );
}
