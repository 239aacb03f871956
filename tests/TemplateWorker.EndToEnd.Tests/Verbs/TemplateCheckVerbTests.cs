using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class TemplateCheckVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_new_template_passes_its_check_and_its_test()
    {
        await using var made = await ProgramRun.RunAsync(_folder, ["template", "new", "greeter"]);
        made.Output[0].ShouldBe("greeter: a template to begin from");
        made.Output[^1].ShouldBe("Next: templateworker template check greeter");

        await using var check = await ProgramRun.RunAsync(_folder, ["template", "check", "greeter"]);
        check.Errors.ShouldBe("");
        check.Output.ShouldBe([
            "greeter: no errors",
            "  entry: main.ts",
            "  capabilities: discord:messages",
            "  settings: greeting",
            "  events: MESSAGE_CREATE, INTERACTION_CREATE",
            "  commands: /hello",
            "  files: main.test.ts, main.ts, template.yaml",
            "  ignored: README.md, tsconfig.json",
        ]);
        (await check.WaitForExitAsync()).ShouldBe(0);

        await using var test = await ProgramRun.RunAsync(_folder, ["template", "test", "greeter"]);
        (await test.WaitForExitAsync()).ShouldBe(0, test.Errors);

        await using var again = await ProgramRun.RunAsync(_folder, ["template", "new", "greeter"]);
        again.Errors.ShouldStartWith("greeter: source: there is something already; name with --dir a folder that is empty or not there");
        (await again.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Errors_of_the_compiler_come_with_the_place_an_editor_can_open()
    {
        _folder.Write("bad/main.ts", "import { on } from \"templateworker\";\non(\"MESSAGE_CREATE\", (message) => message.contnt);\n");

        await using var check = await ProgramRun.RunAsync(_folder, ["template", "check", "bad"]);

        check.Output.ShouldBeEmpty();
        check.Errors.ShouldStartWith("bad/main.ts:2:43: TS2551: Property 'contnt' does not exist on type");
        check.Errors.ShouldContain("> 2 | on(\"MESSAGE_CREATE\", (message) => message.contnt);\n    |                                           ^");
        check.Errors.ShouldEndWith("1 error");
        (await check.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_template_that_does_not_compile_is_told_so_where_no_sandbox_starts()
    {
        _folder.Write("bad.ts", "export const a: string = 1;\n");

        await using var check = await ProgramRun.RunAsync(_folder, ["template", "check", "bad.ts"], ("TEMPLATEWORKER__SANDBOX__EXECUTABLE", "/nowhere/sandbox"));

        check.Errors.ShouldStartWith("bad.ts:1:14: TS2322: ");
        check.Errors.ShouldNotContain("/nowhere");
        (await check.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_at_the_top_level_is_told_with_the_TypeScript_line()
    {
        _folder.Write("bad/main.ts", "import { start } from \"./lib/start\";\nstart();\n");
        _folder.Write("bad/lib/start.ts", "interface Config {\n  name: string;\n}\n\nexport function start(config?: Config): void {\n  if (!config) throw new RangeError(\"no config\");\n}\n");

        await using var check = await ProgramRun.RunAsync(_folder, ["template", "check", "bad"]);

        check.Errors.ShouldStartWith("bad/lib/start.ts:6:");
        check.Errors.ShouldContain("start: RangeError: no config");
        check.Errors.ShouldContain("> 6 |   if (!config) throw new RangeError(\"no config\");");
        (await check.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Circular_imports_run_as_CommonJS_runs_them_and_fail_where_a_value_is_not_there_yet()
    {
        _folder.Write("good/main.ts", "import { a } from \"./a\";\nif (a() !== 2) throw new Error(\"wrong\");\n");
        _folder.Write("good/a.ts", "import { b } from \"./b\";\nexport const one = (): number => 1;\nexport const a = (): number => b();\n");
        _folder.Write("good/b.ts", "import { one } from \"./a\";\nexport const b = (): number => one() + 1;\n");
        _folder.Write("bad/main.ts", "import { a } from \"./a\";\nexport const main = a;\n");
        _folder.Write("bad/a.ts", "import { b } from \"./b\";\nexport const a = { b };\n");
        _folder.Write("bad/b.ts", "import { a } from \"./a\";\nexport const b: unknown = a.b;\n");

        await using var good = await ProgramRun.RunAsync(_folder, ["template", "check", "good"]);
        (await good.WaitForExitAsync()).ShouldBe(0, good.Errors);
        await using var bad = await ProgramRun.RunAsync(_folder, ["template", "check", "bad"]);

        bad.Errors.ShouldStartWith("bad/b.ts:2:");
        bad.Errors.ShouldContain("TypeError");
        (await bad.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_machine_gets_one_JSON_object_with_everything()
    {
        _folder.Write("good/template.yaml", "name: good\ncapabilities: [kv]\n");
        _folder.Write("good/main.js", "require(\"templateworker\").on(\"MESSAGE_CREATE\", () => {});\n");
        _folder.Write("bad/template.yaml", "nmae: bad\n");

        await using var good = await ProgramRun.RunAsync(_folder, ["template", "check", "good", "--json"]);
        await using var bad = await ProgramRun.RunAsync(_folder, ["template", "check", "bad", "--json"]);

        var report = JsonDocument.Parse(good.Output.ShouldHaveSingleItem()).RootElement;
        report.GetProperty("ok").GetBoolean().ShouldBeTrue();
        report.GetProperty("hash").GetString()!.Length.ShouldBe(64);
        report.GetProperty("events").EnumerateArray().Select(name => name.GetString()).ShouldBe(["MESSAGE_CREATE"]);
        var failure = JsonDocument.Parse(bad.Output.ShouldHaveSingleItem()).RootElement;
        failure.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var diagnostic = failure.GetProperty("diagnostics")[0];
        (diagnostic.GetProperty("file").GetString(), diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("code").GetString()).ShouldBe(("template.yaml", 1, "manifest"));
        var error = failure.GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("template");
        error.GetProperty("diagnostics").GetRawText().ShouldBe(failure.GetProperty("diagnostics").GetRawText());
        (await bad.WaitForExitAsync()).ShouldBe(1);

        await using var made = await ProgramRun.RunAsync(_folder, ["template", "new", "greeter", "--json"]);
        JsonDocument.Parse(made.Output.ShouldHaveSingleItem()).RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()).ShouldContain("main.ts");
    }

    [Fact]
    public async Task More_source_than_a_push_takes_is_refused_by_check_and_test_with_the_setting()
    {
        _folder.Write("big/main.ts", $"// {new string('x', 200_000)}\n");
        _folder.Write("big/other.ts", $"// {new string('y', 200_000)}\n");
        _folder.Write("big/main.test.ts", $"import {{ test }} from \"templateworker/testing\";\ntest(\"runs\", () => {{}});\n// {new string('z', 200_000)}\n");
        const string Refusal = "big: source: The source of the template \"big\" takes 400023 bytes; it may take 262144 (setting limits.template_kib).";

        foreach (var verb in new[] { "check", "test" })
        {
            await using var refused = await ProgramRun.RunAsync(_folder, ["template", verb, "big"]);
            refused.Errors.ShouldStartWith(Refusal);
            (await refused.WaitForExitAsync()).ShouldBe(1, verb);

            await using var allowed = await ProgramRun.RunAsync(_folder, ["template", verb, "big"], ("TEMPLATEWORKER__LIMITS__TEMPLATE_KIB", "400"));
            (await allowed.WaitForExitAsync()).ShouldBe(0, allowed.Errors);
        }
    }

    public void Dispose() => _folder.Dispose();
}
