// Text of a program as people may see it: the rule of the command line
// (Support/ProgramText.h), so that no name can turn around what stands beside
// it, forge a line or hide.

/** Control characters, what formats text or takes no room, line separators, and
 * what is no character. A soft hyphen is one that can be seen. */
const hiddenCharacter = "(?!\u00ad)[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]";
const hidden = new RegExp(hiddenCharacter, "gu");
// In JSON, which breaks lines between values, and has escapes; `<` is written as
// one in a page.
const maybeHidden = new RegExp(`\\\\(?:u(?!003c)|[bfnrt])|(?!\n)${hiddenCharacter}`, "u");

const encoder = new TextEncoder();

/** Every byte of a character that cannot be shown: `\E2\80\AE`. */
function escape(character: string): string {
  return [...encoder.encode(character)]
    .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

export function toVisible(text: string): string {
  return text.replace(hidden, escape);
}

/** Makes all texts in a value that was read from JSON visible, in place. */
export function makeVisible(value: unknown): unknown {
  if (typeof value === "string") return toVisible(value);
  if (typeof value !== "object" || value === null) return value;
  const parent = value as Record<string, unknown>;
  for (const key of Object.keys(parent)) {
    const child = parent[key];
    if (typeof child === "string" || typeof child === "object") parent[key] = makeVisible(child);
  }
  return value;
}

/** Whether texts in this JSON may have something to hide. Most have not, and
 * large ones take long to be searched for it. */
export function mayHide(json: string): boolean {
  return maybeHidden.test(json);
}
