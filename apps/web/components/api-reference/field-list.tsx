import type { Field } from "@/lib/api-reference/fields";

/** Fields with what they hold; those of an object stand below it. */
export function FieldList({ fields }: { fields: Field[] }) {
  return (
    <ul className="api-fields">
      {fields.map(({ name, holds, required, description, fields: inner }) => (
        <li key={name}>
          <div className="head">
            <code>{name}</code>
            <span>{holds}</span>
            {required && <em>required</em>}
          </div>
          {description && <p>{description}</p>}
          {inner.length > 0 && <FieldList fields={inner} />}
        </li>
      ))}
    </ul>
  );
}
