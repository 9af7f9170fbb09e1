/** Two-sided, 90 %. */
const Z = 1.6448536269514722;

/**
 * Lower bound of Wilson's score interval for the share of those in favour (E. B. Wilson, 1927): what the share is at least,
 * given how few said something. 9 of 10 come behind 80 of 90; nobody at all is 0. With nobody in favour it would be 0 as well:
 * that falls below by the bound of the share against, so that the more are against, the further behind it comes.
 */
export function wilsonLowerBound(inFavour: number, all: number): number {
  if (inFavour === 0) return 0 - all / (all + Z * Z);
  const share = inFavour / all;
  const z2 = Z * Z;
  return (share + z2 / (2 * all) - Z * Math.sqrt((share * (1 - share) + z2 / (4 * all)) / all)) / (1 + z2 / all);
}
