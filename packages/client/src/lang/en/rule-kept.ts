export default {
  'rules.burst': { one: 'After {n} act in {minutes} min for one person, the next ones wait for approval.', other: 'After {n} acts in {minutes} min for one person, the next ones wait for approval.' },
  'rules.reciprocity': { one: 'Support returned within {n} day counts for {share}%.', other: 'Support returned within {n} days counts for {share}%.' },
  'rules.after': 'Only after: {list}.',
  'rules.boost': 'Counts ×{factor} from {from} to {to}.',
  'rules.boostDay': 'Counts ×{factor} on {from}.',
  'rules.attribute': 'Only where {name} is: {list}.',
};
