import { Link } from '@backstage/core-components';

/** Headwater's mark, which leads home. */
export function Logo() {
  return (
    <Link to="/data" aria-label="Headwater" underline="none" style={{ padding: '20px 24px 12px', display: 'block' }}>
      <svg width="24" height="24" viewBox="0 0 32 32" fill="none" stroke="#9bf0e1" strokeWidth="3" strokeLinecap="round">
        <path d="M5 27V15a11 11 0 0 1 22 0v12" />
        <path d="M12 27V16a4 4 0 0 1 8 0v11" />
      </svg>
    </Link>
  );
}
