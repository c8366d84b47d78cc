/** Text to copy into a terminal or a program; scrolls by itself, also by keyboard. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="mt-4 overflow-x-auto rounded-md bg-panel p-4">
      <pre className="text-sm">
        <code>{children}</code>
      </pre>
    </section>
  );
}
