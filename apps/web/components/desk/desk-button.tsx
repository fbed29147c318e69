import type { ComponentProps, ReactNode } from "react";

interface Props extends Omit<ComponentProps<"button">, "type"> {
  /** `ink` is the one that is meant; `plain` has no edge. */
  look?: "ink" | "line" | "plain";
  /** The key that does the same. */
  shortcut?: string | undefined;
  /** Its answer is on the way. Pressed again meanwhile it does nothing. */
  asking?: boolean;
  type?: "button" | "submit";
  children: ReactNode;
}

const looks = {
  ink: "border-ink bg-ink text-paper hover:not-disabled:opacity-90",
  line: "border-line-strong bg-sheet hover:not-disabled:border-ink-3",
  plain: "border-transparent hover:not-disabled:border-line-strong",
};

/** A button of the desk: as high as a finger on a phone, as a line of the list elsewhere. */
export function DeskButton({
  look = "line",
  shortcut,
  asking = false,
  children,
  className = "",
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={asking || undefined}
      aria-keyshortcuts={shortcut === "Ctrl Enter" ? "Control+Enter" : shortcut}
      onClick={asking ? (event) => event.preventDefault() : rest.onClick}
      className={`inline-flex h-11 items-center justify-center gap-2 rounded-1 border px-3.5 text-[15px] font-medium whitespace-nowrap disabled:opacity-50 md:h-7 md:px-2.5 md:text-[13px] ${looks[look]} ${asking ? "asking" : ""} ${className}`}
    >
      {children}
      {shortcut && (
        <span
          aria-hidden
          className={`hidden text-[11px] font-normal md:inline ${look === "ink" ? "opacity-70" : "text-ink-3"}`}
        >
          {shortcut}
        </span>
      )}
    </button>
  );
}
