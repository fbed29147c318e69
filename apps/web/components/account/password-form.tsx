"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { askAuth } from "@/lib/staff/ask-auth";
import { refusalOf } from "@/lib/staff/refusal";
import { Field } from "../book/field";
import { DeskButton } from "../desk/desk-button";

/** Replaces one's password. It ends every session, so that this browser signs in again with the new one. */
export function PasswordForm({ email, isTemporary }: { email: string; isTemporary: boolean }) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState<string>();
  const change = useMutation(
    useTRPC().staff.changePassword.mutationOptions({
      onSuccess: async () => {
        const asked = await askAuth("callback/credentials", { email, password: next, callbackUrl: "/desk" });
        if ("to" in asked && isTemporary) return location.assign(asked.to);
        setDone("to" in asked ? "Your password is changed; other browsers are signed out." : asked.refused);
        setCurrent("");
        setNext("");
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDone(undefined);
    if (!change.isPending) change.mutate({ current, next });
  };
  const wrong = problemOf(change.error)?.errors?.[0]?.path;
  const said = change.error ? refusalOf(change.error) : undefined;
  return (
    <form onSubmit={submit} className="mt-8 grid gap-4">
      <div>
        <h2 className="font-semibold">
          {isTemporary ? "Choose a password of your own first" : "Your password"}
        </h2>
        <p className="text-ink-2">
          {isTemporary
            ? "Somebody else made the one you have, so it opens nothing but this page."
            : "Changed, it signs you out wherever else you are signed in."}
        </p>
      </div>
      {/* Lets the browser's keeper of passwords know whose it is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        id="current"
        label={isTemporary ? "The one-time password" : "The password of now"}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrong === "current" ? said : undefined}
        required
      />
      <Field
        id="next"
        label="The new password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        value={next}
        onChange={setNext}
        help="At least 12 characters; a sentence is easy to keep in mind."
        error={wrong === "next" ? said : undefined}
        required
      />
      {said && !wrong && (
        <p role="alert" className="text-alarm">
          {said}
        </p>
      )}
      <p role="status" className="text-ink-2 empty:hidden">
        {done}
      </p>
      <div>
        <DeskButton type="submit" look="ink" asking={change.isPending}>
          Change the password
        </DeskButton>
      </div>
    </form>
  );
}
