using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>Starts a sandbox that tries everything it may not do, confined as all sandboxes are.</summary>
public static class ConfinementProbe
{
    const string LastLine = "done";

    /// <summary>Runs it; takes about as long as starting a sandbox.</summary>
    /// <param name="options">The sandbox program and its time to start.</param>
    /// <param name="secrets">Absolute paths of the host that a sandbox must not be able to read.</param>
    /// <param name="logger">Told of layers that are missing.</param>
    /// <exception cref="SandboxLaunchException">The sandbox could not be started, or died.</exception>
    public static ConfinementReport Run(SandboxPoolOptions options, IEnumerable<string> secrets, ILogger logger)
    {
        var launcher = new SandboxLauncher(options with { RequiredLayers = [] }, logger);
        string[] arguments = ["--self-test", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. secrets];
        var (waiting, release) = NativeDescriptor.Pipe();
        var (output, outputWriter) = NativeDescriptor.Pipe();
        using (waiting)
        using (release)
        using (output)
        {
            int pid;
            ConfinementPlan plan;
            using (outputWriter)
                (pid, plan) = launcher.Start(SandboxProgram.Resolve(options.Executable, arguments), [waiting], outputWriter);
            var isDone = false;
            List<string> lines;
            try
            {
                lines = ReadWithin(options.HelloLimit, pid, output, out isDone);
                if (isDone)
                    launcher.Confinement.Verify(pid, plan);
            }
            finally
            {
                _ = NativeSpawn.SendSignal(pid, NativeSpawn.Kill);
                _ = NativeSpawn.Wait(pid, out _, 0);
            }
            if (!isDone)
                throw new SandboxLaunchException($"The sandbox that was to test its confinement died; its last words: {lines.LastOrDefault() ?? "none"}");
            var acts = lines.ToLookup(line => ForbiddenAct.Parse(line) is not null);
            return new ConfinementReport(launcher.Confinement.States, [.. acts[true].Select(ForbiddenAct.Parse)!], [.. acts[false]]);
        }
    }

    static List<string> ReadWithin(TimeSpan limit, int pid, SafeFileHandle output, out bool isDone)
    {
        using var end = new Timer(process => _ = NativeSpawn.SendSignal((int)process!, NativeSpawn.Kill), pid, limit, Timeout.InfiniteTimeSpan);
        using var reader = new StreamReader(new FileStream(output, FileAccess.Read, bufferSize: 0), Encoding.UTF8);
        var lines = new List<string>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line == LastLine)
            {
                isDone = true;
                return lines;
            }
            lines.Add(line);
        }
        isDone = false;
        return lines;
    }
}
