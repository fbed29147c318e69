"use client";

import type { StaffMember } from "@roomstream/domain/property/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { DeskButton } from "../desk/desk-button";
import { AddMember } from "./add-member";
import { MemberRow } from "./member-row";
import { OneTimePassword } from "./one-time-password";

export type Told = { name: string; email: string; password: string };

interface Props {
  hotel: { propertyId: string; name: string };
  /** Who looks at it. */
  mine: string;
  first: StaffMember[];
}

/** Everyone who works at the hotel, with their roles. */
export function StaffList({ hotel, mine, first }: Props) {
  const { propertyId } = hotel;
  const list = useTRPC().staff.list.queryOptions({ propertyId });
  const { data } = useQuery({ ...list, initialData: { items: first } });
  useLive({ propertyId, kinds: { staff: [list.queryKey] } });
  const [open, setOpen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState<Told>();
  const { items } = data;
  const waiting = items.filter(
    ({ passwordIsTemporary, disabled }) => passwordIsTemporary && !disabled,
  ).length;
  return (
    <div className="w-full max-w-[1080px] px-4 pt-5 pb-16 md:px-6">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pb-4">
        <div className="mr-auto min-w-0">
          <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">
            Who works at {hotel.name}
          </h1>
          <p className="text-ink-2">
            {items.length === 1 ? "One person" : `${items.length} people`}
            {waiting > 0 && `; ${waiting} with a one-time password that waits to be replaced`}. A role counts
            from the next click.
          </p>
        </div>
        {!adding && (
          <DeskButton look="ink" onClick={() => setAdding(true)}>
            Add someone
          </DeskButton>
        )}
      </div>
      {told && <OneTimePassword told={told} onClose={() => setTold(undefined)} />}
      {adding && (
        <AddMember
          hotel={hotel}
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setTold(added);
          }}
        />
      )}
      <div
        aria-hidden
        className="staff-line border-t border-line-strong text-[12px] leading-4 text-ink-3 max-md:hidden!"
      >
        <span>Name</span>
        <span>E-mail</span>
        <span>Roles here</span>
      </div>
      <ul className="border-t border-line">
        {items.map((member) => (
          <MemberRow
            key={member.staffId}
            member={member}
            hotel={hotel}
            isMe={member.staffId === mine}
            open={member.staffId === open}
            onOpen={(wanted) => setOpen(wanted ? member.staffId : undefined)}
            onPassword={setTold}
          />
        ))}
      </ul>
    </div>
  );
}
