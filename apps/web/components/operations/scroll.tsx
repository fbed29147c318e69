import type { ReactNode } from "react";

/** What may be wider than its place: it scrolls by hand and by keyboard. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => (
  <section
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
    tabIndex={0}
    aria-label={label}
    className="ops-scroll"
  >
    {children}
  </section>
);
