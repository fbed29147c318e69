"use client";

import { Close, Content, Description, Overlay, Portal, Root, Title } from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { Key } from "./key";

interface Props {
  title: ReactNode;
  /** One line under it: the number and the stay. */
  about: ReactNode;
  onClose: () => void;
  /** Where the focus goes when it opens; the first control when nothing says so. */
  autoFocus?: (sheet: HTMLElement) => HTMLElement | null;
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

/** What is opened over the list: from the right, as high as the page; all of the screen on a phone. */
export function Sheet({ title, about, onClose, autoFocus, wide = false, footer, children }: Props) {
  return (
    <Root open onOpenChange={(open) => !open && onClose()}>
      <Portal>
        <Overlay className="fixed inset-0 z-20 bg-[color-mix(in_oklab,oklch(23%_.022_255)_34%,transparent)] motion-safe:animate-[sheet-shade_var(--calm)_var(--ease)] dark:bg-[color-mix(in_oklab,oklch(8%_.01_255)_62%,transparent)]" />
        <Content
          onOpenAutoFocus={(event) => {
            const target = event.currentTarget instanceof HTMLElement && autoFocus?.(event.currentTarget);
            if (!target) return;
            event.preventDefault();
            target.focus();
          }}
          className={`fixed inset-y-0 right-0 z-21 grid w-full grid-rows-[auto_minmax(0,1fr)_auto] bg-paper text-[15px] leading-[1.45] shadow-lift outline-none motion-safe:animate-[sheet-in_var(--calm)_var(--ease)] md:text-[13px] md:leading-[18px] ${wide ? "md:w-[1000px]" : "md:w-[560px]"} md:max-w-[calc(100vw-56px)]`}
        >
          <header className="flex items-start gap-3 border-b border-line py-3 pr-3 pl-5 md:pt-4 md:pr-5 md:pb-3.5 md:pl-8">
            <div className="mr-auto min-w-0">
              <Title className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">
                {title}
              </Title>
              <Description asChild>
                <p className="text-ink-2">{about}</p>
              </Description>
            </div>
            <Close className="flex h-11 flex-none items-center gap-2 rounded-1 px-2.5 font-medium md:h-7">
              Close <Key>Esc</Key>
            </Close>
          </header>
          {children}
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line-strong px-5 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] md:px-5 md:py-3 md:pl-8">
              {footer}
            </footer>
          )}
        </Content>
      </Portal>
    </Root>
  );
}

/** One part of a sheet, under its heading. */
export const Part = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <section className="border-b border-line px-5 py-4 last:border-b-0 md:px-8">
    <h3 className="flex items-baseline font-semibold">
      {title}
      {aside !== undefined && <span className="ml-auto font-normal text-ink-3">{aside}</span>}
    </h3>
    {children}
  </section>
);
