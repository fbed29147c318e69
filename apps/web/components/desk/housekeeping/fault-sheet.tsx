"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/lib/api";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { problemOf } from "@/lib/problem";
import { DeskButton } from "../desk-button";
import { Refusal } from "../refusal";
import { Sheet } from "../sheet";

interface Props {
  propertyId: string;
  roomId: string;
  businessDate: string;
  onClose: () => void;
}

const usual = ["Shower", "Heating or cooling", "Lamp", "Lock", "Window", "Deep clean"];

/** Takes a room out of order: why, and for which nights. */
export function FaultSheet({ propertyId, roomId, businessDate, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefreshDesk();
  const form = useId();
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState(businessDate);
  const [to, setTo] = useState(businessDate);
  const take = useMutation(
    trpc.desk.takeOutOfOrder.mutationOptions({
      onSuccess: onClose,
      onSettled: refresh,
      networkMode: "always",
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!take.isPending) take.mutate({ propertyId, roomId, reason: reason.trim(), from, to });
  };
  const wrong = (path: string) =>
    problemOf(take.error)?.errors?.some((error) => error.path.endsWith(path)) || undefined;

  return (
    <Sheet
      title={`${roomId} cannot be used`}
      about="It leaves the rooms to sell for these nights, and the desk sees why."
      onClose={onClose}
      autoFocus={(sheet) => sheet.querySelector<HTMLElement>("input")}
      footer={
        <DeskButton
          type="submit"
          form={form}
          look="ink"
          className="max-md:min-h-14 max-md:w-full"
          disabled={reason.trim() === ""}
          asking={take.isPending}
        >
          Take {roomId} out of order
        </DeskButton>
      }
    >
      <form
        id={form}
        onSubmit={send}
        className="grid content-start gap-4 overflow-y-auto bg-sheet p-5 md:px-8"
      >
        <Refusal error={take.error} silence="No answer came. Look at the room before you try again." />
        <label className="grid gap-1">
          What is wrong
          <input
            className="in"
            value={reason}
            maxLength={200}
            required
            aria-invalid={wrong("reason")}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <div className="flex flex-wrap gap-2">
          {usual.map((words) => (
            <DeskButton key={words} onClick={() => setReason(words)}>
              {words}
            </DeskButton>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <label className="grid gap-1">
            First night
            <input
              className="in"
              type="date"
              value={from}
              min={businessDate}
              aria-invalid={wrong("from")}
              onChange={({ target }) => {
                setFrom(target.value);
                if (target.value > to) setTo(target.value);
              }}
            />
          </label>
          <label className="grid gap-1">
            Last night
            <input
              className="in"
              type="date"
              value={to}
              min={from}
              aria-invalid={wrong("to")}
              onChange={({ target }) => setTo(target.value)}
            />
          </label>
        </div>
      </form>
    </Sheet>
  );
}
