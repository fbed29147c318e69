import { isMarked, jsonLines } from "@/lib/operations/json-lines";

interface Props {
  value: unknown;
  label: string;
  /** Where something is wrong, as paths like data.nights.0.amount. */
  marked?: string[];
}

/** A value as it would be written down, with the lines marked in which something is wrong. */
export function Json({ value, label, marked = [] }: Props) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className="mt-2 overflow-x-auto font-mono text-[11.5px] leading-[17px]"
    >
      {jsonLines(value).map(({ path, indent, name, text, at }) => {
        const isWrong = isMarked(path, marked);
        return (
          <div
            key={at}
            className={`whitespace-pre ${isWrong ? "bg-alarm-soft shadow-[inset_2px_0_0_var(--alarm)]" : ""}`}
          >
            <span className="text-ink-3">{"  ".repeat(indent + 1)}</span>
            {name !== null && <span className="text-ink-2">"{name}": </span>}
            <span className={isWrong ? "text-alarm" : "text-ink"}>{text}</span>
            {isWrong && <span className="sr-only"> (here is what is wrong)</span>}
          </div>
        );
      })}
    </section>
  );
}
