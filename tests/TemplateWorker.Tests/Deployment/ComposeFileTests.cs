using System.Collections;
using TemplateWorker.Configuration;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Deployment;

public sealed class ComposeFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Dictionary<object, object> _file = YamlFile.Read("compose.yaml");

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
        var environment = new Hashtable(YamlFile.Map(Service(name)["environment"]));
        environment.Keys.Cast<string>().ShouldContain("DATABASE_URL_FILE");
        // The files are in the container alone.
        foreach (var variable in environment.Keys.Cast<string>().Where(variable => variable.EndsWith("_URL_FILE", StringComparison.Ordinal)).ToList())
        {
            environment[variable] = _folder.Write("secret", "postgres://templateworker:secret@postgres/templateworker\n");
        }

        var settings = SettingsLoader.Load(Path.Combine(Repository.Root, "config.example.yaml"), environment, []);

        settings.Database.Url.ShouldNotBeNull().Reveal().ShouldEndWith("/templateworker");
        // Between the containers there is no TLS, which is refused for every host that is not named.
        settings.Database.AllowPlaintext.ShouldBe(["postgres"]);
    }

    [Fact]
    public void Every_secret_is_a_file_that_no_commit_has_and_no_variable_holds_one()
    {
        var secrets = YamlFile.Map(_file["secrets"]);
        foreach (var name in new[] { "postgres", "migrate", "worker" })
        {
            ((List<object>)Service(name)["secrets"]).ShouldBeSubsetOf(secrets.Keys);
            YamlFile.Map(Service(name)["environment"]).Values.ShouldAllBe(value => !value.ToString()!.Contains("${", StringComparison.Ordinal));
        }

        secrets.Values.ShouldAllBe(secret => YamlFile.Map(secret)["file"].ToString()!.StartsWith("docker/secrets/", StringComparison.Ordinal));
        Repository.Read("deploy/docker/.gitignore").ShouldContain("secrets/*");
    }

    [Fact]
    public void What_the_database_keeps_lies_in_a_folder_of_the_deployment()
    {
        Service("postgres")["volumes"].ShouldBe(new[] { "./docker/state/postgres:/var/lib/postgresql/data" });
        Directory.Exists(Path.Combine(Repository.Root, "deploy", "docker", "state", "postgres")).ShouldBeTrue();
    }

    [Fact]
    public void The_worker_is_given_longer_to_stop_than_its_dispatches_are()
    {
        var grace = Service("worker")["stop_grace_period"].ToString()!;

        int.Parse(grace.TrimEnd('s')).ShouldBeGreaterThan(new SandboxSettings().DrainSeconds + new HostSettings().CloseSeconds);
    }

    public void Dispose() => _folder.Dispose();

    string Condition(string service, string dependency) =>
        (string)YamlFile.At(Service(service), "depends_on", dependency, "condition");

    Dictionary<object, object> Service(string name) => YamlFile.Map(YamlFile.At(_file, "services", name));
}
