using System.Collections;
using TemplateWorker.Configuration;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Configuration;

public sealed class SecretFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_variable_can_name_a_file_that_holds_the_value()
    {
        var settings = Load(("DATABASE_URL_FILE", _folder.Write("url", "postgres://u:p@h/d\n")), ("TEMPLATEWORKER__DISCORD__PRESENCE__ACTIVITY_FILE", _folder.Write("activity", " busy ")));

        settings.Database.Url.ShouldNotBeNull().Reveal().ShouldBe("postgres://u:p@h/d");
        settings.Discord.Presence.Activity.ShouldBe("busy");
    }

    [Fact]
    public void The_value_itself_wins_over_a_file() =>
        Load(("DATABASE_URL_FILE", _folder.Write("url", "postgres://u:p@file/d")), ("DATABASE_URL", "postgres://u:p@value/d"))
            .Database.Url.ShouldNotBeNull().Reveal().ShouldContain("@value/");

    [Fact]
    public void A_setting_that_names_a_file_itself_is_no_file_to_read() =>
        Load(("TEMPLATEWORKER__DISCORD__TOKEN_FILE", "not/there")).Discord.TokenFile.ShouldBe("not/there");

    [Fact]
    public void A_file_that_is_not_there_is_told_with_the_variable_and_nothing_of_the_value()
    {
        var missing = _folder.Combine("missing");

        var error = Should.Throw<ConfigurationException>(() => Load(("DATABASE_URL_FILE", missing), ("TEMPLATEWORKER__DATABASE__MAX_CONNECTIONS_FILE", _folder.Write("number", "seven"))));

        error.Problems.Select(problem => problem.Where).ShouldBe(
            ["environment variable DATABASE_URL_FILE", $"environment variable TEMPLATEWORKER__DATABASE__MAX_CONNECTIONS_FILE, file {_folder.Combine("number")}"]);
        error.Problems[0].What.ShouldStartWith("the file cannot be read: ");
    }

    public void Dispose() => _folder.Dispose();

    static HostSettings Load(params (string Name, string Value)[] environment)
    {
        var variables = new Hashtable();
        foreach (var (name, value) in environment)
            variables[name] = value;
        return SettingsLoader.Load(null, variables, []);
    }
}
