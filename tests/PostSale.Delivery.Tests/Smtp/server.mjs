// A mail server as the tests ask for it: prints its port, then each mail it takes, one line of JSON each.
//   node server.mjs '{"mode":"implicit|starttls|none","cert":FILE,"key":FILE,"user":"","password":""}'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { SMTPServer } = createRequire(import.meta.url)(process.argv[3]);
const options = JSON.parse(process.argv[2]);
const server = new SMTPServer({
  secure: options.mode === "implicit",
  hideSTARTTLS: options.mode === "none",
  allowInsecureAuth: options.mode === "none",
  authOptional: !options.user,
  cert: options.cert && readFileSync(options.cert),
  key: options.key && readFileSync(options.key),
  onAuth(auth, session, done) {
    const known = auth.username === options.user && auth.password === options.password;
    done(known ? null : new Error("Invalid username or password"), { user: auth.username });
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", chunk => chunks.push(chunk));
    stream.on("end", () => {
      console.log(JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(one => one.address),
        user: session.user ?? "",
        secure: session.secure,
        raw: Buffer.concat(chunks).toString("base64"),
      }));
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
// The test that started it holds the other end.
process.stdin.on("end", () => process.exit(0)).resume();
