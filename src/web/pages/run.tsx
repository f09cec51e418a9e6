import type { PageProps } from "../pages.ts";

export const Page = ({ parameters: { name = "" } }: PageProps) => <h1 class="mono">{name}</h1>;
