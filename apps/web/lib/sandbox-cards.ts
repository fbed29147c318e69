/** What the sandbox gateway takes instead of a card, and what each does. */
export const SANDBOX_CARDS = [
  { token: "tok_visa", does: "Goes through" },
  { token: "tok_slow", does: "Answers after 5 seconds" },
  { token: "tok_declined", does: "Is declined" },
  { token: "tok_timeout", does: "Pays, answer is lost" },
  { token: "tok_insufficient_funds", does: "No funds" },
  { token: "tok_flaky", does: "Fails twice, then pays" },
];
