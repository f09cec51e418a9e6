/** The encoding that a byte order mark or, without one, the XML declaration names; undefined for UTF-8. */
const encodingOf = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // "<?" in two bytes a character.
  if (first === 0x3c && second === 0) return "utf-16le";
  if (first === 0 && second === 0x3c) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase();
  return declared === undefined || /^utf-?8$|^us-ascii$/.test(declared) ? undefined : declared;
};

/**
 * An XML file as MuJoCo reads it, which takes every file for UTF-8: what is written in another encoding is put into that, its
 * declaration with it. Anything else comes back as it was.
 */
export const utf8Xml = (bytes: Uint8Array): Uint8Array => {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return bytes;
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // No text in that encoding, or no encoding: MuJoCo will say what it makes of it.
    return bytes;
  }
  if (!/^\s*</.test(text)) return bytes;
  return new TextEncoder().encode(text.replace(/^(\s*<\?xml[^>]*?\bencoding\s*=\s*["'])[\w.:-]+/, "$1UTF-8"));
};
