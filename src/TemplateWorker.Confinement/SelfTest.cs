using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement;

/// <summary>Starts a program that tries everything it may not do, confined as all processes of its kind are.</summary>
static class SelfTest
{
    const string LastLine = "done";

    /// <summary>Runs it; takes about as long as starting a sandbox.</summary>
    /// <param name="launcher">Starts processes of the kind.</param>
    /// <param name="program">The sandbox program, which tests itself when it is told to.</param>
    /// <param name="limit">Time that it may take.</param>
    /// <exception cref="ConfinementException">It could not be started, or died.</exception>
    public static ConfinementReport Run(ProcessLauncher launcher, ConfinedProgram program, TimeSpan limit)
    {
        var (waiting, release) = NativeDescriptor.Pipe();
        var (output, outputWriter) = NativeDescriptor.Pipe();
        using (waiting)
        using (release)
        using (output)
        {
            ChildProcess process;
            ConfinementPlan plan;
            using (outputWriter)
            {
                (var pid, plan) = launcher.Start(program, [waiting], outputWriter, outputWriter);
                process = new ChildProcess(pid);
            }
            var isDone = false;
            List<string> lines;
            try
            {
                lines = ReadWithin(limit, process, output, out isDone);
                if (isDone)
                    launcher.Layers.Verify(process.Id, plan);
            }
            finally
            {
                process.Kill();
                SpinWait.SpinUntil(() => process.Collect() is not null);
            }
            if (!isDone)
                throw new ConfinementException($"The process that was to test its confinement died; its last words: {lines.LastOrDefault() ?? "none"}");
            var acts = lines.ToLookup(line => ForbiddenAct.Parse(line) is not null);
            return new ConfinementReport(launcher.Layers.States, [.. acts[true].Select(ForbiddenAct.Parse)!], [.. acts[false]]);
        }
    }

    /// <summary>Arguments of a program that is to test itself.</summary>
    /// <param name="mode">How.</param>
    /// <param name="secrets">Absolute paths of the host that it must not be able to read.</param>
    public static IReadOnlyList<string> Arguments(string mode, IEnumerable<string> secrets) =>
        [mode, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. secrets];

    static List<string> ReadWithin(TimeSpan limit, ChildProcess process, SafeFileHandle output, out bool isDone)
    {
        using var end = new Timer(_ => process.Kill(), null, limit, Timeout.InfiniteTimeSpan);
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
