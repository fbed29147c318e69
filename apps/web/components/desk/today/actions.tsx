import type { DeskStay } from "@roomstream/domain/desk/contract";
import { actsOf, actWords, type May } from "@/lib/desk/acts";
import { type Act, keyOf } from "@/lib/desk/keys";
import { DeskButton } from "../desk-button";

interface Props {
  stay: DeskStay;
  businessDate: string;
  may: May;
  onAct: (act: Act, stay: DeskStay) => void;
}

/** What can be done with the chosen stay; the one that is meant stands last, in ink. */
export function Actions({ stay, businessDate, may, onAct }: Props) {
  const acts = actsOf(stay, businessDate, may);
  return acts.map((act, index) => (
    <DeskButton
      key={act}
      look={index === acts.length - 1 && acts.length > 1 ? "ink" : "line"}
      shortcut={keyOf[act]}
      onClick={() => onAct(act, stay)}
    >
      {act === "check-in" && stay.roomId ? `Check in to ${stay.roomId}` : actWords[act]}
    </DeskButton>
  ));
}
