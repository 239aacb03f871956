using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Hosting;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Doctor;

/// <summary>Whether a sandbox starts and its script engine runs a template.</summary>
sealed class EngineCheck : IDoctorCheck
{
    // No guild has this id: it is older than Discord.
    static readonly TenantId Nobody = TenantId.Guild(1);

    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            // Layers that are missing are the confinement's to tell.
            var options = settings.Sandbox.ToOptions(settings.Limits) with { RequiredLayers = [] };
            await using var check = await TemplateCheck.StartAsync(options, new TemplateLines(NullLoggerFactory.Instance), NullLoggerFactory.Instance, TimeProvider.System, stop);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            var program = new TemplateProgram("doctor", 0, "main.js", new Dictionary<string, string> { ["main.js"] = """require("templateworker").on("MESSAGE_CREATE", () => {});""" }, "{}");
            var found = await check.CheckAsync(Nobody, program, stop);
            return
            [
                found.Error is { } error
                    ? Finding.Failed("sandbox", $"It runs no template: {error.Name}: {error.Message}", "Install the updates of libjavascriptcoregtk-4.1-0; report it when that does not help.")
                    : Finding.Ok("sandbox", string.Create(CultureInfo.InvariantCulture, $"runs templates on {check.Engine}, started in {elapsed.TotalMilliseconds:0} ms")),
            ];
        }
        catch (SandboxLaunchException error)
        {
            return [Finding.Failed("sandbox", error.Message, "The script engine is in the package libjavascriptcoregtk-4.1-0, the filter of system calls in libseccomp2 (Debian, Ubuntu).")];
        }
    }
}
