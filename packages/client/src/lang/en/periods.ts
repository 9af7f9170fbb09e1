export default {
  'periods.previous': 'Earlier',
  'periods.next': 'Later',
};
