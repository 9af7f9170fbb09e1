/** Letters and lines of a text that a list shows at first. */
const LETTERS = 260;
const LINES = 5;

/** How a text begins, whole words and an ellipsis; all of it where that is little longer. */
export function beginning(text: string): string {
  const lines = text.split('\n').slice(0, LINES).join('\n');
  if (lines === text && text.length <= LETTERS * 1.2) return text;
  const cut = lines.length > LETTERS ? lines.slice(0, LETTERS).replace(/\s+\S*$/, '') : lines;
  return `${cut.trimEnd()}…`;
}
