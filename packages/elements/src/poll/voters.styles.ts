import { css } from 'lit';

export const votersStyles = css`
  :host {
    display: block;
  }
  li {
    padding-block: 3px;
  }
  li span:first-of-type {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .avatar {
    inline-size: 26px;
    block-size: 26px;
  }
`;
