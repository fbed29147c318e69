import type { Role } from "@roomstream/domain/property/contract";
import { ROLE_LIST } from "@/lib/staff/roles";

interface Props {
  chosen: Role[];
  onChange: (roles: Role[]) => void;
}

/** The roles of someone at the hotel: several may be chosen. */
export function RoleChoice({ chosen, onChange }: Props) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Roles</legend>
      <div className="grid gap-x-8 sm:grid-cols-2">
        {ROLE_LIST.map(({ role, name, opens }) => (
          <label
            key={role}
            className="flex min-h-11 cursor-pointer items-start gap-2.5 py-2 md:min-h-8 md:py-1"
          >
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
              }
              className="mt-0.5 size-4 flex-none accent-ink"
            />
            <span>
              {name} <span className="text-ink-3">{opens}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
