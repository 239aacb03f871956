using TemplateWorker.Configuration;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Limits;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Limits;

public sealed class LimitsPageTests
{
    static readonly IReadOnlyList<Limit> Defaults = LimitTable.Of(new LimitSettings());

    [Fact]
    public void The_page_of_the_documentation_is_what_the_code_says() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "templates", "limits.md"))
            .ShouldBe(LimitsPage.Markdown(Defaults), "make it anew: templateworker limits --markdown > docs/templates/limits.md");

    [Fact]
    public void The_table_has_every_setting_of_the_limits_once() =>
        Defaults.SelectMany(limit => limit.Settings).Order(StringComparer.Ordinal).ShouldBe(
            SettingsSchema.All.Select(setting => setting.Path).Where(path => path.StartsWith("limits.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_shows_the_value_of_its_setting()
    {
        var settings = new HostSettings();

        foreach (var limit in Defaults.Where(limit => limit.Settings.Count > 0))
            SettingsSchema.Find(limit.Settings[0])!.Get(settings).ShouldBe(limit.Value, limit.Name);
    }

    [Fact]
    public void What_no_setting_changes_is_shown_as_fixed()
    {
        var files = Defaults.Single(limit => limit.Name == "Files of a template");

        (files.Value, files.Settings.Count).ShouldBe((SourceLimits.Files, 0));
        LimitsPage.Text([files]).ShouldBe("Files of a template  256  fixed\n");
    }

    [Theory]
    [InlineData("Parts/timers.js", "MAX_TIMERS = 10;", "Timers of a dispatch", 10)]
    [InlineData("Parts/timers.js", "LONGEST = 900_000;", "Time of a timer", 900)]
    [InlineData("Core/2-templates.js", "MAX_EVENTS = 200;", "Events of a template", 200)]
    public void Fixed_limits_of_the_SDK_are_those_of_its_source(string file, string text, string name, int value)
    {
        File.ReadAllText(Path.Combine(Repository.Root, "src", "TemplateWorker.ScriptEngine", "Sdk", file)).ShouldContain(text);
        Defaults.Single(limit => limit.Name == name).Value.ShouldBe(value);
    }

    [Fact]
    public void The_compiler_is_held_to_the_settings_that_its_errors_name()
    {
        var options = new LimitSettings { CompileSeconds = 7, CompileMib = 96 }.ToCompilerOptions();

        (options.TimeLimit, options.MemoryLimit).ShouldBe((TimeSpan.FromSeconds(7), 96L * 1024 * 1024));
        Defaults.SelectMany(limit => limit.Settings).ShouldContain(TemplateCompilerOptions.TimeSetting);
        Defaults.SelectMany(limit => limit.Settings).ShouldContain(TemplateCompilerOptions.MemorySetting);
    }

    [Fact]
    public void Programs_get_the_same_as_people()
    {
        var all = LimitsPage.Json(Defaults);

        all[0]!.ToJsonString().ShouldStartWith("{\"name\":\"Memory\",\"value\":32,\"unit\":\"MiB\",\"window_ms\":null,");
        all.Single(limit => (string?)limit!["name"] == "Messages")!["window_ms"]!.GetValue<long>().ShouldBe(10_000);
        LimitsPage.Text(Defaults).ShouldContain("Messages ");
        LimitsPage.Text(Defaults).ShouldContain("30 per 10 s");
    }
}
