using System.Text.Json;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Limits;
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

        foreach (var limit in Defaults)
            SettingsSchema.Find(limit.Settings[0])!.Get(settings).ShouldBe(limit.Value, limit.Name);
    }

    [Fact]
    public void Programs_get_the_same_as_people()
    {
        var first = JsonDocument.Parse(LimitsPage.Json(Defaults)).RootElement[0];

        first.GetProperty("name").GetString().ShouldBe("Memory");
        first.GetProperty("value").GetInt32().ShouldBe(32);
        LimitsPage.Text(Defaults).ShouldContain("Messages ");
        LimitsPage.Text(Defaults).ShouldContain("30 per 10 s");
    }
}
