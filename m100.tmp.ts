import { measure } from './scripts/rows/measure.ts';
const t = performance.now();
const rows = await measure(100_000);
for (const [name, r] of rows) if (/ballot|round|choice/.test(name)) console.log(name, r.read, '/', r.written);
console.log(Math.round((performance.now() - t) / 1000), 's');
