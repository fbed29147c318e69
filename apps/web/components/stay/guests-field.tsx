"use client";

import { ChevronDown, Minus, Plus } from "lucide-react";
import { useState } from "react";
import { MOST_GUESTS } from "@/lib/stay";
import { party } from "@/lib/words";
import { FieldFace, fieldClass } from "./field";
import { OpeningField } from "./opening-field";

interface Party {
  adults: number;
  children: number;
}

interface Props {
  party: Party;
  onChange: (party: Party) => void;
  className?: string;
}

export function GuestsField({ party: { adults, children }, onChange, className = "" }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <OpeningField
      label="Guests"
      open={open}
      onOpen={setOpen}
      className={`${fieldClass} pr-11 ${className}`}
      popoverClassName="w-[300px] p-2 px-4"
      face={
        <>
          <FieldFace label="Guests" value={party(adults, children)} />
          <ChevronDown
            aria-hidden
            size={17}
            strokeWidth={1.5}
            className="absolute right-4 bottom-4 text-ink-3"
          />
        </>
      }
    >
      <Steps
        label="Adults"
        value={adults}
        least={1}
        onChange={(value) => onChange({ adults: value, children })}
      />
      <Steps
        label="Children"
        value={children}
        least={0}
        onChange={(value) => onChange({ adults, children: value })}
      />
    </OpeningField>
  );
}

interface StepsProps {
  label: string;
  value: number;
  least: number;
  onChange: (value: number) => void;
}

function Steps({ label, value, least, onChange }: StepsProps) {
  const button =
    "grid size-11 place-items-center rounded-2 border border-line-strong hover:border-ink disabled:opacity-35";
  return (
    <fieldset className="flex items-center border-line py-2.5 not-first:border-t">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden className="mr-auto">
        {label}
      </span>
      <button
        type="button"
        className={button}
        aria-label={`Fewer: ${label.toLowerCase()}`}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        <Minus aria-hidden size={16} />
      </button>
      <output className="w-11 text-center text-[17px] font-medium">{value}</output>
      <button
        type="button"
        className={button}
        aria-label={`More: ${label.toLowerCase()}`}
        disabled={value >= MOST_GUESTS}
        onClick={() => onChange(value + 1)}
      >
        <Plus aria-hidden size={16} />
      </button>
    </fieldset>
  );
}
