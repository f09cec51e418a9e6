import type { CandidateDetail } from "../../server/views/candidate/types.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { TabList, TabPanel, type Tab } from "../parts/tab-list.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Changes } from "./candidate/changes.tsx";
import { Head } from "./candidate/head.tsx";
import { Played } from "./candidate/played.tsx";
import { Prompts } from "./candidate/prompts.tsx";
import { Reward } from "./candidate/reward.tsx";
import { Training } from "./candidate/training.tsx";
import { Why } from "./candidate/why.tsx";
import "./candidate/candidate.css";

const names = ["reward", "changes", "training", "why", "episodes", "prompts"] as const;
type Name = (typeof names)[number];

const tabsOf = ({ changes, line, learning, findings, asked, refusals }: CandidateDetail): Tab<Name>[] => [
  { name: "reward", label: "Reward" },
  ...(changes.length + line.steps.length > 0 ? [{ name: "changes" as const, label: "Changes" }] : []),
  ...(learning === null ? [] : [{ name: "training" as const, label: "Training" }]),
  ...(findings.length > 0 ? [{ name: "why" as const, label: "Why", count: findings.length }] : []),
  ...(learning === null ? [] : [{ name: "episodes" as const, label: "Episodes" }]),
  ...(asked.length + refusals.length > 0
    ? [{ name: "prompts" as const, label: asked.length > 0 ? "Prompts" : "Refusals" }]
    : []),
];

export const Page = ({ parameters: { name = "", id = "" } }: PageProps) => {
  const address = `/api/runs/${encodeURIComponent(name)}/candidates/${encodeURIComponent(id)}`;
  const { data, refusal } = useView<CandidateDetail>(address, { runs: [name] });
  const [wanted, setWanted] = useParameter("tab", "reward");
  if (data === null) return refusal && <Problem {...refusal} />;
  const tabs = tabsOf(data);
  const current = tabs.find((tab) => tab.name === wanted)?.name ?? "reward";
  return (
    <div class="candidate-page">
      <Head run={name} detail={data} />
      <TabList tabs={tabs} current={current} onChoose={setWanted} label={`What is known of ${id}`} />
      <TabPanel current={current}>
        {current === "reward" && <Reward detail={data} />}
        {current === "changes" && <Changes run={name} detail={data} />}
        {current === "training" && <Training detail={data} />}
        {current === "why" && <Why run={name} detail={data} />}
        {current === "episodes" && <Played run={name} detail={data} />}
        {current === "prompts" && <Prompts run={name} detail={data} />}
      </TabPanel>
    </div>
  );
};
