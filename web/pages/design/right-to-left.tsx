import { Bullet } from "../../kit/bullet.tsx";
import { Facts } from "../../kit/facts.tsx";
import { FieldRow } from "../../kit/form.tsx";
import { Ladder } from "../../kit/ladder.tsx";
import type { Moment } from "../../kit/moment.ts";
import { Notice } from "../../kit/notice.tsx";
import { ladder, Specimen } from "./specimen.tsx";

/** The same components with Arabic words in them, whatever the direction of the page. */
export const RightToLeft = ({ moment }: { moment: Moment }) => (
  <Specimen name="In Arabic" note="Texts of people in other scripts stand as they were written, mixed ones too.">
    <div dir="rtl" class="stack">
      <div lang="ar" class="stack">
        <Notice notice={{ tone: "risk", title: "لم يُسجَّل القرار.", text: "نصك لا يزال هنا." }} />
        <Facts
          facts={[
            { term: "المالك", text: "ليلى حداد" },
            { term: "مطلوب قبل", text: "CHG-27, 13 August" },
          ]}
        />
        <FieldRow
          field={{
            kind: "text",
            name: "rtl",
            label: "ما الذي يتغير؟",
            help: "حتى يعرف الناس على ماذا يوافقون.",
            error: "هذا مطلوب.",
          }}
        />
        <FieldRow
          field={{ kind: "choice", name: "rtl-choice", label: "الفريق", options: [{ value: "a", label: "المبيعات" }] }}
        />
      </div>
      <Bullet
        bullet={{ reading: { kind: "rate", tone: "risk", counted: 25, judged: 61, previous: 0.5 }, threshold: 0.8 }}
        moment={moment}
      />
      <Ladder ladder={ladder} />
    </div>
  </Specimen>
);
