interface Props<Name extends string> {
  label: string;
  chosen: Name;
  choices: readonly { name: Name; words: string }[];
  onChoose: (name: Name) => void;
}

/** One of a few ways to look at the same thing. */
export function Choice<Name extends string>({ label, chosen, choices, onChoose }: Props<Name>) {
  return (
    <fieldset className="flex overflow-hidden rounded-2 border border-line-strong">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ name, words }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => onChoose(name)}
          className="h-11 border-l border-line-strong px-3 text-ink-2 first:border-l-0 focus-visible:outline-offset-[-3px] aria-pressed:bg-ink aria-pressed:text-paper md:h-6 md:px-2.5 md:text-[12px]"
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
