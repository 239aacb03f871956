using System.Collections;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;

namespace TemplateWorker.Tests.Configuration;

public sealed class OverrideTests
{
    [Fact]
    public void Without_any_source_the_defaults_hold()
    {
        var settings = SettingsLoader.Load(null, new Hashtable(), []);

        settings.DataDir.ShouldBe(".data");
        settings.Database.Url.ShouldBeNull();
        settings.Logging.Level.ShouldBe(LogLevel.Information);
    }

    [Fact]
    public void An_empty_file_changes_nothing()
    {
        using var file = new ConfigurationFile("# nothing yet\nsandbox:\n");

        file.Load().Limits.DispatchSeconds.ShouldBe(30);
    }

    [Fact]
    public void The_environment_overrides_the_file_and_flags_override_the_environment()
    {
        using var file = new ConfigurationFile("data_dir: from-file\nsandbox: { processes: 1 }\nlimits: { cpu_ms: 11 }\nlogging: { level: debug }\n");
        var environment = new Hashtable
        {
            ["TEMPLATEWORKER__SANDBOX__PROCESSES"] = "2",
            ["TEMPLATEWORKER__DATA_DIR"] = "from-environment",
        };

        var settings = file.Load(environment, ("data_dir", "--data", "from-flag"));

        settings.DataDir.ShouldBe("from-flag");
        settings.Sandbox.Processes.ShouldBe(2);
        settings.Limits.CpuMs.ShouldBe(11);
        settings.Logging.Level.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public void DATABASE_URL_overrides_the_file_and_the_projects_own_variable_overrides_it()
    {
        using var file = new ConfigurationFile("database: { url: \"postgres://file/a\" }\n");

        file.Load(new Hashtable { ["DATABASE_URL"] = "postgres://customary/a" }).Database.Url!.Reveal().ShouldBe("postgres://customary/a");
        file.Load(new Hashtable { ["DATABASE_URL"] = "postgres://customary/a", ["TEMPLATEWORKER__DATABASE__URL"] = "postgres://own/a" })
            .Database.Url!.Reveal().ShouldBe("postgres://own/a");
    }

    [Fact]
    public void An_unknown_variable_of_ours_is_an_error_that_names_the_nearest()
    {
        using var file = new ConfigurationFile("");
        var environment = new Hashtable
        {
            ["TEMPLATEWORKER__SANDBOX__PROCESES"] = "2",
            ["TEMPLATEWORKER__DATABASE__EMBEDDED"] = "x",
            ["UNRELATED"] = "x",
        };

        file.Problems(environment).ShouldBe([
            "environment variable TEMPLATEWORKER__DATABASE__EMBEDDED: database.embedded is a section; name a setting in it, TEMPLATEWORKER__DATABASE__EMBEDDED__KEY",
            "environment variable TEMPLATEWORKER__SANDBOX__PROCESES: no setting \"sandbox.proceses\"; did you mean TEMPLATEWORKER__SANDBOX__PROCESSES?",
        ]);
    }

    [Fact]
    public void A_wrong_value_in_the_environment_is_reported_with_its_variable()
    {
        using var file = new ConfigurationFile("");

        file.Problems(new Hashtable { ["TEMPLATEWORKER__PLAYGROUND__PORT"] = "70000" }).ShouldBe([
            "environment variable TEMPLATEWORKER__PLAYGROUND__PORT: playground.port must be a whole number from 0 to 65535, and is \"70000\"",
        ]);
    }
}
