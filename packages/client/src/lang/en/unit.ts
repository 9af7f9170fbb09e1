export default {
  unit: { one: 'point', other: 'points' },
};
