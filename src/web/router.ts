import { useEffect, useState } from "preact/hooks";
import { isCopy, startOfCopy } from "./copy/answers.ts";

/** Where the page is: all of its state, so that an address can be sent, kept and reloaded. */
export type Place = { path: string; query: URLSearchParams };

/** In a copy, the address behind the hash; a hash within a page moves nowhere. */
let lastInCopy = startOfCopy;

const here = (): Place => {
  if (!isCopy) return { path: location.pathname, query: new URLSearchParams(location.search) };
  if (location.hash.startsWith("#/")) lastInCopy = location.hash.slice(1);
  const { pathname, searchParams } = new URL(lastInCopy, "http://copy");
  return { path: pathname, query: searchParams };
};

const moved = new EventTarget();

/** Goes there. `replace`: for what is typed or dragged, so that "back" leaves the page and not the last letter. */
export const go = (address: string, { replace = false }: { replace?: boolean } = {}): void => {
  const before = here();
  if (address === addressWith(before, {})) return;
  const shown = isCopy ? `#${address}` : address;
  if (replace) history.replaceState(null, "", shown);
  else history.pushState(null, "", shown);
  if (!replace && before.path !== here().path) scrollTo(0, 0);
  moved.dispatchEvent(new Event("move"));
};

export const usePlace = (): Place => {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = (): void => setPlace(here());
    moved.addEventListener("move", update);
    addEventListener("popstate", update);
    return () => {
      moved.removeEventListener("move", update);
      removeEventListener("popstate", update);
    };
  }, []);
  return place;
};

/** Links of ours are followed without loading the page anew; with a key held they are the browser's. */
export const followLinks = (event: MouseEvent): void => {
  const link = (event.target as Element).closest?.("a");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return;
  // Not a page of ours: what the server answers itself.
  if (link.pathname.startsWith("/api/") || (link.hash !== "" && link.pathname === location.pathname)) return;
  event.preventDefault();
  go(`${link.pathname}${link.search}`);
};

/** One value of the address, the rest kept; `null` takes it out. */
export const addressWith = ({ path, query }: Place, changes: Record<string, string | null>): string => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
};

/** A value that lives in the address: `const [sort, setSort] = useParameter("sort", "started")`. */
export const useParameter = (name: string, usual: string): [string, (value: string) => void] => {
  const place = usePlace();
  const value = place.query.get(name) ?? usual;
  return [value, (next) => go(addressWith(here(), { [name]: next === usual ? null : next }), { replace: true })];
};

/** `/run/:name/candidate/:id` and a path → its parameters, decoded; null where it does not fit. */
export const match = (pattern: string, path: string): Record<string, string> | null => {
  const [wanted, given] = [pattern, path].map((text) => text.split("/").filter((part) => part !== ""));
  if (wanted === undefined || given === undefined || wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] as string);
    if (part.startsWith(":")) parameters[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return parameters;
};

/** An address of ours from its parts, each encoded: `path("run", name, "candidate", id)`. */
export const path = (...parts: readonly string[]): string =>
  `/${parts.map((part) => encodeURIComponent(part).replaceAll("%3A", ":")).join("/")}`;
