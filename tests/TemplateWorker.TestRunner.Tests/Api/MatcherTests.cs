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
}
