/** Two-sided, 90 %. */
const Z = 1.6448536269514722;

/**
 * Lower bound of Wilson's score interval for the share of those in favour (E. B. Wilson, 1927): what the share is at least,
 * given how few said something. 9 of 10 come behind 80 of 90; nobody in favour is 0, and so is nobody at all.
 */
export function wilsonLowerBound(inFavour: number, all: number): number {
  if (inFavour === 0) return 0;
  const share = inFavour / all;
  const z2 = Z * Z;
  return (share + z2 / (2 * all) - Z * Math.sqrt((share * (1 - share) + z2 / (4 * all)) / all)) / (1 + z2 / all);
}
