import type { ReactNode } from "react";
import type { RoomLook } from "@/lib/desk/readiness";

const circle = <circle cx="7" cy="7" r="5.5" />;
const shapes: Record<RoomLook, ReactNode> = {
  dirty: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  "in-work": (
    <>
      {circle}
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  clean: circle,
  inspected: (
    <>
      {circle}
      <path d="m4.5 7.2 1.9 1.9 3.2-3.9" />
    </>
  ),
  occupied: (
    <>
      {circle}
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  "out-of-order": <path d="m2.5 2.5 9 9M11.5 2.5l-9 9" />,
};

export const RoomMark = ({ look, className = "size-[11px]" }: { look: RoomLook; className?: string }) => (
  <svg
    viewBox="0 0 14 14"
    aria-hidden
    className={`flex-none overflow-visible fill-none stroke-current [stroke-linecap:round] [stroke-linejoin:round] [stroke-width:1.4] ${className}`}
  >
    {shapes[look]}
  </svg>
);
