using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;

namespace TemplateWorker.Doctor;

/// <summary>Prints what was found.</summary>
static class DoctorReport
{
    /// <summary>As lines for people.</summary>
    public static void PrintText(string check, IReadOnlyList<Finding> findings)
    {
        Console.WriteLine(check);
        foreach (var finding in findings)
        {
            Console.WriteLine($"  {Word(finding.Kind),-8} {finding.Subject}{(finding.Detail is null ? "" : $": {finding.Detail}")}");
            if (finding.Mend is not null)
            {
                Console.WriteLine($"           {finding.Mend}");
            }
        }
    }

    /// <summary>How many of each there are, as the last line for people.</summary>
    public static void PrintSum(IReadOnlyList<Finding> findings) => Console.WriteLine(string.Join(
        ", ", Enum.GetValues<FindingKind>().Select(kind => $"{findings.Count(finding => finding.Kind == kind)} {Word(kind)}")));

    /// <summary>As one JSON object a finding.</summary>
    public static void PrintJson(string check, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            JsonLines.Print(new JsonObject
            {
                ["check"] = check,
                ["kind"] = Word(finding.Kind),
                ["subject"] = finding.Subject,
                ["detail"] = finding.Detail,
                ["mend"] = finding.Mend,
            });
        }
    }

    static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Ok => "ok",
        FindingKind.Warning => "warning",
        _ => "failed",
    };
}
