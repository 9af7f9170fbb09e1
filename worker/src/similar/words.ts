/** Words that say nothing of what a title is about, in French and English, without accents; single letters do not either. */
const SMALL = new Set(`
  ai as au aux avec avoir ca ce ces cet cette chaque chez comme comment dans de des deux dont donc du elle elles en entre est et eu
  etre faire fait faut il ils je la le les leur leurs lors lui ma mais me meme mes moins mon ne nos notre nous on ont ou par pas
  peut peuvent plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi sa sans se selon ses si sommes son sont sous
  sur ta te tes ton tous tout toute toutes tres tu un une va vers vos votre vous
  about all also am an and any are at be been but by can could did do does for from had has have he her his how if in into is it
  its let me more my no not of off or our out she should so some than that the their them then there these they this those to too
  up us was we were what when where which who why will with would you your
`.trim().split(/\s+/));

/** Small letters without accents, ligatures opened. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss');
}

/** The words of a title that tell what it is about, each once; all of them where none does. */
export function words(title: string): string[] {
  const all = [...new Set(folded(title).match(/[\p{L}\p{N}]+/gu) ?? [])];
  const telling = all.filter((word) => !SMALL.has(word) && !/^[a-z]$/.test(word));
  return telling.length ? telling : all;
}

/** Every three characters that stand together in a word, the spaces around it among them. */
export function trigrams(word: string): string[] {
  const characters = [' ', ...word, ' '];
  return characters.slice(2).map((_, i) => characters.slice(i, i + 3).join(''));
}
