/** One thing that is not as it should be; printed as one line. */
export type Finding = {
  /** below the root, with forward slashes */
  file: string;
  rule: string;
  message: string;
};
