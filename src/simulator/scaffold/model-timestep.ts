/**
 * The model with another time step, said by an `<option>` of its own at the end: MuJoCo takes sections more than once, and the
 * last word counts. The author's text stays as it was.
 */
export const withOption = (xml: string, { timestep }: { timestep: number }): string => {
  const end = xml.lastIndexOf("</mujoco");
  if (end < 0) return xml;
  return `${xml.slice(0, end)}  <!-- Added by env new: at the model's own time step random actions made the simulation unstable. -->\n  <option timestep="${timestep}"/>\n${xml.slice(end)}`;
};
