using System.CommandLine;
using System.Diagnostics;
using TemplateWorker.Load;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;

if (args is [ChannelEcho.Argument, var reader, var writer])
{
    ChannelEcho.Run(reader, writer);
    return 0;
}

var json = new Option<string>("--json")
{
    Description = "File for the figures as JSON.",
    DefaultValueFactory = _ => Path.Combine("artifacts", "bench.json"),
};
var program = new Option<string>("--program")
{
    Description = "The published program, whose whole commands are measured.",
    DefaultValueFactory = _ => Path.Combine("artifacts", "program", "templateworker"),
};
var groups = new Argument<string[]>("GROUP") { Description = "What to measure alone (default: all but active, confinement and fairness, which take minutes).", Arity = ArgumentArity.ZeroOrMore };
groups.AcceptOnlyFromAmong([.. LoadRun.GroupNames]);
var command = new RootCommand("Measures TemplateWorker with real sandboxes and a real PostgreSQL, in about a minute and a half.") { groups, json, program };
command.SetAction(async arguments =>
{
    var clock = Stopwatch.StartNew();
    var run = new LoadRun(arguments.GetRequiredValue(program));
    await run.RunAsync(arguments.GetRequiredValue(groups));
    var path = arguments.GetRequiredValue(json);
    FigureReport.Write(path, run.Figures);
    Console.WriteLine($"{run.Figures.Count} figures in {clock.Elapsed.TotalSeconds:0} s, written to {path}");
    return 0;
});
return await command.Parse(args).InvokeAsync();
