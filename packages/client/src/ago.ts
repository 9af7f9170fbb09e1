const STEPS = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;

/** `il y a 2 jours`. Under a minute is "now": a page that counts seconds moves under its reader. */
export function ago(at: number, lang: string): string {
  const seconds = Math.max(0, Date.now() - at) / 1_000;
  const [unit, size] = STEPS.find(([, size]) => seconds >= size) ?? (['second', Infinity] as const);
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
}
