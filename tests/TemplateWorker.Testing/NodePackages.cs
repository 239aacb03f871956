using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace TemplateWorker.Testing;

/// <summary>Programs for Node.js that lie beside tests. What they need is installed once, from their lock file.</summary>
public static class NodePackages
{
    /// <summary>Installs what a program needs. Skips the test on a machine without node, unless it must not be skipped (CI=true).</summary>
    /// <param name="name">The program's folder in the build's output.</param>
    /// <returns>The folder in which the program is with all that it needs.</returns>
    public static async Task<string> PrepareAsync(string name)
    {
        var source = Path.Combine(AppContext.BaseDirectory, name);
        if (!await RunsAsync("node") || !await RunsAsync("npm"))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException("node and npm are needed (Debian: apt install nodejs npm).");
            Assert.Skip("node and npm are not installed (Debian: apt install nodejs npm).");
        }

        var target = Path.Combine(Repository.Root, "artifacts", name);
        Directory.CreateDirectory(target);
        var lockFile = Path.Combine(target, "package-lock.json");
        var isInstalled = File.Exists(lockFile)
            && await File.ReadAllTextAsync(lockFile) == await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"))
            && File.Exists(Path.Combine(target, "node_modules/.package-lock.json"));
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        if (!isInstalled)
            await InstallAsync(target);
        return target;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code and all that it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    // No package's own script runs: some would fetch programs from elsewhere.
    static async Task InstallAsync(string folder)
    {
        var (exitCode, output) = await RunAsync(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (exitCode != 0)
            throw new InvalidOperationException($"npm ci ended with {exitCode}: {output}");
    }

    static async Task<bool> RunsAsync(string program)
    {
        try
        {
            return (await RunAsync(AppContext.BaseDirectory, program, "--version")).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
