const mark = "[redacted]";

/** What providers' keys look like, also when a provider masks the middle (`sk-ab***yz`). */
const keyShapes = [
  /\b(?:sk|pk|rk|gsk|xai|api|key)[-_][\w*.…-]{4,}/gi,
  /\bAIza[\w*.…-]{8,}/g,
  /\bBearer\s+[^\s"',;]+/gi,
];

/** Characters that make a fragment recognisable; shorter "keys" are the placeholders of local servers and plain words. */
const fragment = 8;

/** No word of a program is as long as a real key. */
const certainKey = 16;

/** Characters of a server's text that are looked at; nobody reads more of it in a message. */
export const readable = 8000;

/**
 * What of a text's base64 stays the same wherever it stands among other bytes: three ways to begin, without the characters
 * that its neighbours share.
 */
const base64Cores = (secret: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.from(`${"\0".repeat(before)}${secret}`, "utf8");
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return bytes.toString("base64").slice(first, last);
  });

const urlSafe = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_");

/** A secret as it is and as servers write it when they echo a request. */
const formsOf = (secret: string): string[] => {
  const cores = base64Cores(secret);
  const hex = Buffer.from(secret, "utf8").toString("hex");
  const escaped = encodeURIComponent(secret);
  const forms = [secret, escaped, encodeURIComponent(escaped), ...cores, ...cores.map(urlSafe), hex, hex.toUpperCase()];
  return [...new Set(forms)].filter((form) => form.length >= fragment);
};

/** A word with its percent signs undone, as far as they can be; twice, since some proxies encode what is encoded. */
const decoded = (word: string): string => {
  let text = word;
  for (let round = 0; round < 2 && text.includes("%"); round++) {
    text = text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return text;
};

/** A run of text without spaces or quotes that begins or ends as the key does: a partly masked key. */
const resembles = (word: string, form: string): boolean =>
  word.includes(form.slice(0, fragment)) || word.includes(form.slice(-fragment));

/**
 * Text from a server made fit for messages and files: whole and partly masked keys, also URL-encoded, in base64 or in hex,
 * bearer tokens and the credentials of URLs are taken out. Providers echo keys in their error bodies. Cut to `readable`
 * characters before anything else.
 */
export const redact = (given: string, secrets: readonly string[] = []): string => {
  const text = given.slice(0, readable);
  let clean = text.replaceAll(/(https?:\/\/)[^\s/@]{1,400}@/gi, `$1${mark}@`);
  for (const secret of secrets) {
    if (secret.length < fragment) continue;
    const forms = formsOf(secret);
    clean = clean.replaceAll(/[^\s"'`,;<>()]+/g, (word) => {
      const plain = decoded(word);
      return forms.some((form) => resembles(word, form) || resembles(plain, form)) ? mark : word;
    });
    // a key of quotes and brackets is no word
    for (const form of forms) clean = clean.replaceAll(form, mark);
  }
  for (const shape of keyShapes) clean = clean.replaceAll(shape, mark);
  return clean;
};

/** A model's answer without the key in any whole form; else as it is: it may be a program in which any short word matters. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap(formsOf)
    .filter((form) => form.length >= certainKey)
    .reduce((clean, form) => clean.replaceAll(form, mark), text);

/** Everything between `<name` and `</name`; after an open end, the rest. */
const withoutElement = (text: string, name: string): string => {
  const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()); // of the same length, as not all of Unicode is
  let kept = "";
  for (let at = 0; ;) {
    const open = lower.indexOf(`<${name}`, at);
    if (open === -1) return kept + text.slice(at);
    kept += `${text.slice(at, open)} `;
    const close = lower.indexOf(`</${name}`, open);
    if (close === -1) return kept;
    const end = lower.indexOf(">", close);
    if (end === -1) return kept;
    at = end + 1;
  }
};

/** One line of at most `limit` characters, markup and control characters gone: for a server's own words inside our message. */
export const excerpt = (text: string, { limit = 200 }: { limit?: number } = {}): string => {
  const line = withoutElement(withoutElement(text.slice(0, readable), "script"), "style")
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
};
