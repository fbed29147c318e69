import type { Floor } from "@/lib/desk/housekeeping";

interface Props {
  floors: Floor[];
  chosen: string;
  onChoose: (floor: string) => void;
}

/** The floors at the foot, with what is left on each. */
export const Floors = ({ floors, chosen, onChoose }: Props) => (
  <nav aria-label="Floors" className="-mx-4 mt-2.5 flex overflow-x-auto border-t border-line">
    {floors.map(({ floor, toDo, urgent }) => {
      const current = floor === chosen;
      return (
        <button
          key={floor}
          type="button"
          aria-current={current ? "page" : undefined}
          onClick={() => onChoose(floor)}
          className={`grid h-14 min-w-[76px] flex-1 content-center justify-items-center border-l border-line px-1 text-[13px] leading-4 first:border-l-0 focus-visible:outline-offset-[-2px] ${current ? "bg-sheet shadow-[inset_0_2px_0_var(--ink)]" : "text-ink-2"}`}
        >
          <span className={`text-[17px] leading-[21px] ${current ? "font-semibold" : "font-medium"}`}>
            <span className="sr-only">Floor </span>
            {floor}
          </span>
          <span className={urgent > 0 ? "font-medium text-alarm" : ""}>
            {toDo.length === 0
              ? "done"
              : urgent > 0
                ? `${toDo.length}, ${urgent} first`
                : `${toDo.length} left`}
          </span>
        </button>
      );
    })}
  </nav>
);
