export default {
  'toast.unit': { one: 'point', other: 'points' },
  'toast.badge': 'badge “{name}” earned',
  'toast.level': 'level {n} reached: {name}',
  'toast.pending': 'waiting for approval',
  'toast.thanks': 'Thank you for your contribution.',
  'toast.undone': 'Taken back with what you withdrew.',
  'toast.dismiss': 'Dismiss this message',
};
