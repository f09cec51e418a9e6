import { useId } from "preact/hooks";
import { linearScale } from "../../drawing/scale.ts";
import "./interval.css";

/** A mean with its interval on a scale that several of them share; `zero`: where a line stands. */
export const Interval = ({
  mean,
  interval,
  domain,
  zero,
  tone,
  label,
}: {
  mean: number;
  interval: readonly [number, number] | null;
  domain: readonly [number, number];
  zero?: number;
  tone: string;
  label: string;
}) => {
  const id = useId();
  const x = linearScale(domain, { range: [6, 194] });
  return (
    <svg class={`interval ${tone}`} viewBox="0 0 200 18" role="img" aria-labelledby={id}>
      <title id={id}>{label}</title>
      <line class="base" x1="0" x2="200" y1="9" y2="9" />
      {zero !== undefined && <line class="zero" x1={x(zero)} x2={x(zero)} y1="0" y2="18" />}
      {interval !== null && <line class="reach" x1={x(interval[0])} x2={x(interval[1])} y1="9" y2="9" />}
      <circle class="dot" cx={x(mean)} cy="9" r="4" />
    </svg>
  );
};
