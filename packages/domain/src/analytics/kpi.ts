import type { Kpi } from "./contract";
import type { Figures } from "./queries/read-figures";

/**
 * The ratios of what was counted, by the definitions of the Uniform System of Accounts for the Lodging Industry. What is out of order
 * is not available; what is out of service is.
 */
export function kpiOf(
  figures: Figures,
  about: { period: string; currency: string; provisional: boolean },
): Kpi {
  const { roomsPhysical, roomsOutOfOrder, roomsSold, roomRevenue } = figures;
  const available = roomsPhysical - roomsOutOfOrder;
  return {
    ...figures,
    ...about,
    occupancy: ratio(roomsSold, available),
    occupancyOfPhysical: ratio(roomsSold, roomsPhysical),
    adr: rounded(ratio(roomRevenue, roomsSold)),
    revpar: rounded(ratio(roomRevenue, available)),
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const rounded = (amount: number | null): number | null => (amount === null ? null : Math.round(amount));
