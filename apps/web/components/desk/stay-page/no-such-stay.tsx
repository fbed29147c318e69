import Link from "next/link";

interface Props {
  number: string;
  hotel: string;
  /** Whether the caller also works at other hotels. */
  hasOthers: boolean;
}

/** The hotel that is chosen has no stay of this number. */
export const NoSuchStay = ({ number, hotel, hasOthers }: Props) => (
  <div className="max-w-[560px] px-4 py-8 md:px-6">
    <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">
      No stay {number} at {hotel}
    </h1>
    <p className="mt-2 text-ink-2">
      Numbers look like RSV-2026-7H2K9QWX. Check it against the guest’s mail
      {hasOthers && ", or choose another of your hotels above"}.
    </p>
    <p className="mt-4">
      <Link href="/desk" className="link inline-block py-1">
        To today’s lists
      </Link>
    </p>
  </div>
);
