import {
  discord,
  kv,
  on,
  Permissions,
  HostCallError,
  limits,
  settings,
  fetch,
  log,
  tenant,
  Vector,
  Duration,
  type ActionRow,
  type KvRecord,
} from "templateworker";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_yes: Same<A, B>): void {}
interface Warning {
  reason: string;
  by?: string;
  at: Date;
  pos: Vector;
  list: number[];
}
on("MESSAGE_CREATE", async (m) => {
  await discord.createMessage(m.channel_id, "hi");
  await discord.createMessage(m.channel_id, {
    content: m.author.username,
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: "A", custom_id: "a" },
          { type: 2, style: 5, url: "https://x", label: "B" },
        ],
      },
    ],
  });
  await discord.createMessage(m.channel_id, {
    // @ts-expect-error a button needs an id
    components: [{ type: 1, components: [{ type: 2, style: 1, label: "A" }] }],
  });
  // @ts-expect-error unknown field
  await discord.createMessage(m.channel_id, { contents: "a" });
  const may = await discord.can("@me", m.channel_id, ["SEND_MESSAGES", Permissions.ATTACH_FILES]);
  same<typeof may, boolean>(true);
  if (m.member) await discord.can({ ...m.member, user: m.author }, m.channel_id, "MANAGE_MESSAGES");
  // @ts-expect-error no such permission
  await discord.can("@me", m.channel_id, "SEND_MESAGES");
  // @ts-expect-error a message's member comes without its user
  if (m.member) await discord.can(m.member, m.channel_id, "MANAGE_MESSAGES");
  await discord.createMessage(m.channel_id, {
    flags: 32768,
    components: [
      {
        type: 17,
        accent_color: 1,
        components: [
          { type: 10, content: "x" },
          {
            type: 9,
            components: [{ type: 10, content: "y" }],
            accessory: { type: 11, media: { url: "https://x" } },
          },
        ],
      },
    ],
  });
  await discord.createChannel({
    name: "x",
    permission_overwrites: [
      {
        id: tenant.id,
        type: 0,
        deny: Permissions.VIEW_CHANNEL,
        allow: Permissions.SEND_MESSAGES | Permissions.ADD_REACTIONS,
      },
    ],
  });
  const c = await discord.getChannel("1");
  if (c.type === 11 || c.type === 12) c.thread_metadata.archived;
  else same<typeof c extends { thread_metadata: unknown } ? 1 : 0, 0>(true);
  const w: Warning = { reason: "a", at: new Date(), pos: new Vector(1, 2, 3), list: [1] };
  await kv.set("w", w, { ttl: 60, scopes: ["a"] });
  await kv.set("m", new Map([["a", 1]]));
  await kv.set("o", { a: 1, b: [1n, null, true], c: { d: new Uint8Array(1) } });
  await kv.set("n", null);
  // @ts-expect-error functions cannot be stored
  await kv.set("f", { a: () => {} });
  // @ts-expect-error undefined cannot be stored
  await kv.set("u", undefined);
  const g = await kv.get<Warning>("w");
  same<typeof g, Warning | null>(true);
  const page = await kv.find<Warning>({ prefix: "a" });
  same<(typeof page.items)[number], KvRecord<Warning>>(true);
  same<Awaited<ReturnType<typeof kv.setIf>>, boolean>(true);
  await kv.setIf("a", 1, { absent: true });
  // @ts-expect-error false is no condition
  await kv.setIf("a", 1, { absent: false });
  const t = await kv.transaction([
    { check: "a", absent: true },
    { increment: "b", by: 2 },
    { delete: "c" },
    { set: "d", value: 1, ttl: 3 },
  ]);
  if (t.committed) {
    const [a, b, c2, d] = t.results;
    same<typeof b, number>(true);
    same<typeof c2, boolean>(true);
    same<typeof a, true>(true);
    same<typeof d, null>(true);
  } else same<typeof t.failed, number>(true);
  const top = await kv.sorted("xp").top({ limit: 5 });
  top[0]?.rank;
  const n: number = await kv.increment("x");
  same<typeof settings.greeting, string>(true);
  // @ts-expect-error settings cannot be changed
  settings.greeting = "x";
  // @ts-expect-error no such setting
  settings.other;
  try {
    await discord.banMember(m.author.id, { delete_message_seconds: 60 }, "spam");
  } catch (error) {
    if (error instanceof HostCallError && error.name === "RateLimitError") {
      same<typeof error.retryAfter, number>(true);
    }
    if (error instanceof HostCallError && error.name === "FetchError") same<typeof error.code extends string ? 1 : 0, 1>(true);
    if (error instanceof HostCallError && error.name === "DiscordError" && error.code === 50013)
      log.warn(error.message);
  }
  const r = await fetch("https://x", { method: "POST", headers: { a: "b" }, body: JSON.stringify({}) });
  const j = await r.json<{ a: number }>();
  j.a.toFixed();
  (await limits()).rates[0]?.remaining;
  setTimeout(() => {}, 5);
  await new Promise((done) => setTimeout(done, 1000));
  setTimeout((who: string) => who, 5, "alice");
  await fetch("https://x", { headers: new Headers({ a: "b" }) });
  console.log(
    crypto.randomUUID(),
    btoa("x"),
    new URL("https://x").searchParams.get("a"),
    structuredClone({ a: 1 }).a,
    new TextDecoder().decode(new TextEncoder().encode("x")),
  );
  // @ts-expect-error there is no window
  window;
  // @ts-expect-error there is no process
  process;
  const row: ActionRow = {
    type: 1,
    components: [{ type: 3, custom_id: "s", options: [{ label: "a", value: "a" }] }],
  };
  await discord.editChannel("1", { archived: true });
  await discord.createThread("1", { name: "x", type: 12 });
  await discord.createThread("1", { name: "x", message: { content: "first" } });
  for (const [k, v] of r.headers) log.info(k, v);
  if (Permissions.has("8", "ADMINISTRATOR")) return n;
  return row;
});
