import type { GuestDraft } from "./remembered";

export type FieldErrors = Partial<Record<keyof GuestDraft, string>>;

/** What each field says when it cannot be accepted: what to do, not which rule it broke. */
export const advice: Record<keyof GuestDraft, string> = {
  firstName: "Write the first name of the guest, on one line.",
  lastName: "Write the last name of the guest, on one line.",
  email: "Write an e-mail address like name@example.com.",
  phone: "Write a telephone number like +351 21 555 01 40, or leave it empty.",
  notes: "Keep it under 1,000 letters.",
};

export const isField = (name: unknown): name is keyof GuestDraft =>
  typeof name === "string" && name in advice;

/** The fields that a refusal names; paths come as "guest.email" or "/guest/email". */
export const fieldErrors = (errors: { path: string; message: string }[]): FieldErrors => {
  const found: FieldErrors = {};
  for (const { path, message } of errors) {
    const name = path.split(/[./]/).at(-1);
    if (isField(name)) found[name] = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  }
  return found;
};
