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
        await RunAsync("dotnet", "publish", command.Groups["project"].Value, "-c", Configuration, "-o", target, "--no-build", "--nologo");

        var host = Path.Combine(_image.Path, "app", "templateworker");
        (await RunAsync(host, "--version")).ShouldMatch("^[0-9]+\\.");
        File.Exists(Path.Combine(_image.Path, "app", "sandbox", "TemplateWorker.Sandbox")).ShouldBeTrue();
        File.Exists(Path.Combine(_image.Path, "app", "TemplateWorker.ScriptEngine.dll")).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(_image.Path, "app"), "TemplateWorker.Sandbox*").ShouldBeEmpty("It runs only from its own folder.");
        Directory.GetFiles(Path.Combine(_image.Path, "app"), "TemplateWorker.*.xml", SearchOption.AllDirectories).ShouldBeEmpty();

        // The image's user is not the one that owns the files.
        (File.GetUnixFileMode(Path.Combine(_image.Path, "app", "tsc", "tsc")) & UnixFileMode.OtherExecute).ShouldNotBe(UnixFileMode.None);
        await DiagnoseAsync(host);
    }

    [Fact]
    public void The_container_does_not_run_as_root() => Repository.Read("Dockerfile").ShouldContain("\nUSER $APP_UID\n");

    public void Dispose() => _image.Dispose();

    static string Configuration => AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    // As in the container: another user, files that nobody can change, one folder to write to. Without the rights to make
    // that here, the program is looked at by its own user.
    async Task DiagnoseAsync(string host)
    {
        var writable = _image.Combine("tmp");
        Directory.CreateDirectory(writable);
        File.SetUnixFileMode(writable, (UnixFileMode)0b111_111_111);
        var app = Path.GetDirectoryName(host)!;
        var doctor = $"env -i PATH=/usr/bin:/bin TMPDIR={writable} XDG_CACHE_HOME={writable}/cache DOTNET_EnableDiagnostics=0 {host} doctor --json --data {writable}/data";
        var isContained = Environment.IsPrivilegedProcess && Run("unshare", "--mount", "true") == 0;
        var findings = isContained
            ? await RunAsync("unshare", "--mount", "sh", "-ec", $"mount --bind {app} {app}; mount -o remount,bind,ro {app}; ! touch {app}/x 2>/dev/null; cd /; exec setpriv --reuid=65534 --regid=65534 --clear-groups {doctor}")
            : await RunAsync("sh", "-c", doctor);

        foreach (var check in new[] { "engine", "compiler", "confinement" })
            findings.ShouldContain($"{{\"check\":\"{check}\",\"kind\":\"ok\"");
    }

    static int Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    async Task<string> RunAsync(string program, params string[] arguments)
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
