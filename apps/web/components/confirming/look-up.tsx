"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Proof } from "@/lib/proof";
import { Field } from "../book/field";

interface Props {
  confirmationNumber: string;
  /** Why what was given did not open the booking. */
  refusal: { code: string | undefined; proof: Proof } | undefined;
  onName: (name: string) => void;
}

const LINK_REFUSED =
  "The link that brought you here does not open this booking: it may be cut off, or be from long ago. Your last name opens it.";
const reasons: Record<string, string> = {
  NOT_FOUND:
    "There is no booking with this number and this name. Look at both once more: the name is the one it was made under.",
  RATE_LIMITED: "This was tried too often. Wait a few minutes, then try again.",
};

/** Asks for the last name, which a booking opens with. It stays in this tab and out of the address. */
export function LookUp({ confirmationNumber, refusal, onName }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(refusal && "lastName" in refusal.proof ? refusal.proof.lastName : "");
  const [empty, setEmpty] = useState(false);
  const error = empty
    ? "Write the last name that the booking was made under."
    : refusal &&
      (refusal.code === "NOT_FOUND" && "key" in refusal.proof
        ? LINK_REFUSED
        : (reasons[refusal.code ?? ""] ?? "The book cannot be read just now. Try again in a moment."));
  useEffect(() => {
    if (error) form.current?.querySelector("input")?.focus();
  }, [error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setEmpty(given === "");
    if (given !== "") onName(given);
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="max-w-[440px] pt-[22px] pb-10 lg:pt-[50px]">
      <h1 className="font-serif text-[37px] leading-[1.06] tracking-[-0.024em] text-balance lg:text-[48px]">
        Under which name is it booked?
      </h1>
      <p className="mt-3 mb-7 text-pretty text-ink-2">
        The booking{" "}
        <span className="font-mono text-[15px] whitespace-nowrap text-ink">{confirmationNumber}</span> opens
        with the last name of the guest.
      </p>
      <Field
        id="lastName"
        label="Last name"
        autoComplete="family-name"
        maxLength={80}
        value={name}
        error={error}
        onChange={(value) => {
          setName(value);
          setEmpty(false);
        }}
      />
      <button type="submit" className="btn btn-main mt-5 w-full sm:w-auto">
        Show the booking
      </button>
    </form>
  );
}
