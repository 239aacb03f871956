using System.Diagnostics;
using System.Text.Json;
using TemplateWorker.Testing;

namespace TemplateWorker.Chaos.Tests;

/// <summary>The short run of scripts/chaos, with faults of every kind.</summary>
public sealed class ShortRunTests : IDisposable
{
    // What a full machine does not carry, and what takes a minute to be told.
    static readonly string[] NotForShortRuns = ["the rate was carried", "memory is flat"];

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_host_keeps_its_promises_while_sandboxes_database_and_gateway_fail()
    {
        var output = await RunAsync("--seconds", "6", "--rate", "200", "--tenants", "12", "--seed", "3");

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.Combine("chaos.json"), TestContext.Current.CancellationToken));
        var checks = report.RootElement.GetProperty("checks").EnumerateArray()
            .Where(check => !NotForShortRuns.Contains(check.GetProperty("name").GetString())).ToList();
        checks.Count.ShouldBe(6);
        checks.ShouldAllBe(check => check.GetProperty("held").GetBoolean(), output);
        report.RootElement.GetProperty("faults").GetArrayLength().ShouldBe(6);
    }

    public void Dispose() => _folder.Dispose();

    async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Repository.BuildOf("TemplateWorker.Chaos"), "TemplateWorker.Chaos"), [.. arguments, "--report", _folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return $"{output}\n{await errors}";
    }
}
