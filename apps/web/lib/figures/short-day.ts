const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** 31 Aug */
export const shortDay = (day: string) => date.format(new Date(`${day}T00:00:00Z`));
