import { expect, guild, test } from "templateworker/testing";

const todo = async (path: string, options = {}) =>
  (await guild.member("alice").command(`todo ${path}`, options)).reply.content;

test("adds, lists and strikes out", async () => {
  expect(await todo("list")).toBe("Nothing to do.");
  expect(await todo("add", { text: "Paint the sign" })).toBe("Added as number 1.");
  await todo("add", { text: "Buy balloons" });
  expect(await todo("list")).toBe("1. Paint the sign\n2. Buy balloons");
  expect(await todo("done", { number: 1 })).toBe("Number 1 is done.");
  expect(await todo("done", { number: 1 })).toBe("There is no number 1.");
  expect(await todo("list")).toBe("2. Buy balloons");
});

test("keeps the order beyond ten", async () => {
  for (let number = 1; number <= 11; number++) await todo("add", { text: `Step ${number}` });
  expect((await todo("list")).split("\n").at(-1)).toBe("11. Step 11");
});
