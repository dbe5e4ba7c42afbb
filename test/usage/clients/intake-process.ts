import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { usageIntake } from "../../../api/usage/intake.ts";
import { openDatabase } from "../../../store/database.ts";

// Run as a program, to be killed: intake alone, over the database it is given. Prints its port.

const db = openDatabase({ url: process.argv[2] ?? "" });
const app = new Hono();
app.route("/", usageIntake({ db, secret: "secret of the tests", url: "http://127.0.0.1", now: Date.now }));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
server.once("listening", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
