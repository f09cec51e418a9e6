import { timeText } from "../../core/format.ts";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const minute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const ago = (time: string, now: number): string => {
  const seconds = (now - Date.parse(time)) / 1000;
  if (seconds < 60) return "just now";
  if (seconds < 86_400)
    return `${timeText(seconds - (seconds % (seconds < 3600 ? 60 : 3600))).replace(/ 0 (?:s|min)$/, "")} ago`;
  return day.format(new Date(time));
};

/** A moment as people say it, its full date and time on hovering. `time`: ISO 8601; empty where it is not known. */
export const When = ({ time, as = "ago" }: { time: string; as?: "ago" | "minute" | "clock" }) => {
  if (time === "") return <span class="soft">–</span>;
  const date = new Date(time);
  const text = as === "ago" ? ago(time, Date.now()) : (as === "minute" ? minute : clock).format(date);
  return (
    <time dateTime={time} title={date.toLocaleString()}>
      {text}
    </time>
  );
};
