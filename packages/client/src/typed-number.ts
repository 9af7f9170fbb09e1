/** Undefined when nothing was typed, NaN when it is no whole number. Minus signs and spaces as people and programs write them. */
export function numberOf(typed = ''): number | undefined {
  const plain = typed.replace(/\s/g, '').replace(/^[−–]/, '-');
  return plain === '' ? undefined : /^[-+]?\d+$/.test(plain) ? Number(plain) : NaN;
}

/** A share of 1 from what was typed in per cent, `66,7`; undefined and NaN as above. */
export function shareOf(typed = ''): number | undefined {
  const plain = typed.replace(/[\s%]/g, '').replace(',', '.');
  return plain === '' ? undefined : /^\d+(\.\d+)?$/.test(plain) ? Number((Number(plain) / 100).toFixed(6)) : NaN;
}
