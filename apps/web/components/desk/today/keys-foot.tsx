import { clockThere } from "@/lib/dates";
import { Key } from "../key";

/** The keys that work here, and when the day ends. */
export const KeysFoot = ({ auditAt, timeZone }: { auditAt: string | null; timeZone: string }) => (
  <div className="hidden h-7 flex-none items-center gap-4 overflow-hidden border-t border-line bg-paper pr-5 pl-6 text-[12px] whitespace-nowrap text-ink-2 md:flex">
    <span className="flex items-center gap-[5px]">
      <Key>↑</Key>
      <Key>↓</Key> choose
    </span>
    <span className="flex items-center gap-[5px]">
      <Key>1</Key> to <Key>6</Key> change list
    </span>
    <span className="flex items-center gap-[5px]">
      <Key>C</Key> check in
    </span>
    <span className="flex items-center gap-[5px]">
      <Key>O</Key> check out
    </span>
    <span className="flex items-center gap-[5px]">
      <Key>/</Key> find
    </span>
    <span className="flex items-center gap-[5px]">
      <Key>Esc</Key> back
    </span>
    {auditAt && (
      <span className="ml-auto">The night audit closes the day at {clockThere(auditAt, timeZone)}</span>
    )}
  </div>
);
