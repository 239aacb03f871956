using System.CommandLine;
using TemplateWorker.Chaos;
using TemplateWorker.Chaos.Reports;

// scripts/chaos is its manual.
var seconds = Number("--seconds", 120, 5, 3600, "How long events are sent.");
var rate = Number("--rate", 5000, 10, 100_000, "Events that are sent in a second.");
var tenants = Number("--tenants", 200, 1, 5000, "Guilds, each with a template of its own.");
var seed = Number("--seed", Random.Shared.Next(1, int.MaxValue), 0, int.MaxValue, "What the faults and the guilds of events follow from (default: any).");
var folder = new Option<string>("--report") { Description = "Folder of chaos.json and chaos.md.", DefaultValueFactory = _ => "artifacts" };
var command = new RootCommand("Runs a whole host under load while its sandboxes, its database and its gateway fail, and counts what was lost.")
{
    seconds, rate, tenants, seed, folder,
};
command.SetAction(async (arguments, stop) =>
{
    var options = new ChaosOptions
    {
        Seconds = arguments.GetValue(seconds),
        Rate = arguments.GetValue(rate),
        Tenants = arguments.GetValue(tenants),
        Seed = arguments.GetValue(seed),
    };
    Console.WriteLine($"{options.Rate} events a second for {options.Seconds} s in {options.Tenants} guilds, seed {options.Seed}");
    using var watchdog = Watchdog.Start(options.LongestRun);
    var report = await ChaosRun.RunAsync(options, watchdog, stop);
    ReportFiles.Write(arguments.GetRequiredValue(folder), report);
    Console.WriteLine(ReportText.Of(report));
    return report.HasPassed ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();

static Option<int> Number(string name, int usual, int least, int most, string description)
{
    var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
            result.AddError($"{name} must be between {least} and {most}.");
    });
    return option;
}
