using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Doctor;

/// <summary>Whether the TypeScript compiler compiles.</summary>
sealed class CompilerCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "compiler";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop)
    {
        var options = settings.ToCompilerOptions();
        // How it is confined has a check of its own.
        using var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance);

        // Never the same source, which the cache would answer.
        var source = string.Create(CultureInfo.InvariantCulture, $"export const one: number = {TimeProvider.System.GetTimestamp()};\n");
        var started = TimeProvider.System.GetTimestamp();
        var result = await compiler.CompileAsync(TemplateSources.FromFiles(new Dictionary<string, string> { ["main.ts"] = source }, "doctor"), stop);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        return
        [
            result.Template is null
                ? Finding.Failed("TypeScript", $"It does not compile a line: {string.Join("; ", result.Diagnostics)}", "The compiler lies beside the program, in tsc/; install the program anew.")
                : Finding.Ok("TypeScript", string.Create(CultureInfo.InvariantCulture, $"compiles in {elapsed.TotalMilliseconds:0} ms, works in {options.Folder}")),
        ];
    }
}
