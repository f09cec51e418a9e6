/** Numbers out of base64 of little-endian single precision; none where the text holds no whole count of them. */
export const readNumbers = (text: string): Float32Array => {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.length % 4 === 0 ? new Float32Array(bytes.buffer) : new Float32Array();
};
