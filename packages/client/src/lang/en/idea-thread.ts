export default {
  'thread.since': 'since {date}',
  'thread.owner': 'in charge:',
};
