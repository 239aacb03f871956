using System.Globalization;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class MatcherTests(RunnerFixture runner)
{
    const string Template = "export {};";

    [Fact]
    public Task Each_matcher_accepts_what_it_is_for() => runner.PassesAsync(Template, """
        expect(1).toBe(1);
        expect(NaN).toBe(NaN);
        expect(0).not.toBe(-0);
        expect({}).not.toBe({});
        expect({ a: [1, { b: new Date(5) }], c: undefined }).toEqual({ a: [1, { b: new Date(5) }] });
        expect([1, 2]).not.toEqual([2, 1]);
        expect(new Map([["a", { b: 1 }]])).toEqual(new Map([["a", { b: 1 }]]));
        expect(new Set([1, 2])).toEqual(new Set([2, 1]));
        expect(Uint8Array.of(1, 2)).toEqual(Uint8Array.of(1, 2));
        expect(10n).toEqual(10n);
        expect([]).not.toEqual({});
        expect({ a: 1, b: { c: 2, d: 3 } }).toMatchObject({ b: { c: 2 } });
        expect([{ a: 1, b: 2 }]).toMatchObject([{ a: 1 }]);
        expect([{ a: 1 }, { a: 2 }]).not.toMatchObject([{ a: 1 }]);
        expect("hello").toContain("ell");
        expect([1, 2]).toContain(2);
        expect([{ a: 1 }]).not.toContain({ a: 1 });
        expect([{ a: 1 }]).toContainEqual({ a: 1 });
        expect("hello").toMatch(/l+o$/);
        expect("hello").toMatch("hell");
        expect("abc").toHaveLength(3);
        expect({ a: { b: null } }).toHaveProperty("a.b");
        expect({ a: { b: 1 } }).toHaveProperty(["a", "b"], 1);
        expect({ a: 1 }).not.toHaveProperty("a.b");
        expect(null).toBeDefined();
        expect(undefined).toBeUndefined();
        expect(null).toBeNull();
        expect("x").toBeTruthy();
        expect("").toBeFalsy();
        expect(NaN).toBeNaN();
        expect(2).toBeGreaterThan(1);
        expect(2).toBeGreaterThanOrEqual(2);
        expect(1).toBeLessThan(2);
        expect(2).toBeLessThanOrEqual(2);
        expect(0.1 + 0.2).toBeCloseTo(0.3, 10);
        expect(new Date()).toBeInstanceOf(Date);
        expect(() => { throw new TypeError("no way"); }).toThrow();
        expect(() => { throw new TypeError("no way"); }).toThrow("way");
        expect(() => { throw new TypeError("no way"); }).toThrow(/^no/);
        expect(() => { throw new TypeError("no way"); }).toThrow(TypeError);
        expect(() => 1).not.toThrow();
        await expect(Promise.resolve(5)).resolves.toBe(5);
        await expect(Promise.reject(new Error("late"))).rejects.toThrow("late");
        await expect(Promise.reject(new Error("late"))).rejects.toMatchObject({ message: "late" });
        expect({ id: "5", at: new Date(), tags: ["a", "b"], text: "hello" }).toEqual({
          id: expect.any(String), at: expect.anything(), tags: expect.arrayContaining(["b"]), text: expect.stringMatching(/^h/),
        });
        expect([{ a: 1, b: 2 }]).toEqual([expect.objectContaining({ a: 1 })]);
        expect(1).not.toEqual(expect.any(String));
        expect("hello").toEqual(expect.stringContaining("ell"));
        """);

    [Fact]
    public async Task Each_matcher_refuses_and_says_what_it_expected()
    {
        (string Code, string Call, string Expected, string Actual)[] cases =
        [
            ("expect(1).toBe(2)", "expect(got).toBe(expected)", "2", "1"),
            ("expect(1).not.toBe(1)", "expect(got).not.toBe(expected)", "anything but 1", "1"),
            ("expect({ a: 1 }).toEqual({ a: 2 })", "expect(got).toEqual(expected)", "{\n  a: 2,\n}", "{\n  a: 1,\n}"),
            ("expect({ a: 1, b: 2 }).toMatchObject({ a: 2 })", "expect(got).toMatchObject(expected)", "{\n  a: 2,\n}", "{\n  a: 1,\n}"),
            ("expect(\"abc\").toContain(\"x\")", "expect(got).toContain(expected)", "something that contains \"x\"", "\"abc\""),
            ("expect([]).toContainEqual(1)", "expect(got).toContainEqual(expected)", "something that contains 1", "[]"),
            ("expect(\"abc\").toMatch(/x/)", "expect(got).toMatch(expected)", "text that matches /x/", "\"abc\""),
            ("expect([1]).toHaveLength(2)", "expect(got).toHaveLength(expected)", "a length of 2", "a length of 1: [\n  1,\n]"),
            ("expect({}).toHaveProperty(\"a\")", "expect(got).toHaveProperty(expected)", "a property a", "{}"),
            ("expect(undefined).toBeDefined()", "expect(got).toBeDefined()", "anything but undefined", "undefined"),
            ("expect(1).toBeUndefined()", "expect(got).toBeUndefined()", "undefined", "1"),
            ("expect(1).toBeNull()", "expect(got).toBeNull()", "null", "1"),
            ("expect(0).toBeTruthy()", "expect(got).toBeTruthy()", "something that counts as true", "0"),
            ("expect(1).toBeFalsy()", "expect(got).toBeFalsy()", "something that counts as false", "1"),
            ("expect(1).toBeNaN()", "expect(got).toBeNaN()", "NaN", "1"),
            ("expect(1).toBeGreaterThan(1)", "expect(got).toBeGreaterThan(expected)", "more than 1", "1"),
            ("expect(1).toBeGreaterThanOrEqual(2)", "expect(got).toBeGreaterThanOrEqual(expected)", "2 or more", "1"),
            ("expect(1).toBeLessThan(1)", "expect(got).toBeLessThan(expected)", "less than 1", "1"),
            ("expect(2).toBeLessThanOrEqual(1)", "expect(got).toBeLessThanOrEqual(expected)", "1 or less", "2"),
            ("expect(1).toBeCloseTo(1.1)", "expect(got).toBeCloseTo(expected)", "1.1 to 2 digits", "1"),
            ("expect(1).toBeInstanceOf(Date)", "expect(got).toBeInstanceOf(expected)", "an instance of Date", "1"),
            ("expect(() => 1).toThrow()", "expect(got).toThrow()", "an error", "no error"),
            ("expect(() => { throw new Error(\"a\"); }).toThrow(\"b\")", "expect(got).toThrow(expected)", "an error that is \"b\"", "Error: a"),
            ("await expect(Promise.resolve(1)).rejects.toThrow()", "expect(got).rejects", "a promise that rejects", "a promise of 1"),
            ("await expect(Promise.resolve(1)).resolves.toBe(2)", "expect(got).toBe(expected)", "2", "1"),
            ("await expectError(() => clock.advance(1))", "expectError(action)", "the template fails", "it handled everything well"),
        ];
        var tests = string.Join('\n', cases.Select((one, index) =>
            string.Create(CultureInfo.InvariantCulture, $"test(\"{index}\", async () => {{ {one.Code}; }});")));

        var ran = await runner.RunAsync(RunnerFixture.Files(Template, tests));

        var results = ran.Result.Files.ShouldHaveSingleItem().Tests;
        results.Count.ShouldBe(cases.Length, ran.Text);
        foreach (var (one, result) in cases.Zip(results))
        {
            result.Status.ShouldBe(TestStatus.Failed, one.Code);
            var failure = result.Failure.ShouldNotBeNull();
            (failure.Message, failure.Expected, failure.Actual).ShouldBe((one.Call, one.Expected, one.Actual), one.Code);
            failure.Places[0].File.ShouldBe("main.test.ts");
            failure.Places[0].Line.ShouldBe(2 + int.Parse(result.Name, CultureInfo.InvariantCulture), one.Code);
        }
    }

    [Fact]
    public async Task A_matcher_that_is_used_wrongly_says_how_to_use_it()
    {
        (await runner.FailureOfAsync(Template, "expect(5).toThrow();")).Message.ShouldContain("toThrow() takes a function");
        (await runner.FailureOfAsync(Template, "expect(async () => { throw new Error(); }).toThrow();")).Message.ShouldContain("await expect(promise).rejects");
        (await runner.FailureOfAsync(Template, "await expect(5).resolves.toBe(5);")).Message.ShouldContain("takes a promise");
    }

    [Fact]
    public Task Values_without_keys_are_compared_by_what_they_hold() => runner.PassesAsync(Template, """
        expect(new URL("http://a/?b")).toEqual(new URL("http://a/?b"));
        expect(new URL("http://a")).not.toEqual(new URL("http://b"));
        expect(new URL("http://a")).not.toEqual({});
        expect({ at: new URL("http://a") }).toMatchObject({ at: new URL("http://a") });
        expect({ at: new URL("http://a") }).not.toMatchObject({ at: new URL("http://b") });
        expect(new URLSearchParams("a=1&b=2")).toEqual(new URLSearchParams({ a: "1", b: "2" }));
        expect(new URLSearchParams("a=1")).not.toEqual(new URLSearchParams("a=2"));
        expect(new URLSearchParams("a=1")).not.toEqual(new URLSearchParams());
        expect(Uint8Array.of(1, 2).buffer).toEqual(Uint8Array.of(1, 2).buffer);
        expect(Uint8Array.of(1, 2).buffer).not.toEqual(Uint8Array.of(1, 3).buffer);
        expect(new ArrayBuffer(2)).not.toEqual(new ArrayBuffer(3));
        expect(new DataView(new ArrayBuffer(2))).not.toEqual(new DataView(new ArrayBuffer(3)));
        expect(new DataView(Uint8Array.of(1, 2).buffer, 1)).toEqual(new DataView(Uint8Array.of(2).buffer));
        const never = new WeakMap();
        expect([never]).toEqual([never]);
        expect([never]).not.toEqual([new WeakMap()]);
        expect([Promise.resolve(1)]).not.toEqual([Promise.resolve(1)]);
        """);

    [Fact]
    public Task Sets_and_maps_are_compared_one_to_one() => runner.PassesAsync(Template, """
        expect(new Set([{ a: 1 }, { b: 2 }])).not.toEqual(new Set([{ a: 1 }, { a: 1 }]));
        expect(new Set([{ a: 1 }, { a: 1 }])).not.toEqual(new Set([{ a: 1 }, { b: 2 }]));
        expect(new Set([{ a: 1 }, { b: 2 }])).toEqual(new Set([{ b: 2 }, { a: 1 }]));
        expect(new Set(["a", "b"])).toEqual(new Set([expect.any(String), "a"]));
        expect(new Set(["a", "b"])).toEqual(new Set(["a", expect.any(String)]));
        expect(new Set(["a", "b"])).not.toEqual(new Set([expect.any(String), expect.any(Number)]));
        expect(new Map([[{ k: 1 }, 1], [{ k: 2 }, 1]])).not.toEqual(new Map([[{ k: 1 }, 1], [{ k: 1 }, 1]]));
        """);

    [Theory]
    [InlineData("expect(null as never).toBeLessThan(5)", "toBeLessThan takes numbers; it was given null.")]
    [InlineData("expect(null as never).not.toBeGreaterThan(5)", "toBeGreaterThan takes numbers; it was given null.")]
    [InlineData("expect(\"6\").toBeGreaterThanOrEqual(5)", "it was given \"6\".")]
    [InlineData("expect(5).not.toBeLessThanOrEqual(NaN)", "it was given NaN.")]
    [InlineData("expect(undefined).not.toMatch(\"x\")", "toMatch takes a text; it was given undefined.")]
    [InlineData("expect(\"undefined\").toMatch(undefined as never)", "toMatch takes a text or pattern to look for")]
    [InlineData("expect(undefined).not.toHaveLength(3)", "toHaveLength takes something with a length; it was given undefined.")]
    [InlineData("expect([]).not.toHaveLength(\"3\" as never)", "toHaveLength takes a length from 0")]
    [InlineData("expect(undefined).not.toHaveProperty(\"a\")", "toHaveProperty looks at an object; it was given undefined.")]
    [InlineData("expect(undefined).not.toContain(5)", "toContain takes a text, an array or a set; it was given undefined.")]
    [InlineData("expect(\"a5\").toContain(5)", "it was given 5.")]
    [InlineData("expect(new Map([[1, 2]])).not.toContain(1)", "toContain takes a text, an array or a set")]
    [InlineData("expect(\"abc\").not.toContainEqual(\"ab\")", "toContainEqual takes an array or a set")]
    [InlineData("expect(undefined).not.toBeNaN()", "toBeNaN takes numbers")]
    [InlineData("expect(null).not.toBeCloseTo(3)", "toBeCloseTo takes numbers")]
    [InlineData("expect(5).not.toMatchObject(5 as never)", "toMatchObject takes an object to compare with")]
    [InlineData("expect({}).not.toBeInstanceOf(undefined as never)", "toBeInstanceOf takes a class")]
    [InlineData("expect({ rejection: { error: new Error() } }).toThrow()", "toThrow() takes a function")]
    [InlineData("expect(() => { throw new Error(); }).not.toThrow(5 as never)", "toThrow takes a text, a pattern, a class or an error")]
    [InlineData("expect(kv.get(\"a\")).not.toBeNull()", "expect() was given a promise.")]
    [InlineData("expect(kv.get(\"a\")).toBeTruthy()", "Write: expect(await promise)")]
    public async Task A_value_of_the_wrong_type_is_a_mistake_whatever_is_expected_of_it(string code, string message) =>
        (await runner.FailureOfAsync(Template, code + ";")).Message.ShouldContain(message);
}
