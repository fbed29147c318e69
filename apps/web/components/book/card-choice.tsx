import { SANDBOX_CARDS } from "@/lib/sandbox-cards";

export const FIRST_CARD = "tok_visa";

/** In a demonstration no bank is asked, and no number either: one chooses what the card does. */
export function CardChoice({ token, onChange }: { token: string; onChange: (token: string) => void }) {
  return (
    <fieldset>
      <legend className="text-[15px] leading-[1.4] text-ink-2">
        <span className="font-medium text-ink">This house is a demonstration.</span> No bank is asked; choose
        what the card does.
      </legend>
      <div className="mt-2 grid border-t border-dashed border-line-strong sm:grid-cols-2 sm:gap-x-7">
        {SANDBOX_CARDS.map((card) => (
          <label
            key={card.token}
            className="group flex h-11 items-center gap-2.5 border-b border-dashed border-line-strong text-[15px] whitespace-nowrap text-ink-2 hover:text-ink has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus sm:h-10 sm:text-[14px]"
          >
            <input
              type="radio"
              name="card"
              value={card.token}
              checked={token === card.token}
              onChange={() => onChange(card.token)}
              className="size-3 flex-none appearance-none rounded-full border border-ink-3 checked:border-4 checked:border-accent focus-visible:outline-none"
            />
            {card.does}
            <code className="ml-auto font-mono text-[13px] tracking-[-0.02em] text-ink-3 group-has-checked:text-ink">
              {card.token}
            </code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
