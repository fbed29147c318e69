"use client";

import type { Role } from "@roomstream/domain/property/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/api";
import { refusalOf } from "@/lib/staff/refusal";
import { Field } from "../book/field";
import { DeskButton } from "../desk/desk-button";
import { RoleChoice } from "./role-choice";
import type { Told } from "./staff-list";

interface Props {
  hotel: { propertyId: string; name: string };
  onClose: () => void;
  /** Told once, where the person is new. */
  onAdded: (told: Told | undefined) => void;
}

/** Adds someone to the staff of the hotel. */
export function AddMember({ hotel, onClose, onAdded }: Props) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<Role[]>([]);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const add = useMutation(
    trpc.staff.add.mutationOptions({
      onSuccess: ({ password }) => {
        onAdded(password === null ? undefined : { name, email, password });
        return queries.invalidateQueries({ queryKey: trpc.staff.list.queryKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate({ propertyId: hotel.propertyId, member: { name, email, roles } });
  };
  return (
    <form onSubmit={submit} className="mb-6 grid gap-4 border-t border-ink pt-4 pb-5">
      <h2 className="font-semibold">Someone new at {hotel.name}</h2>
      <div className="grid max-w-[720px] gap-4 sm:grid-cols-2">
        <Field
          id="name"
          label="Name"
          value={name}
          onChange={setName}
          maxLength={80}
          autoComplete="off"
          required
        />
        <Field
          id="email"
          label="E-mail"
          type="email"
          value={email}
          onChange={setEmail}
          maxLength={200}
          autoComplete="off"
          required
        />
      </div>
      <div className="max-w-[720px]">
        <RoleChoice chosen={roles} onChange={setRoles} />
      </div>
      {add.error && (
        <p role="alert" className="text-alarm">
          {refusalOf(add.error)}
        </p>
      )}
      <div className="flex gap-2">
        <DeskButton type="submit" look="ink" asking={add.isPending} disabled={roles.length === 0}>
          Add and make a password
        </DeskButton>
        <DeskButton look="plain" onClick={onClose}>
          Leave it
        </DeskButton>
      </div>
    </form>
  );
}
