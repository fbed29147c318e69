import { Part, Sheet } from "./sheet";

type Keys = { keys: string[]; does: string }[];

const ofStay: Keys = [
  { keys: ["C"], does: "check in" },
  { keys: ["O"], does: "check out" },
  { keys: ["R"], does: "choose a room" },
  { keys: ["P"], does: "take a payment" },
];
const inSheets: Keys = [
  { keys: ["Ctrl", "Enter"], does: "do what the sheet is there for" },
  { keys: ["R"], does: "choose another room, while checking in" },
  { keys: ["P"], does: "take a payment, while checking in or out" },
  { keys: ["Esc"], does: "close it" },
];

const pages = {
  today: [
    {
      title: "The lists",
      keys: [
        { keys: ["1", "6"], does: "the six lists, from left to right" },
        { keys: ["↑", "↓"], does: "the line before, the line after" },
        { keys: ["Home", "End"], does: "the first line, the last line" },
        { keys: ["/"], does: "find by name, room or number" },
        { keys: ["Esc"], does: "let go of the line, or of what was typed" },
      ],
    },
    { title: "The line that is chosen", keys: [...ofStay, { keys: ["Enter"], does: "open it" }] },
    { title: "In a sheet", keys: inSheets },
  ],
  stay: [
    { title: "The stay", keys: [...ofStay, { keys: ["Esc"], does: "back to today’s lists" }] },
    { title: "In a sheet", keys: inSheets },
  ],
} satisfies Record<string, { title: string; keys: Keys }[]>;

interface Props {
  /** The page whose keys they are. */
  of: keyof typeof pages;
  onClose: () => void;
}

/** The keys that work on a page of the desk. */
export const KeysSheet = ({ of, onClose }: Props) => (
  <Sheet
    title="Keys"
    about="They work while you are not writing. What cannot be done with a stay has no key."
    onClose={onClose}
  >
    <div className="overflow-y-auto bg-sheet">
      {pages[of].map(({ title, keys }) => (
        <Part key={title} title={title}>
          <dl className="mt-2">
            {keys.map((one) => (
              <div
                key={one.does}
                className="grid grid-cols-[112px_minmax(0,1fr)] items-baseline border-b border-line/70 py-1.5 last:border-b-0"
              >
                <dt className="flex gap-1">
                  {one.keys.map((key) => (
                    <kbd
                      key={key}
                      className="min-w-[22px] rounded-1 border border-line-strong px-1.5 text-center font-sans text-[12px] leading-[18px]"
                    >
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd className="text-ink-2">{one.does}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ))}
    </div>
  </Sheet>
);
