/** A path with its stops: the trail. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" className={className} aria-hidden>
      <rect width="20" height="20" rx="5" fill="var(--accent-solid)" />
      <path
        d="M6 5.5v6a3 3 0 0 0 3 3h1.5a3 3 0 0 0 3-3"
        stroke="white"
        strokeWidth="1.75"
        strokeLinecap="round"
        opacity="0.65"
      />
      <circle cx="6" cy="5.5" r="1.9" fill="white" />
      <circle cx="13.5" cy="9.5" r="2.4" fill="white" />
    </svg>
  )
}
