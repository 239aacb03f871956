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
            Console.WriteLine($"  {Word(finding.Kind),-5} {finding.Subject}{(finding.Detail is null ? "" : $": {finding.Detail}")}");
        }
    }

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
            });
        }
    }

    static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Ok => "ok",
        FindingKind.Weak => "weak",
        _ => "bad",
    };
}
