"use client";

import * as Popover from "@radix-ui/react-popover";
import type { ReactNode, RefObject } from "react";

interface Props {
  /** The button that opened it: it stands below, and gives the keyboard back to it. */
  field: RefObject<HTMLButtonElement | null>;
  label: string;
  className: string;
  onClose: () => void;
  children: ReactNode;
}

/** What opens under a field. It is fetched with the first press, so that no page waits for it. */
export default function FieldPopover({ field, label, className, onClose, children }: Props) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={field} />
      <Popover.Content
        align="start"
        sideOffset={6}
        collisionPadding={10}
        aria-label={label}
        className={`floating z-20 ${className}`}
        onInteractOutside={(event) => {
          const { target } = event;
          // A press on its own button is a wish to close it, which the button hears itself.
          if (target instanceof Node && field.current?.contains(target)) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // Whoever went on to another field keeps the keyboard there.
          if (document.activeElement === document.body) field.current?.focus();
        }}
      >
        {children}
      </Popover.Content>
    </Popover.Root>
  );
}
