using TemplateWorker.Configuration;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Configuration;

public sealed class ExampleFileTests
{
    static readonly string Example = Path.Combine(Repository.Root, "config.example.yaml");

    [Fact]
    public void The_example_file_names_every_setting_with_the_default_that_the_code_has()
    {
        var problems = new List<ConfigurationProblem>();
        using var reader = new StreamReader(Example);
        var written = YamlSettingsSource.Read(Example, reader, problems);

        problems.ShouldBeEmpty();
        written.Select(value => value.Setting.Path).ShouldBe(SettingsSchema.All.Select(setting => setting.Path));
        var defaults = new HostSettings();
        foreach (var value in written)
        {
            value.Setting.TryParse(value.Text, out var parsed).ShouldBeNull();
            parsed.ShouldBe(value.Setting.Get(defaults), value.Setting.Path);
        }
    }

    [Fact]
    public void The_example_file_loads()
    {
        SettingsLoader.Load(Example, new System.Collections.Hashtable(), []).Limits.CpuMs.ShouldBe(250);
    }
}
