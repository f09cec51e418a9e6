/** Elements that HTML closes by itself; ours are written with a slash all the same, so that the page is well-formed XML too. */
const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*(\/?)>/y;

/** The opening tags of a page in order, with classes; throws where it is not well-formed. Knows elements, attributes, text and entities. */
export const tagsOf = (page: string): string[] => {
  const tags: string[] = [];
  const open: string[] = [];
  let place = page.startsWith("<!doctype html>") ? "<!doctype html>".length : 0;
  const wrong = (what: string) => new Error(`${what} at ${place}: ${page.slice(place, place + 80)}`);
  while (place < page.length) {
    if (page[place] !== "<") {
      const next = page.indexOf("<", place);
      const text = page.slice(place, next < 0 ? undefined : next);
      if (open.at(-1) !== "style" && /&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw wrong("a bare ampersand");
      place += text.length;
      continue;
    }
    tag.lastIndex = place;
    const match = tag.exec(page);
    if (match === null) throw wrong("not a tag");
    const [whole, closing, name = "", attributes = "", empty] = match;
    if (closing === "/") {
      if (open.pop() !== name) throw wrong(`</${name}> closes nothing`);
    } else {
      tags.push(`${name}${/ class="[^"]*"/.exec(attributes)?.[0] ?? ""}`);
      if (empty !== "/") open.push(name);
    }
    place += whole.length;
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(", ")}`);
  return tags;
};

/** The text of a piece of markup, as a browser would show it. */
export const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
