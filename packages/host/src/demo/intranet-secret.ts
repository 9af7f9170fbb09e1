import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IntranetKey } from '@cocarde/examples/intranet/token.ts';

const fileIn = (dataDir: string) => join(dataDir, 'intranet.json');

/** The demo intranet's key, made before the first start. @throws when the demo was never created. */
export async function readIntranetKey(dataDir: string): Promise<IntranetKey> {
  return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as IntranetKey;
}

/** The same, made when it is missing, for its owner's eyes only. */
export async function readOrMakeIntranetKey(dataDir: string, of: Omit<IntranetKey, 'secret'>): Promise<IntranetKey> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const key: IntranetKey = { ...of, secret: randomBytes(32).toString('base64url') };
  try {
    await writeFile(fileIn(dataDir), `${JSON.stringify(key, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readIntranetKey(dataDir);
  }
}
