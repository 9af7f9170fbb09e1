/** What was typed into a field of several, separated by commas, semicolons or lines; each once. */
export const entriesOf = (typed: string): string[] => [...new Set(typed.split(/[,;\n]/).map((entry) => entry.trim()).filter(Boolean))];
