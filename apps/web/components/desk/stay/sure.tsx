"use client";

import { type ReactNode, useState } from "react";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";

interface Props {
  /** What it does, on its button. */
  words: string;
  /** What happens then, told before it is done. */
  told: ReactNode;
  /** The button that does it, in full. */
  confirm: string;
  asking: boolean;
  error: unknown;
  /** Not before what it would do is known. */
  disabled?: boolean;
  onOpen?: () => void;
  onConfirm: () => void;
}

/** Something that is not done by one press: what happens is told first, in the place of the button. */
export function Sure({ words, told, confirm, asking, error, disabled = false, onOpen, onConfirm }: Props) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <DeskButton
        onClick={() => {
          setOpen(true);
          onOpen?.();
        }}
      >
        {words}
      </DeskButton>
    );
  }
  return (
    <fieldset aria-label={words} className="grid w-full gap-2.5 rounded-2 border border-line-strong p-3.5">
      <div>{told}</div>
      <Refusal error={error} />
      <div className="flex flex-wrap gap-1.5">
        <DeskButton look="ink" disabled={disabled} asking={asking} onClick={onConfirm}>
          {confirm}
        </DeskButton>
        <DeskButton autoFocus onClick={() => setOpen(false)}>
          Leave it
        </DeskButton>
      </div>
    </fieldset>
  );
}
