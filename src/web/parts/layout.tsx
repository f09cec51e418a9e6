import type { ComponentChildren } from "preact";
import { isCopy } from "../copy/answers.ts";
import { runSections, sections } from "../pages.ts";
import { path as pathOf } from "../router.ts";

const isThere = ({ live }: { live?: true }): boolean => !(isCopy && live);

const Link = ({ href, label, current }: { href: string; label: string; current: boolean }) => (
  <a href={href} aria-current={current ? "page" : undefined}>
    {label}
  </a>
);

/** The frame of every page: where one can go, and within a run its pages. */
export const Layout = ({
  path,
  run,
  children,
}: {
  path: string;
  run: string | undefined;
  children: ComponentChildren;
}) => {
  const isRun = path.startsWith("/run/") && run !== undefined;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" width="20" height="20" /> rewardsmith
        </a>
        <nav aria-label="Sections">
          {sections.filter(isThere).map(({ label, href }) => (
            <Link key={href} href={href} label={label} current={href === path} />
          ))}
        </nav>
      </header>
      {isRun && runSections.length > 1 && (
        <nav class="tabs" aria-label="Pages of this run">
          {runSections.filter(isThere).map(({ label, part }) => {
            const href = part === "" ? pathOf("run", run) : pathOf("run", run, part);
            return <Link key={part} href={href} label={label} current={href === path} />;
          })}
        </nav>
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
};
