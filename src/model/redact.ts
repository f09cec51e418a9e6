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

/** A run of text without spaces or quotes that begins or ends as the key does: a partly masked key. */
const resembles = (word: string, secret: string): boolean =>
  word.includes(secret.slice(0, fragment)) || word.includes(secret.slice(-fragment));

/**
 * Text from a server made fit for messages and files: whole and partly masked keys, bearer tokens and the
 * credentials of URLs are taken out. Providers echo keys in their error bodies (reliability notes §5.3).
 */
export const redact = (text: string, secrets: readonly string[] = []): string => {
  let clean = text.replaceAll(/(https?:\/\/)[^\s/@]+@/gi, `$1${mark}@`);
  for (const secret of secrets) {
    if (secret.length < fragment) continue;
    clean = clean.replaceAll(secret, mark);
    clean = clean.replaceAll(/[^\s"'`,;<>()]+/g, (word) => (resembles(word, secret) ? mark : word));
  }
  for (const shape of keyShapes) clean = clean.replaceAll(shape, mark);
  return clean;
};

/** A model's answer without the key; else as it is: it may be a program in which any short word matters. */
export const withoutKey = (text: string, { key }: { key: string }): string =>
  key.length < certainKey ? text : text.replaceAll(key, mark);

/** One line of at most `limit` characters, markup and control characters gone: for a server's own words inside our message. */
export const excerpt = (text: string, { limit = 200 }: { limit?: number } = {}): string => {
  const line = text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
};
