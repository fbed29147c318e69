"use client";

import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { ReactNode } from "react";
import type { Part } from "@/lib/desk/lists";
import { formatMoney } from "@/lib/money";
import { StayRow } from "./stay-row";

interface Props {
  parts: Part[];
  chosen: string | undefined;
  onChoose: (reservationId: string | undefined) => void;
  stateOf: (line: DeskStay) => ReactNode;
  actionsOf: (line: DeskStay) => ReactNode;
  /** What stands above how things are: "Ready", "Since". */
  stateTitle: string;
  /** What will be here, where nothing is. */
  empty: ReactNode;
}

/** The stays of a list, in its parts. */
export function StayList({ parts, chosen, onChoose, stateOf, actionsOf, stateTitle, empty }: Props) {
  const [first] = parts;
  const toPay = first?.lines.reduce((sum, { balance }) => sum + balance.amount, 0) ?? 0;
  const currency = first?.lines[0]?.balance.currency;
  return (
    <>
      <div
        aria-hidden
        className="stay-line sticky top-0 z-1 border-b border-line bg-sheet text-[12px] text-ink-3 max-md:hidden!"
      >
        <span className="[grid-area:who]">Guest</span>
        <span className="[grid-area:stay]">Stay</span>
        <span className="[grid-area:room]">Room</span>
        <span className="[grid-area:state]">{stateTitle}</span>
        <span className="text-right [grid-area:pay]">
          To pay{currency && toPay > 0 ? `, ${formatMoney({ amount: toPay, currency })} in all` : ""}
        </span>
      </div>
      {parts.every(({ lines }) => lines.length === 0) && <div className="px-4 py-6 md:px-6">{empty}</div>}
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <section key={title ?? ""} aria-label={title ?? "Still to do"}>
            {title && (
              <h2 className="border-b border-line pt-3 pr-5 pb-1.5 pl-4 font-medium md:pl-6">
                {title} <span className="font-normal text-ink-3">{lines.length}</span>
              </h2>
            )}
            <ul>
              {lines.map((line) => (
                <StayRow
                  key={line.reservationId}
                  line={line}
                  chosen={line.reservationId === chosen}
                  done={title !== undefined}
                  state={stateOf(line)}
                  onChoose={onChoose}
                  actions={line.reservationId === chosen ? actionsOf(line) : null}
                />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
