import { discord, fetch as get, HostCallError, kv, on, Permissions, type Response as Answer } from "templateworker";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_yes: Same<A, B>): void {}

on("GUILD_MEMBER_ADD", async ({ user }) => {
  const answer: Response = await fetch("https://example.com");
  same<Response, Answer>(true);
  const found: unknown = answer;
  if (found instanceof Response) found.headers.get("content-type");
  const headers: Headers = new Headers({ accept: "text/plain" });
  if (found instanceof Headers) found.forEach((value, name) => value + name);
  const init: RequestInit = { method: "POST", headers, body: new URLSearchParams({ a: "b" }) };
  await get(new URL("https://example.com"), init);
  same<ReturnType<typeof URL.parse>, URL | null>(true);
  same<ReturnType<typeof URL.canParse>, boolean>(true);
  await discord.timeoutMember(user.id, new Date(Date.now() + 60_000), "Be quiet.");
  await discord.timeoutMember(user.id, null);
  Permissions.has(8, "BAN_MEMBERS");
  Permissions.has("8", Permissions.BAN_MEMBERS | Permissions.KICK_MEMBERS);
  await new Promise((done) => setTimeout(done, 5));
  setTimeout((name: string) => name.length, 5, "x");
  // @ts-expect-error answers come from fetch
  new Response("text");
  // @ts-expect-error errors of host calls come from host calls
  new HostCallError("text");
  // @ts-expect-error a body is no object; use JSON.stringify
  await fetch("https://example.com", { method: "POST", body: { a: 1 } });
  // @ts-expect-error what is no address may be null
  URL.parse("x").href;
  // @ts-expect-error a function cannot be stored
  await kv.set("k", { greet: () => "Hello" });
  // @ts-expect-error undefined cannot be stored
  await kv.set("k", undefined);
  // @ts-expect-error a value may not be there
  (await kv.get<number>("k")) + 1;
});
