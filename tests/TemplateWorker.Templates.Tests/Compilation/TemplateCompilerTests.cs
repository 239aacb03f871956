using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class TemplateCompilerTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    [Fact]
    public async Task TypeScript_becomes_CommonJS_with_one_file_and_one_map_for_each_source()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "import { on } from \"templateworker\";\nimport { twice } from \"./lib/twice\";\non(\"MESSAGE_CREATE\", () => console.log(twice(2)));\n"),
            ("lib/twice.ts", "export const twice = (n: number): number => n * 2;\n"));

        compiled.Entry.ShouldBe("main.js");
        compiled.Files.Keys.ShouldBe(["lib/twice.js", "main.js"]);
        compiled.SourceMaps.Keys.ShouldBe(["lib/twice.js", "main.js"]);
        compiled.Files["main.js"].ShouldContain("require(\"templateworker\")");
        compiled.Files["main.js"].ShouldNotContain("sourceMappingURL");
        compiled.Files["lib/twice.js"].ShouldContain("(n) => n * 2");
    }

    [Fact]
    public async Task A_place_in_the_compiled_file_leads_back_to_the_TypeScript_line()
    {
        var compiled = await compiler.CompileWellAsync(
            ("lib/a.ts", "interface Long {\n  a: string;\n}\n\nexport function fail(x: Long): never {\n  throw new Error(x.a);\n}\n"),
            ("main.ts", "import { fail } from \"./lib/a\";\nfail({ a: \"b\" });\n"));
        var lines = compiled.Files["lib/a.js"].Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("throw new Error"));

        SourceMapSet.Parse(compiled.SourceMaps).TryMap("lib/a.js", line + 1, lines[line].IndexOf("new Error", StringComparison.Ordinal) + 1, out var place).ShouldBeTrue();

        place.ToString().ShouldBe("lib/a.ts:6:9");
    }

    [Fact]
    public async Task A_type_error_comes_as_the_compiler_wrote_it_with_an_excerpt()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "const a = 1;\nconst b: string = a;\nconsole.log(b);\n"));

        diagnostic.ToString().ShouldBe(
            """
            main.ts:2:7: TS2322: Type 'number' is not assignable to type 'string'.
              1 | const a = 1;
            > 2 | const b: string = a;
                |       ^
              3 | console.log(b);
            """);
    }

    [Fact]
    public async Task A_syntax_error_names_its_place()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "const a = ;\n"));

        (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.Code).ShouldBe(("main.ts", 1, 11, "TS1109"));
    }

    [Fact]
    public async Task A_message_of_several_lines_is_kept_whole()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "const a: { x: { y: string } } = { x: { y: \"\" } };\nconst b: { x: { y: number } } = a;\nconsole.log(b);\n"));

        diagnostic.Message.Split('\n').Length.ShouldBeGreaterThan(1);
        diagnostic.Message.ShouldContain("Type 'string' is not assignable to type 'number'.");
    }

    [Fact]
    public async Task Errors_of_all_files_come_together_by_file_and_line()
    {
        var result = await compiler.CompileAsync(
            ("main.ts", "import \"./b\";\nconst n: number = \"\";\nconst m: number = true;\n"), ("b.ts", "export const s: string = 1;\n"));

        result.Diagnostics.Select(diagnostic => $"{diagnostic.File}:{diagnostic.Line}").ShouldBe(["b.ts:1", "main.ts:2", "main.ts:3"]);
    }

    [Fact]
    public async Task More_than_a_hundred_errors_are_counted_and_not_shown()
    {
        var result = await compiler.CompileAsync(("main.ts", string.Concat(Enumerable.Range(0, 150).Select(i => $"export const x{i}: string = {i};\n"))));

        result.Diagnostics.Count.ShouldBe(101);
        result.Diagnostics[^1].ToString().ShouldBe("main.ts: limit: 50 more errors are not shown");
    }

    [Fact]
    public async Task Plain_JavaScript_passes_without_its_types_being_checked()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.js", "const { on } = require(\"templateworker\");\nconst lib = require(\"./lib\");\non(\"READY\", (event) => lib.greet(event.missing.anything));\n"),
            ("lib.js", "exports.greet = (name) => name * \"no number\";\n"));

        compiled.Entry.ShouldBe("main.js");
        compiled.Files["lib.js"].ShouldContain("exports.greet = (name) => name * \"no number\";");
    }

    [Fact]
    public async Task JavaScript_may_import_and_TypeScript_may_use_it()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "import { twice } from \"./legacy\";\nimport { thrice } from \"./modern.js\";\nconsole.log(twice(1), thrice(1));\n"),
            ("legacy.js", "module.exports = { twice: (x) => x * 2 };\n"),
            ("modern.js", "import { on } from \"templateworker\";\nexport const thrice = (x) => on && x * 3;\n"));

        compiled.Files["modern.js"].ShouldContain("exports.thrice");
    }

    [Fact]
    public async Task A_syntax_error_in_JavaScript_is_an_error()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.js", "const a = 1;\nconst b = ;\n"));

        (diagnostic.File, diagnostic.Line, diagnostic.Column).ShouldBe(("main.js", 2, 11));
    }

    [Fact]
    public async Task Strict_settings_hold_for_TypeScript()
    {
        var result = await compiler.CompileAsync(("main.ts", "export const words = \"a b\".split(\" \");\nexport function f(x) { return words[1].length + x; }\n"));

        result.Diagnostics.Select(diagnostic => diagnostic.Code).ShouldBe(["TS7006", "TS2532"]);
    }

    [Fact]
    public async Task JSON_is_imported_with_its_types_and_stays_JSON()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "import words from \"./data/words.json\";\nexport const first: string = words.first;\n"), ("data/words.json", "{ \"first\": \"a\" }\n"));

        compiled.Files["data/words.json"].ShouldBe("{ \"first\": \"a\" }\n");
        compiled.Files["main.js"].ShouldContain("require(\"./data/words.json\")");
        compiled.SourceMaps.Keys.ShouldBe(["main.js"]);
    }

    [Fact]
    public async Task JSON_that_is_none_is_told_with_its_place_even_when_nobody_imports_it()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "export {};\n"), ("data.json", "{\n  \"é\": 1,\n}\n"));

        diagnostic.ToString().ShouldStartWith("data.json:3:1: json: not valid JSON: The JSON object contains a trailing comma");
        diagnostic.Excerpt.ShouldContain("> 3 | }");
    }

    [Fact]
    public async Task Imports_may_name_the_ending_of_the_source_or_of_the_result()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "import { a } from \"./a.ts\";\nimport { b } from \"./b.js\";\nimport { c } from \"./c\";\nconsole.log(a, b, c);\n"),
            ("a.ts", "export const a = 1;\n"), ("b.ts", "export const b = 1;\n"), ("c/index.ts", "export const c = 1;\n"));

        compiled.Files["main.js"].ShouldContain("require(\"./a.js\")");
    }

    [Fact]
    public async Task Circular_imports_compile_as_CommonJS_runs_them()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "import { a } from \"./a\";\nconsole.log(a());\n"),
            ("a.ts", "import { b } from \"./b\";\nexport const a = (): number => b();\n"),
            ("b.ts", "import { a } from \"./a\";\nexport const b = (): number => (a.length === 0 ? 1 : 2);\n"));

        compiled.Files.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_manifests_settings_are_typed()
    {
        const string Manifest = """
            name: sample
            settings:
              greeting: { type: text, default: Hi, description: "Said to */ everyone" }
              channel: { type: channel }
              mode: { type: choice, choices: [loud, quiet], required: true }
              words: { type: list, items: text }
            """;
        var good = await compiler.CompileWellAsync(
            ("template.yaml", Manifest),
            ("main.ts", "import { settings } from \"templateworker\";\nexport const a: string = settings.greeting;\nexport const m: \"loud\" | \"quiet\" = settings.mode;\nexport const w: readonly string[] | undefined = settings.words;\n"));
        good.Files.Keys.ShouldBe(["main.js"]);

        var bad = await compiler.CompileAsync(
            ("template.yaml", Manifest),
            ("main.ts", "import { settings } from \"templateworker\";\nexport const c: string = settings.channel;\nexport const g = settings.greting;\n"));

        bad.Diagnostics.Select(diagnostic => diagnostic.Code).ShouldBe(["TS2322", "TS2551"]);
    }

    [Fact]
    public async Task Tests_are_compiled_only_when_they_are_asked_for()
    {
        (string, string)[] files =
        [
            ("main.ts", "export const a = 1;\n"), ("main.test.ts", "import { a } from \"./main\";\nexport const b = a + 1;\n"),
        ];

        (await compiler.CompileWellAsync(files)).Files.Keys.ShouldBe(["main.js"]);
        (await CompilerFixture.CompileAsync(compiler.Options with { IncludeTests = true }, files)).Template!.Files.Keys.ShouldBe(["main.js", "main.test.js"]);
    }

    [Fact]
    public async Task The_hash_is_that_of_the_sources()
    {
        var first = await compiler.CompileWellAsync(("main.ts", "export const a = 1;\n"));
        var second = await compiler.CompileWellAsync(("main.ts", "export const a = 2;\n"));
        var again = await compiler.CompileWellAsync(("main.ts", "export const a = 1;\n"));

        first.Hash.ShouldMatch("^[0-9a-f]{64}$");
        second.Hash.ShouldNotBe(first.Hash);
        again.Hash.ShouldBe(first.Hash);
    }

    [Fact]
    public async Task A_missing_compiler_is_told_with_the_folder_and_the_package()
    {
        var options = compiler.Options with { CompilerFolder = "/nowhere/tsc" };

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompilerFixture.CompileAsync(options, ("main.ts", "")));

        error.Message.ShouldContain("/nowhere/tsc");
        error.Message.ShouldContain("Microsoft.TypeScript.MSBuild");
    }
}
