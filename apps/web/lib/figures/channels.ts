/** Channels as people say them; one that is not known here keeps its own name. */
const NAMES: Record<string, string> = {
  DIRECT: "Own website",
  PHONE: "Telephone",
  WALK_IN: "Walk-in",
  OTA: "Travel sites",
  COMPANY: "Companies",
  // As the imported history of hotels calls them.
  Direct: "Direct",
  Corporate: "Companies",
  "TA/TO": "Agents and tour operators",
  GDS: "Reservation systems of agents",
};

export const channelName = (channel: string): string => NAMES[channel] ?? channel;
