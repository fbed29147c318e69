import Link from "next/link";
import { actWords } from "@/lib/desk/acts";
import type { Act } from "@/lib/desk/keys";
import type { Want } from "@/lib/desk/wants";
import { DeskButton } from "../desk-button";

interface Props {
  wants: Want[];
  mayWrite: boolean;
  onAct: (act: Act, reservationId: string) => void;
}

const SHOWN = 6;

/** What goes wrong unless somebody sees to it, with what helps. */
export function WantsSomeone({ wants, mayWrite, onAct }: Props) {
  return (
    <section aria-labelledby="wants">
      <h2 id="wants" className="flex h-10 items-center justify-between px-5 font-semibold">
        Wants someone <span className="font-normal text-ink-3">{wants.length}</span>
      </h2>
      {wants.length === 0 && (
        <p className="border-t border-line px-5 pt-2.5 pb-4 text-[12px] leading-[17px] text-ink-2">
          Nothing. Rooms that are not ready for who comes, stays without a room, guests who should have left,
          and money that is to be asked for or given back show up here.
        </p>
      )}
      <ul>
        {wants.slice(0, SHOWN).map(({ key, title, text, urgent, confirmationNumber, reservationId, act }) => (
          <li key={key} className="border-t border-line px-5 pt-[9px] pb-[11px]">
            <b className={`font-medium wrap-anywhere ${urgent ? "text-alarm" : ""}`}>
              {confirmationNumber ? (
                <Link href={`/desk/reservations/${confirmationNumber}`} className="hover:underline">
                  {title}
                </Link>
              ) : (
                title
              )}
            </b>
            <p className="text-[12px] leading-[17px] text-ink-2 wrap-anywhere">{text}</p>
            {act && reservationId && mayWrite && (
              <DeskButton
                className="mt-1.5 md:h-6! md:px-2! md:text-[12px]!"
                onClick={() => onAct(act, reservationId)}
              >
                {actWords[act]}
                <span className="sr-only">: {title}</span>
              </DeskButton>
            )}
          </li>
        ))}
      </ul>
      {wants.length > SHOWN && (
        <p className="border-t border-line px-5 py-2 text-[12px] text-ink-2">
          And {wants.length - SHOWN} more, when these are done.
        </p>
      )}
    </section>
  );
}
