import { clockThere } from "@/lib/dates";
import type { Connection } from "@/lib/live/connection";

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether what is shown is what is true: live, catching up, or cut off since then. */
export function ConnectionDot({ connection }: { connection: Connection }) {
  const { words, dot } = {
    live: { words: "live", dot: "bg-in-house" },
    "catching-up": { words: "catching up", dot: "border border-pending" },
    "cut-off": {
      words: connection.state === "cut-off" ? `cut off since ${clockThere(connection.since, zone())}` : "",
      dot: "bg-alarm",
    },
  }[connection.state];
  return (
    <span role="status" className="flex items-center gap-2 text-[14px] whitespace-nowrap">
      <i aria-hidden className={`size-2 flex-none rounded-full ${dot}`} />
      {words}
    </span>
  );
}
