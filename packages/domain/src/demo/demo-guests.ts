/** Guests of the demo hotels, of many tongues and lengths of name. */
const NAMES = [
  ["Mafalda", "Sousa Pinto"],
  ["Abena", "Osei"],
  ["Aino", "Sørensen"],
  ["Rania", "Darwish"],
  ["Philippa", "Hargreaves"],
  ["Duarte", "Rebelo"],
  ["Giorgio", "Marchetti"],
  ["Jan", "Wierzba"],
  ["Gonzalo", "Lozano"],
  ["Rosa", "Klein"],
  ["Marta", "Cuesta"],
  ["Caio", "Guimarães"],
  ["Anton", "Kessler"],
  ["Ola", "Haugen"],
  ["Daniel", "Rosenthal"],
  ["Hanna", "Lindqvist"],
  ["Yuki", "Tanaka"],
  ["Wei", "Chen"],
  ["Noor", "van den Heuvel"],
  ["Siobhán", "O’Connor"],
  ["Priya", "Chatterjee"],
  ["Tomáš", "Novák"],
  ["Lan", "Hoàng"],
  ["Amélie", "Dubois-Laurent"],
  ["Kofi", "Mensah"],
  ["Elena", "Papadakis"],
  ["Grace", "Winters"],
  ["Lucía", "Fernández de la Vega"],
  ["Haruto", "Watanabe"],
  ["Ingrid", "Bjørnstad"],
  ["Omar", "Haddad"],
  ["Zofia", "Kowalczyk"],
  ["Mateus", "Albuquerque"],
  ["Freya", "Thornbury"],
  ["Liang", "Xu"],
  ["Sofia", "Rinaldi"],
  ["Emeka", "Okonkwo"],
  ["Clara", "Weiss"],
  ["Nils", "Åkerström"],
  ["Beatriz", "Figueiredo"],
] as const;

const NOTES = [
  "",
  "",
  "A quiet room, away from the lift, please.",
  "",
  "We arrive late, around ten in the evening.",
  "",
  "",
  "It is our anniversary.",
  "Twin beds if there are any.",
  "",
];

/** The same guest for the same number. */
export function demoGuest(nth: number) {
  const [firstName, lastName] = NAMES[nth % NAMES.length] ?? NAMES[0];
  return {
    guest: { firstName, lastName, email: `guest-${nth}@example.com` },
    notes: NOTES[nth % NOTES.length] ?? "",
  };
}
