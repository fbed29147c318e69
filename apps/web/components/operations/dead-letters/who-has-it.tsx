import type { Letter } from "@/lib/operations/types";
import { counted, fineClockOf } from "@/lib/operations/words";

/** What the groups of its topic did with the event: only the one that failed goes without it. */
export function WhoHasIt({ letter: { groups, group: failed } }: { letter: Letter }) {
  if (groups.length === 0) return null;
  const done = groups.filter(({ status }) => status === "done").length;
  return (
    <section aria-label="Who has it" className="border-line px-4 py-3 max-xl:border-t xl:border-l xl:pl-5">
      <h3 className="font-semibold">
        {done} of {counted(groups.length, "group")} {done === 1 ? "has" : "have"} it
      </h3>
      <ul className="mt-1 text-[12px]">
        {groups.map(({ group, status, handledAt }) => (
          <li key={group} className="flex justify-between gap-3 border-b border-line py-1 last:border-b-0">
            <span className="text-ink-2">{group}</span>
            <span className={status === "dead" ? "text-alarm" : "text-ink-2"}>
              {status === "waits"
                ? group === failed
                  ? "given back to it"
                  : "not yet"
                : `${status === "dead" ? "here since" : "handled"} ${fineClockOf(handledAt ?? "")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
