using System.Globalization;
using System.Text;
using TemplateWorker.Sandbox.Confinement;
using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>
/// Tries everything that the confinement forbids, on every kind of thread that the runtime has, and prints what came of
/// it: layer, kind of thread, act, and the number of the error or 0 when it was possible, separated by tabs. Nothing that
/// is tried does harm where it succeeds. <c>templateworker doctor</c> and tests start it through the host's launcher.
/// </summary>
static class SelfTesting
{
    static readonly StringBuilder Report = new();

    /// <summary>Runs it, and waits until the host closes the channel.</summary>
    /// <param name="arguments">The command line: <c>--self-test</c>, the host's process, files that must not be readable.</param>
    /// <param name="start">What the command line says.</param>
    internal static void Run(string[] arguments, StartArguments start)
    {
        var host = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var walls = OuterWalls.All(host, arguments.Where(argument => argument.StartsWith('/'))).ToArray();
        if (start.StandsForCompiler)
            TryEverywhere([.. ForbiddenCalls.OfCompiler, .. walls, .. OuterWalls.OwnSources]);
        else
            TryAsSandbox(walls, start.HasOwnUser);
        Report.AppendLine("done");
        Console.Out.Write(Report);
        Console.Out.Flush();
        HostChannel.Read(new byte[1]);
    }

    static void TryAsSandbox(Attempt[] walls, bool hasOwnUser)
    {
        Try("launch", walls);
        Confined.Enter(hasOwnUser);
        using var engine = new EngineUse();
        TryEverywhere([.. ForbiddenCalls.All, .. walls, .. OuterWalls.OwnMemory]);
    }

    static void TryEverywhere(Attempt[] all)
    {
        Try("main", all);
        Task.Run(() => Try("thread pool", all)).GetAwaiter().GetResult();
        OnThread(() => Try("thread", all));
        OnTimer(() => Try("timer", all));
        LastWill.Execute(() => Try("finalizer", all));
    }

    static void Try(string thread, IEnumerable<Attempt> attempts)
    {
        foreach (var attempt in attempts)
            Report.AppendLine(CultureInfo.InvariantCulture, $"{attempt.Layer}\t{thread}\t{attempt.Act}\t{attempt.Try()}");
    }

    static void OnThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }

    static void OnTimer(Action action)
    {
        using var done = new ManualResetEventSlim();
        using var timer = new Timer(_ => { action(); done.Set(); }, null, 0, Timeout.Infinite);
        done.Wait();
    }
}
