/** 1,284 */
export const count = (value: number): string => value.toLocaleString("en-GB");

/** "1 event", "1,284 events". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** How long, as it is said: 6 ms, 1.8 s, 48 s, 12 min, 3 h 20 min, 4 days. */
export function lasting(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 60_000) return `${Math.round(ms / 1_000)} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return counted(Math.round(minutes / (24 * 60)), "day");
}

/** 0:18 */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

export const perSecond = (events: number, seconds: number): string => (events / seconds).toFixed(1);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
/** 14:02:26, by the clock of whoever looks. */
export const clockOf = (moment: string | number): string => clock.format(new Date(moment));

const fineClock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});
/** 14:02:26.418 */
export const fineClockOf = (moment: string | number): string => fineClock.format(new Date(moment));

const dayAndClock = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
/** 22 Nov, 14:02:26 */
export const dayAndClockOf = (moment: string | number): string => dayAndClock.format(new Date(moment));
