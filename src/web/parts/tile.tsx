import type { ComponentChildren } from "preact";

/** One of the figures that a page begins with, in a `<dl class="tiles">`. */
export const Tile = ({
  name,
  value,
  detail,
}: {
  name: string;
  value: ComponentChildren;
  detail?: ComponentChildren;
}) => (
  <div class="tile">
    <dt>{name}</dt>
    <dd>
      {value}
      {detail !== undefined && detail !== "" && <small>{detail}</small>}
    </dd>
  </div>
);
