const counts = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
  "Seventeen",
  "Eighteen",
  "Nineteen",
  "Twenty",
];
const MOST_IN_TEXT = 12;

/** "nineteen", for headings, which have room for a word where a sentence has a figure. */
export const inWords = (count: number) => counts[count]?.toLowerCase() ?? String(count);

/** "Three nights" at the head of a sentence, "14 nights" past twelve. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count <= MOST_IN_TEXT ? counts[count] : count} ${count === 1 ? one : many}`;

/** "three nights" within one. */
export const countedInside = (count: number, one: string, many = `${one}s`) =>
  counted(count, one, many).toLowerCase();

/** "1 day", "17 days" */
export const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** "2 adults, 1 child" */
export const party = (adults: number, children: number) =>
  plural(adults, "adult", "adults") + (children > 0 ? `, ${plural(children, "child", "children")}` : "");

/** "2 adults and 1 child" */
export const partyInside = (adults: number, children: number) =>
  party(adults, children).replace(", ", " and ");

export const nightsOf = (count: number) => plural(count, "night", "nights");
