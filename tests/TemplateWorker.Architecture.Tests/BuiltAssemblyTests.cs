using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

public sealed class BuiltAssemblyTests
{
    [Fact]
    public void The_host_never_loads_the_script_engine()
    {
        var reachable = BuiltAssembly.ReachableFrom("TemplateWorker");

        reachable.ShouldContain("templateworker");
        reachable.ShouldNotContain("TemplateWorker.ScriptEngine");
        reachable.ShouldNotContain("TemplateWorker.Sandbox");
    }

    [Fact]
    public void The_script_engine_lies_only_in_the_sandboxs_own_folder()
    {
        var folder = Repository.BuildOf("TemplateWorker");

        File.Exists(Path.Combine(folder, "sandbox", "TemplateWorker.ScriptEngine.dll")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "TemplateWorker.ScriptEngine.dll")).ShouldBeFalse();
    }

    [Fact]
    public void The_sandbox_is_made_of_itself_the_protocol_and_the_engine_alone()
    {
        var assemblies = Directory.EnumerateFiles(Repository.BuildOf("TemplateWorker.Sandbox"), "*.dll").Select(Path.GetFileNameWithoutExtension);

        assemblies.ShouldBe(["TemplateWorker.Protocol", "TemplateWorker.Sandbox", "TemplateWorker.ScriptEngine"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("TemplateWorker.Sandbox")]
    [InlineData("TemplateWorker.ScriptEngine")]
    [InlineData("TemplateWorker.Protocol")]
    public void Nothing_that_runs_in_the_sandbox_can_speak_http(string project) =>
        BuiltAssembly.ReferencesOf(project).ShouldNotContain(name => name.StartsWith("System.Net.Http") || name.StartsWith("System.Net.WebSockets"));

    [Theory]
    [InlineData("TemplateWorker")]
    [InlineData("TemplateWorker.Execution")]
    public void Only_storage_speaks_to_the_database_driver(string project)
    {
        var references = BuiltAssembly.ReferencesOf(project);

        references.ShouldNotContain("Npgsql");
        references.ShouldNotContain("Dapper");
    }

    [Theory]
    [InlineData("TemplateWorker.Execution")]
    [InlineData("TemplateWorker.Discord")]
    [InlineData("TemplateWorker.Storage")]
    public void The_cores_know_no_web_server_and_no_command_line(string project) =>
        BuiltAssembly.ReferencesOf(project).ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore") || name.StartsWith("System.CommandLine"));
}
