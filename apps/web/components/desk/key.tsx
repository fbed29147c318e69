import type { ReactNode } from "react";

/** A key of the keyboard. Phones have none. */
export const Key = ({ children }: { children: ReactNode }) => (
  <kbd
    aria-hidden
    className="hidden min-w-[18px] rounded-1 border border-line px-1 text-center font-sans text-[11px] leading-4 text-ink-3 md:inline-block"
  >
    {children}
  </kbd>
);
