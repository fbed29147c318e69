import type { Letter } from "@/lib/operations/types";
import { dayAndClockOf } from "@/lib/operations/words";

/** How the last replay went, or goes. */
export function LetterEnding({ letter, wasReplayedHere }: { letter: Letter; wasReplayedHere: boolean }) {
  const { status, waits, replays, replayedAt, replayedBy, replacement, replacedBy, group } = letter;
  if (replays === 0 && replacedBy === null) return <p role="status" className="sr-only" />;
  const by = `${replayedBy ? ` by ${replayedBy.replace(/^[a-z]+:/, "")}` : ""}${replayedAt ? `, ${dayAndClockOf(replayedAt)}` : ""}`;
  const { words, tone } = endingOf();
  return (
    <p
      role="status"
      className={`border-b border-line px-4 py-2.5 font-medium md:px-7 ${tone} ${wasReplayedHere ? "wash" : ""}`}
    >
      {words} <span className="font-normal text-ink-2">Replayed{by}.</span>
    </p>
  );

  function endingOf() {
    if (status === "open")
      return { words: `Failed again in ${group}; what failed stands below.`, tone: "text-alarm" };
    if (waits || replacement === "waits")
      return { words: `On its way to ${group} again.`, tone: "text-pending" };
    if (replacement === "dead")
      return {
        words: `The edited event failed too, and lies here as a letter of its own.`,
        tone: "text-alarm",
      };
    return {
      words: replacement === "done" ? `Handled by ${group}, as it was edited.` : `Handled by ${group}.`,
      tone: "text-in-house",
    };
  }
}
