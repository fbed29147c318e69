import type { DeskStay } from "@roomstream/domain/desk/contract";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { actWords } from "@/lib/desk/acts";
import { type Act, keyOf } from "@/lib/desk/keys";
import { fullNameOf } from "@/lib/desk/names";
import { stayStatus } from "@/lib/desk/stay-status";
import { Washed } from "../../washed";
import { DeskButton } from "../desk-button";
import { Key } from "../key";
import { StayAbout } from "../stay/stay-about";
import { StayChip } from "../stay-chip";

interface Props {
  stay: DeskStay;
  businessDate: string;
  acts: Act[];
  onAct: (act: Act) => void;
  onKeys: () => void;
}

/** Whose stay it is, how it stands, and what is done with it now. */
export function StayHead({ stay, businessDate, acts, onAct, onKeys }: Props) {
  const { look, words, urgent } = stayStatus(stay, businessDate);
  return (
    <div className="border-b border-line-strong px-4 pt-2 pb-3.5 md:px-6">
      <p className="flex items-center justify-between">
        <Link
          href="/desk"
          className="flex min-h-11 items-center gap-1.5 text-ink-2 hover:text-ink md:min-h-8"
        >
          <ArrowLeft aria-hidden size={14} strokeWidth={1.5} />
          Today <Key>Esc</Key>
        </Link>
        <button
          type="button"
          aria-keyshortcuts="?"
          onClick={onKeys}
          className="hidden min-h-8 items-center gap-1.5 text-ink-2 hover:text-ink md:flex"
        >
          Keys <Key>?</Key>
        </button>
      </p>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="mr-auto min-w-0">
          <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">
            {fullNameOf(stay)}
          </h1>
          <p className="flex flex-wrap items-baseline gap-x-3 text-ink-2">
            <Washed value={words}>
              <span
                className={`inline-flex items-center gap-[7px] font-medium ${urgent ? "text-alarm" : "text-ink"}`}
              >
                <StayChip look={look} />
                {words}
              </span>
            </Washed>
            <span className="min-w-0 wrap-anywhere">
              <StayAbout stay={stay} />
            </span>
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5 max-md:w-full max-md:[&>button]:flex-auto">
          {acts.map((act, index) => (
            <DeskButton
              key={act}
              look={index === acts.length - 1 ? "ink" : "line"}
              shortcut={keyOf[act]}
              onClick={() => onAct(act)}
            >
              {act === "check-in" && stay.roomId ? `Check in to ${stay.roomId}` : actWords[act]}
            </DeskButton>
          ))}
        </div>
      </div>
    </div>
  );
}
