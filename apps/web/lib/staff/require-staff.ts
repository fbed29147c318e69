import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { problemOf } from "../problem";
import { api } from "../server-api";
import { HOTEL_COOKIE, type Me, type MyHotel, type Permission } from "./me";
import { STAFF_PAGES } from "./pages";

/** Who is signed in, or null. */
export const findMe = cache(async (): Promise<Me | null> => {
  try {
    return await (await api()).staff.me.query();
  } catch (error) {
    if (problemOf(error)?.status === 401) return null;
    throw error;
  }
});

export type SignedIn = { me: Me; hotel: MyHotel | undefined };
export type StaffAt = { me: Me; hotel: MyHotel };

/** Who is signed in, with the hotel they last chose; leads to the sign-in and back to `page` where nobody is. */
export async function requireSignedIn(page: string): Promise<SignedIn> {
  const me = await findMe();
  if (!me) redirect(`/desk/sign-in?callbackUrl=${encodeURIComponent(page)}`);
  const chosen = (await cookies()).get(HOTEL_COOKIE)?.value;
  const hotel = me.hotels.find(({ propertyId }) => propertyId === chosen) ?? me.hotels[0];
  return { me, hotel };
}

/**
 * Lets a page be seen by staff whose roles allow it at the hotel they chose. Who is not signed in comes back to `page` from the
 * sign-in; a one-time password is replaced first; who may not see the page is told so.
 */
export async function requireStaff(permission: Permission, page: string): Promise<StaffAt> {
  const { me, hotel } = await requireSignedIn(page);
  if (me.passwordIsTemporary) redirect("/desk/account");
  if (hotel?.permissions.includes(permission)) return { me, hotel };
  // The way in leads everybody to the desk; whose work is elsewhere begins there.
  const first = STAFF_PAGES.find((one) => hotel?.permissions.includes(one.permission));
  redirect(page === "/desk" && first ? first.href : "/desk/no-access");
}
