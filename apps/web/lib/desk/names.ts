/** A guest as a list has them, family name first. Who was erased has no name any more. */
export const nameOf = ({ guest }: { guest: { firstName: string; lastName: string } | null }) =>
  guest ? `${guest.lastName}, ${guest.firstName}` : "Name erased";

/** A guest as one speaks to them. */
export const fullNameOf = ({ guest }: { guest: { firstName: string; lastName: string } | null }) =>
  guest ? `${guest.firstName} ${guest.lastName}` : "a guest whose name is erased";
