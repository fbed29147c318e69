import { clockThere } from "@/lib/dates";
import { Key } from "../key";

interface Props {
  auditAt: string | null;
  timeZone: string;
  onKeys: () => void;
}

/** The keys that one needs most, the way to all of them, and when the day ends. */
export const KeysFoot = ({ auditAt, timeZone, onKeys }: Props) => (
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
    <button
      type="button"
      aria-keyshortcuts="?"
      onClick={onKeys}
      className="flex h-6 items-center gap-[5px] hover:text-ink"
    >
      <Key>?</Key> all keys
    </button>
    {auditAt && (
      <span className="ml-auto">The night audit closes the day at {clockThere(auditAt, timeZone)}</span>
    )}
  </div>
);
