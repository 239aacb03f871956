using System.Diagnostics;
using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Deployment;

/// <summary>What the image is made of, as far as it shows without Docker.</summary>
public sealed partial class DockerfileTests : IDisposable
{
    readonly TemporaryFolder _image = new();

    [Fact]
    public async Task What_is_published_is_a_program_with_its_sandbox_beside_it()
    {
        var command = Publishing.Matches(Repository.Read("Dockerfile")).ShouldHaveSingleItem();
        var target = _image.Path + command.Groups["target"].Value;
        await RunAsync("dotnet", $"publish {command.Groups["project"].Value} -c {Configuration} -o {target} --no-build --nologo");

        var host = Path.Combine(_image.Path, "app", "templateworker");
        (await RunAsync(host, "--version")).ShouldMatch("^[0-9]+\\.");
        File.Exists(Path.Combine(_image.Path, "app", "sandbox", "TemplateWorker.Sandbox")).ShouldBeTrue();
        File.Exists(Path.Combine(_image.Path, "app", "TemplateWorker.ScriptEngine.dll")).ShouldBeFalse();

        // The image's user is not the one that owns the files.
        (File.GetUnixFileMode(Path.Combine(_image.Path, "app", "tsc", "tsc")) & UnixFileMode.OtherExecute).ShouldNotBe(UnixFileMode.None);
        (await RunAsync(host, "template check examples/poll")).ShouldStartWith("poll: no errors");
    }

    [Fact]
    public void The_container_does_not_run_as_root() => Repository.Read("Dockerfile").ShouldContain("\nUSER $APP_UID\n");

    public void Dispose() => _image.Dispose();

    static string Configuration => AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    async Task<string> RunAsync(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            // What the SDK leaves in the temporary folder goes with the image.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["TMPDIR"] = _image.Path },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output);
        return output;
    }

    [GeneratedRegex("dotnet publish (?<project>\\S+) -c Release -o (?<target>/\\S+)")]
    static partial Regex Publishing { get; }
}
