using System.Diagnostics;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>What pg_dump says of a database's schema.</summary>
static class SchemaDump
{
    public static async Task<string> OfAsync(DatabaseConnection target)
    {
        var binaries = await PostgresBinaries.FindAsync(configured: null, cluster: null, TestContext.Current.CancellationToken);
        var settings = target.CopySettings();
        var start = new ProcessStartInfo(
            binaries.Program("pg_dump"),
            ["--schema-only", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var dump = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
        // Newer versions guard a dump with a random word.
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("\\restrict") && !line.StartsWith("\\unrestrict")));
    }
}
