export * from "./fixtures/certificate.ts";
export * from "./fixtures/change.ts";
export * from "./fixtures/forms.ts";
export * from "./fixtures/frame.ts";
export * from "./fixtures/mail.ts";
export * from "./fixtures/others.ts";
export * from "./fixtures/portfolio.ts";
export * from "./fixtures/sign.ts";
