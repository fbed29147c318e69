"use client";

import { useEffect, useRef, useState } from "react";
import { DeskButton } from "../desk/desk-button";
import type { Told } from "./staff-list";

/** A password that was just made. It is kept nowhere, so it stays until somebody puts it away. */
export function OneTimePassword({
  told: { name, email, password },
  onClose,
}: {
  told: Told;
  onClose: () => void;
}) {
  const box = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(password).then(
      () => setCopied(true),
      // Not every browser lets a page copy; the password can still be read.
      () => setCopied(false),
    );
  };
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={`One-time password of ${name}`}
      className="mb-6 border-l-2 border-ink bg-live px-4 py-3 outline-none"
    >
      <p>
        Tell <b className="font-semibold">{name}</b> this one-time password. It is shown this once; with it
        and <span className="wrap-anywhere">{email}</span> the first thing to do is to choose another.
      </p>
      <p className="my-2 font-mono text-[20px] leading-7 wrap-anywhere select-all">{password}</p>
      <div className="flex flex-wrap gap-2">
        <DeskButton onClick={copy}>{copied ? "Copied" : "Copy"}</DeskButton>
        <DeskButton look="plain" onClick={onClose}>
          I have passed it on
        </DeskButton>
      </div>
    </section>
  );
}
