"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";

const load = () => import("./field-popover");
const FieldPopover = dynamic(load);
/** Fetches it ahead of the press. */
const foresee = () =>
  void load()
    // Only a try: the press asks for it again, and its failure is the page's.
    .catch(() => undefined);

interface Props {
  label: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What the field shows while it is closed. */
  face: ReactNode;
  className: string;
  popoverClassName: string;
  children: ReactNode;
}

/** A field of a search that opens something to choose in. A finger or a pointer on its way there starts the fetch. */
export function OpeningField({ label, open, onOpen, face, className, popoverClassName, children }: Props) {
  const field = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={field}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        className={className}
        onPointerEnter={foresee}
        onFocus={foresee}
        onClick={() => onOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <FieldPopover field={field} label={label} className={popoverClassName} onClose={() => onOpen(false)}>
          {children}
        </FieldPopover>
      )}
    </>
  );
}
