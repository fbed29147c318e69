import { Search } from "lucide-react";
import type { Ref } from "react";
import { Key } from "../key";

interface Props {
  ref: Ref<HTMLInputElement>;
  text: string;
  onFind: (text: string) => void;
}

/** Finds lines of the list that is shown. */
export const Find = ({ ref, text, onFind }: Props) => (
  <label className="flex h-11 items-center gap-2 rounded-1 border border-line bg-well pr-1.5 pl-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-focus max-md:w-full md:h-7 md:w-56">
    <Search aria-hidden size={15} strokeWidth={1.5} className="flex-none" />
    <span className="sr-only">Find in this list</span>
    <input
      ref={ref}
      type="search"
      value={text}
      placeholder="Name, room or number"
      onChange={({ target }) => onFind(target.value)}
      className="min-w-0 flex-1 text-ink outline-none placeholder:text-ink-3"
    />
    <Key>/</Key>
  </label>
);
