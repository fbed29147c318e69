/** Nothing is known of the number at the operator's hotels. */
export const NoSuchReservation = ({ number }: { number: string }) => (
  <div className="px-4 py-8 md:px-6">
    <h1 className="text-[18px] font-semibold wrap-anywhere">No reservation {number} at your hotels</h1>
    <p className="mt-1 max-w-prose text-ink-2">
      Numbers look like RSV-2026-7H2K9QWX. Check it against the guest’s mail, and type it again in the field
      above.
    </p>
  </div>
);
