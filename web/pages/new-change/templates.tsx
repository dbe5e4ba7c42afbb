import { Notice } from "../../kit/notice.tsx";
import type { NewChangeModel } from "./model.ts";

/** What there is to begin from. Offered first: whoever begins with an empty page forgets half. */
export const TemplateOffer = ({ model }: { model: NewChangeModel }) => {
  const { template } = model.form;
  const chosen = model.templates.find(({ id }) => id === template);
  if (model.mode.kind === "new" && chosen !== undefined)
    return (
      <div class="flash">
        <Notice
          notice={{
            tone: "plain",
            title: `This begins from “${chosen.name}”.`,
            text: "Roles, rules and steps are filled in. Name the people, and take out what does not fit.",
            link: { label: "Choose another template, or none", href: "/changes/new" },
          }}
        />
      </div>
    );
  if (model.mode.kind !== "new" || template !== "" || model.templates.length === 0) return null;
  return (
    <section class="part flash" id="templates" aria-labelledby="templates-title">
      <div class="part-head">
        <h2 id="templates-title">Begin from a template</h2>
        <p class="muted small">
          Each knows who is usually asked, what to measure and what is easily forgotten. Or write below without one.
        </p>
      </div>
      <dl class="part-body answers">
        {model.templates.map(({ id, name, about }) => (
          <div>
            <dt>
              <a href={`/changes/new?template=${encodeURIComponent(id)}`}>{name}</a>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
