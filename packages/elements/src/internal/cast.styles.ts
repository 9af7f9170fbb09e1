import { css } from 'lit';

/** What votes look like that wait for the network: adopted with the code that lets them wait. */
export const waitStyles = css`
  /* An outage lasts: what waits stands on a row of its own instead of covering its neighbours. */
  li > .waits {
    display: contents;
  }
  li > .waits button {
    align-self: start;
  }
  li > .waits .why {
    position: static;
    order: 1;
    grid-column: 1 / -1;
    max-inline-size: none;
    margin-block-start: 8px;
  }
`;
