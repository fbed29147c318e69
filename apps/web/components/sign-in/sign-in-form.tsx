"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { askAuth } from "@/lib/staff/ask-auth";
import { Field } from "../book/field";

interface Props {
  /** Where to go on. */
  callbackUrl: string;
  /** The house that vouches for staff, where there is one. */
  other: string | undefined;
  /** Why it did not work through that house. */
  refused: string | undefined;
}

const ink = "btn w-full border-ink bg-ink text-paper hover:border-ink hover:opacity-90";

/** E-mail and password, or another house that vouches for one. */
export function SignInForm({ callbackUrl, other, refused: refusedThere }: Props) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asking, setAsking] = useState<"here" | "there">();
  const [refused, setRefused] = useState(refusedThere);
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (refused) note.current?.focus();
  }, [refused]);

  const ask = async (where: "here" | "there") => {
    if (asking) return;
    setAsking(where);
    setRefused(undefined);
    const asked =
      where === "here"
        ? await askAuth("callback/credentials", { email, password, callbackUrl })
        : await askAuth("signin/oidc", { callbackUrl });
    // Until the next page is there the button stays as it is.
    if ("to" in asked) return location.assign(asked.to);
    setAsking(undefined);
    setRefused(asked.refused);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask("here");
  };

  return (
    <form onSubmit={submit} className="grid gap-4">
      {refused && (
        <p
          ref={note}
          role="alert"
          tabIndex={-1}
          className="border-l-2 border-alarm bg-alarm-soft px-3 py-2.5 text-[15px] text-alarm outline-none"
        >
          {refused}
        </p>
      )}
      <Field
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        onChange={setEmail}
      />
      <Field
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
        value={password}
        onChange={setPassword}
        help="Lost it? An administrator of your hotel can make you a new one."
      />
      <button
        type="submit"
        aria-disabled={asking !== undefined}
        className={`mt-2 ${ink} ${asking === "here" ? "asking" : ""}`}
      >
        {asking === "here" ? "Signing in" : "Sign in"}
      </button>
      {other && (
        <button
          type="button"
          onClick={() => void ask("there")}
          aria-disabled={asking !== undefined}
          className={`btn w-full ${asking === "there" ? "asking" : ""}`}
        >
          Sign in with {other}
        </button>
      )}
    </form>
  );
}
