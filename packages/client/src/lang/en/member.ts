export default {
  'member.title': 'Profile',
  'member.close': 'Close',
};
