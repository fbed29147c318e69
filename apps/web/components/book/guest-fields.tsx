import type { FieldErrors } from "@/lib/field-errors";
import type { GuestDraft } from "@/lib/remembered";
import { Field } from "./field";

interface Props {
  draft: GuestDraft;
  errors: FieldErrors;
  onChange: (part: Partial<GuestDraft>) => void;
}

export function GuestFields({ draft, errors, onChange }: Props) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4 lg:gap-x-4 lg:gap-y-5">
      <Field
        id="firstName"
        label="First name"
        autoComplete="given-name"
        required
        maxLength={80}
        value={draft.firstName}
        error={errors.firstName}
        onChange={(firstName) => onChange({ firstName })}
      />
      <Field
        id="lastName"
        label="Last name"
        autoComplete="family-name"
        required
        maxLength={80}
        value={draft.lastName}
        error={errors.lastName}
        onChange={(lastName) => onChange({ lastName })}
      />
      <Field
        id="email"
        label="E-mail"
        type="email"
        autoComplete="email"
        inputMode="email"
        required
        value={draft.email}
        error={errors.email}
        help="The house writes to you here."
        className="max-sm:col-span-2"
        onChange={(email) => onChange({ email })}
      />
      <Field
        id="phone"
        label="Telephone"
        type="tel"
        autoComplete="tel"
        optional
        value={draft.phone}
        error={errors.phone}
        help="Only for the day you arrive."
        className="max-sm:col-span-2"
        onChange={(phone) => onChange({ phone })}
      />
      <Field
        id="notes"
        label="Anything we should know"
        optional
        rows={2}
        value={draft.notes}
        error={errors.notes}
        help="Read before you are given a room. We cannot promise it; we do try."
        className="col-span-2"
        onChange={(notes) => onChange({ notes })}
      />
    </div>
  );
}
