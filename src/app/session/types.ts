/** One answer among several, and what it means. */
export type Option = { value: string; label: string; hint?: string };

/**
 * Whoever answers in a session: a terminal, lines of a pipe, a page, a script of a test. A question that is no longer
 * wanted (the run was interrupted) or that nobody will answer (they left) rejects.
 */
export type Person = {
  tell(text: string): void;
  /** They answer through the run's inbox: what is asked here is answered there. */
  isElsewhere?: true;
  /** A conversation begins; the returned function ends it. */
  enter(): () => void;
  /** The value of one option. `signal`: aborted once it was answered elsewhere, and the question is no longer wanted. */
  choose(question: { message: string; options: readonly Option[]; signal?: AbortSignal }): Promise<string>;
  /** A text that `problem` has nothing against; empty: nothing, after all. */
  write(question: { message: string; example: string; problem(text: string): string | null }): Promise<string>;
  /** Opens a page where they can look at it; false where there is nothing that shows one. */
  show(file: string): Promise<boolean>;
  /** Lets them change a file; its content afterwards. */
  edit(file: string): Promise<string>;
};
