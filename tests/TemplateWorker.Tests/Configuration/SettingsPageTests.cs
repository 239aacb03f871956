using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Configuration;

public sealed class SettingsPageTests
{
    [Fact]
    public void The_page_about_configuration_lists_every_setting_as_the_example_file_does()
    {
        var page = Repository.Read(SettingsPage.File);
        var expected = SettingsPage.Expected(page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, SettingsPage.File), expected);
            return;
        }

        page.ShouldBe(expected, "Run this test with UPDATE_DOCS=1, which writes the list anew.");
    }
}
