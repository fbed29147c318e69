import { CircleAlert } from "lucide-react";
import type { ComponentProps } from "react";

interface Props extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string | undefined;
  optional?: boolean;
  /** More than one line of writing. */
  rows?: number;
}

/** A back to write on and a ruled line to write along; what is wrong stands right below. */
export function Field({
  id,
  label,
  value,
  onChange,
  help,
  error,
  optional,
  rows,
  className = "",
  ...input
}: Props) {
  const described = [error ? `${id}-error` : "", help ? `${id}-help` : ""].filter(Boolean).join(" ");
  const shared = {
    id,
    name: id,
    value,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described || undefined,
    className: `in ${error ? "in-wrong" : ""}`,
  };
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={`mb-1.5 block text-[14px] leading-[1.3] ${error ? "text-alarm" : "text-ink-2"}`}
      >
        {label} {optional && <span className={error ? "" : "text-ink-3"}>(if you like)</span>}
      </label>
      {rows ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...input} {...shared} onChange={(event) => onChange(event.target.value)} />
      )}
      {error && (
        <p id={`${id}-error`} className="mt-2 flex gap-2 text-[14px] leading-[1.4] text-alarm">
          <CircleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-0.5 flex-none" />
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="mt-[7px] text-[14px] leading-[1.4] text-ink-3">
          {help}
        </p>
      )}
    </div>
  );
}
