/** What a page gets from the router. Own type, because the generated one exists only after a build. */
export type PageProps<Params = Record<never, never>> = {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
