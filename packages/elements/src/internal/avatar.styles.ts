import { css } from 'lit';

/** White letters have 4.5:1 or more on every tint. */
export const avatarStyles = css`
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--sunken);
    color: #fff;
    font-size: 12px;
    font-weight: 650;
  }
  .avatar svg {
    inline-size: 18px;
    color: var(--muted);
  }
  .tint0 {
    background: #0f766e;
  }
  .tint1 {
    background: #9d174d;
  }
  .tint2 {
    background: #4338ca;
  }
  .tint3 {
    background: #b45309;
  }
  .tint4 {
    background: #166534;
  }
  .tint5 {
    background: #86198f;
  }
  .tint6 {
    background: #1d4e89;
  }
  .tint7 {
    background: #475569;
  }
`;
