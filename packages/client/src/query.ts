/** `?sort=new&q=live`, or nothing; what is empty is left out. */
export function query(wish: object): string {
  const given = Object.entries(wish).filter(([, value]) => value);
  return given[0] ? `?${new URLSearchParams(given)}` : '';
}
