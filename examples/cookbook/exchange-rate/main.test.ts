import { calls, clock, expect, fetchMock, guild, test } from "templateworker/testing";

const URL = "https://api.frankfurter.dev/v1/latest?base=EUR&symbols=USD";

const rate = () => guild.member("alice").command("rate", { from: "eur", to: "usd" });

test("asks the service, and asks again only after an hour", async () => {
  await fetchMock(URL, { json: { base: "EUR", rates: { USD: 1.08 } } });
  expect((await rate()).reply.content).toBe("1 EUR is 1.08 USD.");
  await rate();
  expect(calls("fetch.request")).toHaveLength(1);

  await clock.advance("1h");
  await fetchMock(URL, { json: { base: "EUR", rates: { USD: 1.1 } } });
  expect((await rate()).reply.content).toBe("1 EUR is 1.1 USD.");
});

test("says so when the service refuses", async () => {
  await fetchMock(URL, { status: 404, json: { message: "not found" } });
  expect((await rate()).reply).toMatchObject({ content: "The bank does not tell.", ephemeral: true });
});
