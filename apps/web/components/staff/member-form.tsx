"use client";

import type { StaffMember } from "@roomstream/domain/property/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { refusalOf } from "@/lib/staff/refusal";
import { DeskButton } from "../desk/desk-button";
import { RoleChoice } from "./role-choice";

interface Props {
  member: StaffMember;
  hotel: { propertyId: string; name: string };
  isMe: boolean;
  onDone: () => void;
  onPassword: (password: string) => void;
}

const sameRoles = (a: string[], b: string[]) => a.length === b.length && a.every((role) => b.includes(role));

/** What an administrator can change about someone. What cannot be taken back at once is asked twice. */
export function MemberForm({ member, hotel, isMe, onDone, onPassword }: Props) {
  const { staffId, name, disabled } = member;
  const [roles, setRoles] = useState(member.roles);
  const [sure, setSure] = useState<"remove" | "disable" | "renew">();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: trpc.staff.list.queryKey() });
  const change = useMutation(trpc.staff.changeRoles.mutationOptions({ onSuccess }));
  const disable = useMutation(trpc.staff.setDisabled.mutationOptions({ onSuccess }));
  const renew = useMutation(trpc.staff.renewPassword.mutationOptions({ onSuccess }));
  const all = [change, disable, renew];
  const asking = all.some(({ isPending }) => isPending);
  const error = all.find((one) => one.error)?.error;
  const about = { propertyId: hotel.propertyId, staffId };

  const once = (work: () => Promise<unknown>) => {
    if (asking) return;
    for (const one of all) one.reset();
    // The refusal is shown below; nothing else is to be done about it here.
    work().catch(() => undefined);
  };
  const save = () => {
    if (roles.length === 0 && sure !== "remove") return setSure("remove");
    once(async () => {
      await change.mutateAsync({ ...about, roles });
      onDone();
    });
  };
  const setDisabled = () => {
    if (!disabled && sure !== "disable") return setSure("disable");
    once(async () => {
      await disable.mutateAsync({ ...about, disabled: !disabled });
      onDone();
    });
  };
  const renewPassword = () => {
    if (sure !== "renew") return setSure("renew");
    once(async () => {
      const { password } = await renew.mutateAsync(about);
      onPassword(password);
      onDone();
    });
  };

  return (
    <div className="grid max-w-[720px] gap-3 px-4 pt-1 pb-4">
      <RoleChoice
        chosen={roles}
        onChange={(next) => {
          setRoles(next);
          setSure(undefined);
        }}
      />
      <p role="status" className="text-ink-2 empty:hidden">
        {sure === "remove" &&
          `Without a role ${name} no longer works at ${hotel.name}. Press again to take them all.`}
        {sure === "disable" && `${name} is signed out everywhere, at once. Press again to do it.`}
        {sure === "renew" &&
          `The password of now stops working, and ${name} is signed out. Press again to do it.`}
      </p>
      {error && (
        <p role="alert" className="text-alarm">
          {refusalOf(error)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <DeskButton
          look="ink"
          onClick={save}
          asking={change.isPending}
          disabled={sameRoles(roles, member.roles)}
        >
          {roles.length === 0 ? "Take all roles" : "Save roles"}
        </DeskButton>
        {!disabled && !isMe && (
          <DeskButton onClick={renewPassword} asking={renew.isPending}>
            Make a new password
          </DeskButton>
        )}
        {!isMe && (
          <DeskButton onClick={setDisabled} asking={disable.isPending}>
            {disabled ? "Let in again" : "Keep out"}
          </DeskButton>
        )}
      </div>
    </div>
  );
}
