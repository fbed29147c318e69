import type { Metadata } from "next";
import { PasswordForm } from "@/components/account/password-form";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import { requireSignedIn } from "@/lib/staff/require-staff";
import { roleNames } from "@/lib/staff/roles";

export const metadata: Metadata = { title: "Your account · Roomstream" };

/** Who one is here, and one's own password. */
export default async function AccountPage() {
  const signedIn = await requireSignedIn("/desk/account");
  const { me } = signedIn;
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn}>
        <div className="w-full max-w-[560px] px-4 pt-5 pb-16 md:px-6">
          <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">{me.name}</h1>
          <p className="text-ink-2 wrap-anywhere">{me.email}</p>
          <dl className="mt-4 border-t border-line-strong">
            {me.hotels.map(({ propertyId, name, roles }) => (
              <div
                key={propertyId}
                className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2"
              >
                <dt className="font-medium">{name}</dt>
                <dd className="text-ink-2">{roleNames(roles)}</dd>
              </div>
            ))}
          </dl>
          <PasswordForm email={me.email} isTemporary={me.passwordIsTemporary} />
        </div>
      </DeskFrame>
    </ApiProvider>
  );
}
