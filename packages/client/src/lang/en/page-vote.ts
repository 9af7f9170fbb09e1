export default {
  'vote.label': 'Vote for this page',
};
