import type { StayLook } from "@/lib/desk/stay-status";

const looks: Record<StayLook, string> = {
  "in-house": "border-in-house border-l-4 bg-(--in-house-soft)",
  comes: "border-confirmed bg-confirmed-soft",
  gone: "border-(--departed) bg-(--departed-soft)",
  pending: "border-dashed border-pending bg-(--pending-soft)",
};

/** What a stay is, as a small bar: in house with a strong edge, expected plain, gone grey. */
export const StayChip = ({ look }: { look: StayLook }) => (
  <i aria-hidden className={`h-2.5 w-4 flex-none rounded-[2px] border ${looks[look]}`} />
);
