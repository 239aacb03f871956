using System.ComponentModel;
using System.Diagnostics;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.DiscordJs;

/// <summary>Installs discord.js once, into the build's own output, from the lock file beside the tests.</summary>
static class DiscordJsInstallation
{
    static readonly string Source = Path.Combine(AppContext.BaseDirectory, "discord-js");

    static readonly string Target = Path.Combine(Repository.Root, "artifacts", "discord-js");

    /// <summary>Skips the test on a machine without node, unless it must not be skipped (CI=true).</summary>
    public static async Task<string> PrepareAsync()
    {
        if (!await RunsAsync("node", "--version") || !await RunsAsync("npm", "--version"))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException("node and npm are needed (Debian: apt install nodejs npm).");
            Assert.Skip("node and npm are not installed (Debian: apt install nodejs npm).");
        }

        Directory.CreateDirectory(Target);
        var lockFile = Path.Combine(Target, "package-lock.json");
        var isInstalled = File.Exists(lockFile)
            && await File.ReadAllTextAsync(lockFile) == await File.ReadAllTextAsync(Path.Combine(Source, "package-lock.json"))
            && File.Exists(Path.Combine(Target, "node_modules/.package-lock.json"));
        foreach (var file in Directory.EnumerateFiles(Source))
            File.Copy(file, Path.Combine(Target, Path.GetFileName(file)), overwrite: true);
        if (!isInstalled)
            await InstallAsync();
        return Target;
    }

    static async Task InstallAsync()
    {
        var (exitCode, output) = await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        if (exitCode != 0)
            throw new InvalidOperationException($"npm ci ended with {exitCode}: {output}");
    }

    static async Task<bool> RunsAsync(string program, string argument)
    {
        try
        {
            return (await RunAsync(program, argument)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.Exists(Target) ? Target : AppContext.BaseDirectory,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
