using System.Diagnostics;
using TemplateWorker.Fuzz;
using TemplateWorker.Fuzz.Targets;

// scripts/fuzz is its manual.
switch (args)
{
    case ["--list"]:
        foreach (var target in AllTargets.List)
            Console.WriteLine(target.Name);
        return 0;
    case ["--replay", var name, ..]:
        return Replay(name, args.Length > 2 ? args[2] : "");
    case []:
        return Run(TimeSpan.FromSeconds(60), long.MaxValue, (ulong)Stopwatch.GetTimestamp());
    case [var amount, ..] when args.Length <= 2 && FuzzAmount.TryParse(amount, out var time, out var count):
        var seed = (ulong)Stopwatch.GetTimestamp();
        if (args.Length == 1 || ulong.TryParse(args[1], out seed))
            return Run(time, count, seed);
        break;
}
Console.Error.WriteLine("Usage: scripts/fuzz [SECONDSs|COUNT [SEED]] | --replay TARGET HEX | --list");
return 2;

static int Run(TimeSpan time, long count, ulong seed)
{
    Console.WriteLine($"{AllTargets.List.Count} decoders, seed {seed}");
    var started = Stopwatch.GetTimestamp();
    var (finding, done) = FuzzThreads.Run(new Fuzzer(AllTargets.List, seed), time, count);
    var elapsed = Stopwatch.GetElapsedTime(started);
    Console.WriteLine($"{done} inputs in {elapsed.TotalSeconds:0.0} s, {done / elapsed.TotalSeconds:0} a second, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB");
    Console.WriteLine(finding is null ? "No decoder did what it may not do." : finding);
    return finding is null ? 0 : 1;
}

static int Replay(string name, string hex)
{
    if (AllTargets.List.FirstOrDefault(target => target.Name == name) is not { } target)
    {
        Console.Error.WriteLine($"There is no decoder '{name}'; --list names them.");
        return 2;
    }
    var problem = Fuzzer.ProblemOf(target, Convert.FromHexString(hex));
    Console.WriteLine(problem ?? "The decoder does what it may.");
    return problem is null ? 0 : 1;
}
