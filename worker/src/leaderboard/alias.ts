import type { Words } from '@cocarde/contract/members.ts';

// Trees, all masculine in French, and adjectives that say nothing of a person.
const TREES = [
  ['Érable', 'maple'], ['Cèdre', 'cedar'], ['Hêtre', 'beech'], ['Bouleau', 'birch'], ['Chêne', 'oak'], ['Tilleul', 'linden'], ['Olivier', 'olive'], ['Frêne', 'ash'],
  ['Sapin', 'fir'], ['Pin', 'pine'], ['Saule', 'willow'], ['Orme', 'elm'], ['Noyer', 'walnut'], ['Peuplier', 'poplar'], ['Charme', 'hornbeam'], ['Mélèze', 'larch'],
  ['Cyprès', 'cypress'], ['Figuier', 'fig'], ['Pommier', 'apple tree'], ['Poirier', 'pear tree'], ['Cerisier', 'cherry tree'], ['Prunier', 'plum tree'], ['Châtaignier', 'chestnut'], ['Platane', 'plane tree'],
  ['Acacia', 'acacia'], ['Aulne', 'alder'], ['Buis', 'boxwood'], ['Houx', 'holly'], ['Sorbier', 'rowan'], ['Laurier', 'laurel'], ['Séquoia', 'sequoia'], ['Genévrier', 'juniper'],
] as const;
const SIGHTS = [
  ['bleu', 'Blue'], ['vert', 'Green'], ['doré', 'Golden'], ['argenté', 'Silver'], ['clair', 'Bright'], ['calme', 'Calm'], ['vif', 'Lively'], ['discret', 'Quiet'],
  ['ambré', 'Amber'], ['azur', 'Azure'], ['indigo', 'Indigo'], ['corail', 'Coral'], ['turquoise', 'Turquoise'], ['violet', 'Violet'], ['rouge', 'Red'], ['blanc', 'White'],
  ['du nord', 'Northern'], ['du sud', 'Southern'], ['de mai', 'May'], ['de juin', 'June'], ['du lac', 'Lakeside'], ['du rivage', 'Shore'], ['des collines', 'Hillside'], ['des prés', 'Meadow'],
  ['du matin', 'Morning'], ['du soir', 'Evening'], ['des neiges', 'Snowy'], ['des brumes', 'Misty'], ['du vallon', 'Valley'], ['des dunes', 'Dune'], ['du jardin', 'Garden'], ['du verger', 'Orchard'],
] as const;

/** Invented name of a member: the same in every answer, and without the community's key not to be traced back. */
export function aliasOf(key: string, member: number): Words {
  const hash = sipHash(key, member);
  const [fr, en] = TREES[Number(hash & 31n)]!;
  const [vu, seen] = SIGHTS[Number((hash >> 5n) & 31n)]!;
  // A number as well: a thousand pairs would soon meet twice on one page.
  const number = 2 + Number((hash >> 10n) % 98n);
  return { fr: `${fr} ${vu} ${number}`, en: `${seen} ${en} ${number}` };
}

const MASK = (1n << 64n) - 1n;
const rotate = (x: bigint, bits: bigint) => ((x << bits) | (x >> (64n - bits))) & MASK;

/**
 * SipHash-2-4 of one 64-bit number under a key of 32 hexadecimal digits (Aumasson and Bernstein, 2012): a keyed
 * function whose outputs say nothing of the key, and unlike the platform's it answers at once.
 */
export function sipHash(key: string, message: number): bigint {
  const [k0, k1] = [littleEndian(key.slice(0, 16)), littleEndian(key.slice(16, 32))];
  let [v0, v1, v2, v3] = [k0 ^ 0x736f6d6570736575n, k1 ^ 0x646f72616e646f6dn, k0 ^ 0x6c7967656e657261n, k1 ^ 0x7465646279746573n];
  const rounds = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      v0 = (v0 + v1) & MASK; v1 = rotate(v1, 13n) ^ v0; v0 = rotate(v0, 32n);
      v2 = (v2 + v3) & MASK; v3 = rotate(v3, 16n) ^ v2;
      v0 = (v0 + v3) & MASK; v3 = rotate(v3, 21n) ^ v0;
      v2 = (v2 + v1) & MASK; v1 = rotate(v1, 17n) ^ v2; v2 = rotate(v2, 32n);
    }
  };
  // The last block carries the length of the message, eight bytes, in its highest byte.
  for (const block of [BigInt(message), 8n << 56n]) {
    v3 ^= block;
    rounds(2);
    v0 ^= block;
  }
  v2 ^= 0xffn;
  rounds(4);
  return v0 ^ v1 ^ v2 ^ v3;
}

function littleEndian(hex: string): bigint {
  return BigInt(`0x${hex.match(/../g)!.reverse().join('')}`);
}
