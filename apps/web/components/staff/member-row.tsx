"use client";

import type { StaffMember } from "@roomstream/domain/property/contract";
import { ChevronDown } from "lucide-react";
import { roleNames } from "@/lib/staff/roles";
import { MemberForm } from "./member-form";
import type { Told } from "./staff-list";

interface Props {
  member: StaffMember;
  hotel: { propertyId: string; name: string };
  isMe: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onPassword: (told: Told) => void;
}

/** One who works here. Opened, it shows what an administrator can change. */
export function MemberRow({ member, hotel, isMe, open, onOpen, onPassword }: Props) {
  const { name, email, roles, disabled, passwordIsTemporary } = member;
  const state = disabled ? "cannot sign in" : passwordIsTemporary ? "one-time password" : isMe ? "you" : "";
  return (
    <li
      className={`border-b border-line ${open ? "bg-well shadow-[inset_2px_0_0_var(--ink)]" : "hover:bg-well/50"}`}
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
        className="staff-line w-full text-left focus-visible:outline-offset-[-2px]"
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={`truncate font-medium ${disabled ? "text-ink-3 line-through" : ""}`}>{name}</span>
          {state && <span className={`flex-none ${disabled ? "text-alarm" : "text-ink-3"}`}>{state}</span>}
        </span>
        <span className="truncate text-ink-2">{email}</span>
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{roleNames(roles)}</span>
          <ChevronDown
            aria-hidden
            size={14}
            strokeWidth={1.5}
            className={`ml-auto flex-none text-ink-3 transition-transform ${open ? "rotate-180" : ""}`}
          />
        </span>
      </button>
      {open && (
        <MemberForm
          member={member}
          hotel={hotel}
          isMe={isMe}
          onDone={() => onOpen(false)}
          onPassword={(password) => onPassword({ name, email, password })}
        />
      )}
    </li>
  );
}
