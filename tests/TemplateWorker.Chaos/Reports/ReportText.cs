using System.Globalization;
using System.Text;

namespace TemplateWorker.Chaos.Reports;

/// <summary>A report for people, in Markdown.</summary>
static class ReportText
{
    /// <summary>Writes it.</summary>
    public static string Of(ChaosReport report)
    {
        var text = new StringBuilder();
        var (options, machine) = (report.Options, report.Machine);
        Line(text, $"# Chaos test: {(report.HasPassed ? "passed" : "FAILED")}\n");
        Line(text, $"`scripts/chaos --seconds {options.Seconds} --rate {options.Rate} --tenants {options.Tenants} --seed {options.Seed}`\n");
        Line(text, $"{machine.Cores} cores, {machine.MemoryMib} MiB, {machine.System}, {machine.Runtime}, {machine.Engine}; {ChaosOptions.Sandboxes} sandboxes.\n");
        Line(text, $"| check | held | by what |");
        Line(text, $"| --- | --- | --- |");
        foreach (var check in report.Checks)
            Line(text, $"| {check.Name} | {(check.Held switch { true => "yes", false => "NO", null => "-" })} | {check.Text} |");
        foreach (var surprise in report.Surprises)
            Line(text, $"\nNo fault explains: {surprise}");
        Line(text, $"\n| figure | value |");
        Line(text, $"| --- | ---: |");
        foreach (var (name, value) in report.Figures)
            Line(text, $"| {name} | {value:0.###} |");
        Line(text, $"\n| at, s | fault | sandbox | whole again after, ms | dispatches that ended with it |");
        Line(text, $"| ---: | --- | ---: | ---: | ---: |");
        foreach (var fault in report.Faults)
            Line(text, $"| {fault.AtSeconds:0.0} | {fault.Kind} | {fault.Place} | {fault.RecoveredMs:0} | {fault.Dispatches} |");
        return text.ToString();
    }

    static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
