using System.Diagnostics;
using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class DoctorVerbTests : IDisposable
{
    static readonly string[] Layers = ["user", "no_new_privs", "namespaces", "jail", "landlock", "seccomp", "limits"];

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_layer_is_named_and_nothing_forbidden_is_possible()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["doctor", "--json"]);

        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors + string.Join('\n', run.Output));
        foreach (var check in new[] { "confinement", "confinement of the compiler" })
        {
            var findings = Parse(run.Output, check);
            Layers.ShouldBeSubsetOf(findings.Keys);
            findings.Values.ShouldNotContain("failed");
        }
    }

    [Fact]
    public async Task A_host_that_is_not_root_confines_sandboxes_too()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "The other tests show it already.");
        Assert.SkipUnless(await RunAsNobodyAsync("test", "-x", Repository.Program) is (0, _), "Nobody else than root can reach the program.");

        var (code, output) = await RunAsNobodyAsync(Repository.Program, "doctor", "--json", "--data", "/tmp/templateworker-nobody");

        code.ShouldBe(0, output);
        foreach (var check in new[] { "confinement", "confinement of the compiler" })
        {
            var findings = Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), check);
            findings["seccomp"].ShouldBe("ok");
            findings["no_new_privs"].ShouldBe("ok");
            findings["limits"].ShouldBe("ok");
            findings["jail"].ShouldBe("warning");
        }
    }

    [Fact]
    public async Task A_layer_that_does_not_exist_cannot_be_required()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["doctor"], ("TEMPLATEWORKER__SANDBOX__REQUIRE", "seccomp,selinux"));

        (await run.WaitForExitAsync()).ShouldBe(2);
        run.Errors.ShouldContain("sandbox.require names \"selinux\", which is no layer of confinement");
    }

    public void Dispose() => _folder.Dispose();

    static Dictionary<string, string> Parse(IEnumerable<string> lines, string check) =>
        lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(finding => finding.GetProperty("check").GetString() == check)
            .ToDictionary(finding => finding.GetProperty("subject").GetString()!, finding => finding.GetProperty("kind").GetString()!);

    static async Task<(int Code, string Output)> RunAsNobodyAsync(params string[] command)
    {
        var start = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", .. command])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("HOME");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
