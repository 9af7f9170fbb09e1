export default {
  'inbox.title': 'Messages',
  'inbox.unread': { one: 'Messages, {n} unread', other: 'Messages, {n} unread' },
  'inbox.many': { one: 'Messages, more than {n} unread', other: 'Messages, more than {n} unread' },
  'inbox.quiet': 'Messages, quiet hours',
};
