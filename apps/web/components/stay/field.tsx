import type { ReactNode } from "react";

export const fieldClass = "relative block w-full px-4 pt-2.5 pb-3 text-left hover:bg-well sm:px-5";

interface Props {
  label: string;
  value: ReactNode;
  /** Beside what is chosen, in a second voice. */
  more?: ReactNode;
  /** On a line of its own under it. */
  below?: ReactNode;
}

/** What stands in one field of a search: a small name above, what is chosen below. */
export function FieldFace({ label, value, more, below }: Props) {
  return (
    <>
      <span className="block text-[13px] leading-[18px] text-ink-3">{label}</span>
      <span className="mt-0.5 block truncate text-[17px] leading-[25px] font-medium">
        {value}
        {more && (
          <span className="ml-1.5 hidden text-[15px] font-normal text-ink-2 min-[370px]:inline">{more}</span>
        )}
      </span>
      {below && <span className="block text-[15px] leading-[22px] text-ink-2">{below}</span>}
    </>
  );
}
