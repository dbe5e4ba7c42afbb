import type { Child } from "hono/jsx";
import { namesOf } from "../../lib/names-of.ts";
import { Icon, Mark } from "./icon.tsx";
import type { Rich } from "./rich.tsx";
import { RichText } from "./rich.tsx";
import type { IconName, MarkName } from "./shapes.ts";

/** What happened, what is safe, what to do. `alert` ones are read out at once. */
export interface NoticeModel {
  tone: "plain" | "risk" | "lapsed" | "adopted" | "unknown";
  title: string;
  text?: Rich | undefined;
  link?: { label: string; href: string } | undefined;
  isAlert?: boolean | undefined;
}

const shapes: Record<NoticeModel["tone"], { mark: MarkName } | { icon: IconName }> = {
  plain: { icon: "info" },
  risk: { mark: "risk" },
  lapsed: { icon: "alert" },
  adopted: { mark: "adopted" },
  unknown: { mark: "unknown" },
};

export const noticeTones = namesOf(shapes);

export const Notice = ({ notice, children }: { notice: NoticeModel; children?: Child }) => {
  const shape = shapes[notice.tone];
  const role = notice.isAlert === true ? { role: "alert" } : {};
  return (
    <div class={`notice ${notice.tone}`} {...role}>
      {"mark" in shape ? <Mark name={shape.mark} /> : <Icon name={shape.icon} />}
      <p>
        <b>{notice.title}</b>
      </p>
      {notice.text === undefined ? null : (
        <p class="small">
          <RichText text={notice.text} />
        </p>
      )}
      {notice.link === undefined ? null : (
        <p class="small">
          <a href={notice.link.href}>{notice.link.label}</a>
        </p>
      )}
      {children === undefined ? null : <div class="row actions">{children}</div>}
    </div>
  );
};
