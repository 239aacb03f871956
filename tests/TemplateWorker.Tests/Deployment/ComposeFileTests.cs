using System.Collections;
using TemplateWorker.Configuration;
using TemplateWorker.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace TemplateWorker.Tests.Deployment;

public sealed class ComposeFileTests
{
    readonly Dictionary<object, object> _services = Map(Read()["services"]);

    [Fact]
    public void The_worker_starts_after_the_migrations_and_those_once_the_database_answers()
    {
        Service("postgres").ShouldContainKey("healthcheck");
        Condition("migrate", "postgres").ShouldBe("service_healthy");
        Condition("worker", "migrate").ShouldBe("service_completed_successfully");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("worker")]
    public void The_host_runs_without_rights_and_on_a_root_file_system_that_it_cannot_change(string name)
    {
        var service = Service(name);

        service["read_only"].ShouldBe("true");
        service["cap_drop"].ShouldBe(new[] { "ALL" });
        service["security_opt"].ShouldBe(new[] { "no-new-privileges:true" });
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("worker")]
    public void The_environment_sets_what_the_program_knows(string name)
    {
        var environment = new Hashtable(Map(Service(name)["environment"]));
        environment.Keys.Cast<string>().ShouldContain("DATABASE_URL");

        var settings = SettingsLoader.Load(Path.Combine(Repository.Root, "config.example.yaml"), environment, []);

        settings.Database.Url.ShouldNotBeNull();
    }

    [Fact]
    public void The_worker_is_given_longer_to_stop_than_its_dispatches_are()
    {
        var grace = Service("worker")["stop_grace_period"].ToString()!;

        int.Parse(grace.TrimEnd('s')).ShouldBeGreaterThan(new SandboxSettings().DrainSeconds);
    }

    string Condition(string service, string dependency) =>
        (string)Map(Map(Service(service)["depends_on"])[dependency])["condition"];

    Dictionary<object, object> Service(string name) => Map(_services[name]);

    static Dictionary<object, object> Read()
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "deploy", "compose.yaml"));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(reader)));
    }

    static Dictionary<object, object> Map(object value) => value.ShouldBeOfType<Dictionary<object, object>>();
}
