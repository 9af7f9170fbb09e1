import { css } from 'lit';

export const avatarStyles = css`
  .avatar {
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
    font-weight: 650;
    text-transform: uppercase;
  }
`;
