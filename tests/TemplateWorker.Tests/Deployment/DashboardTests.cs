using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Deployment;

/// <summary>What the dashboard and the alerts ask for is what workers measure.</summary>
public sealed partial class DashboardTests
{
    // What a histogram is made of, and what Prometheus itself measures of every target.
    static readonly string[] Parts = ["_bucket", "_sum", "_count"];
    const string OfPrometheus = "up";

    static readonly HashSet<string> Documented = [.. DocumentedMetric.Matches(Repository.Read("docs/operating/monitoring.md")).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_metric_of_the_dashboard_is_one_that_the_guide_lists()
    {
        var panels = JsonNode.Parse(Repository.Read("deploy/monitoring/grafana-dashboard.json"))!["panels"]!.AsArray();
        panels.Select(panel => (int)panel!["id"]!).ShouldBeUnique();

        Unknown(panels.SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_of_the_alerts_is_one_that_the_guide_lists() => Unknown(Rules.Select(rule => (string)rule["expr"])).ShouldBeEmpty();

    [Fact]
    public void Every_alert_says_what_it_means_and_names_a_page()
    {
        Rules.Select(rule => rule["alert"]).ShouldBeUnique();
        foreach (var rule in Rules)
        {
            YamlFile.At(rule, "labels", "severity").ShouldBeOneOf("critical", "warning");
            YamlFile.At(rule, "annotations", "summary").ToString().ShouldNotBeNullOrEmpty();
            var page = Page.Match(YamlFile.At(rule, "annotations", "description").ToString()!).Groups[1].Value;
            File.Exists(Path.Combine(Repository.Root, "docs", "operating", page)).ShouldBeTrue($"{rule["alert"]}: {page}");
        }
    }

    [Fact]
    public void Prometheus_reads_the_rules_beside_its_configuration() =>
        ((List<object>)YamlFile.Read("monitoring/prometheus.yaml")["rule_files"]).ShouldBe(["rules.yaml"]);

    static IEnumerable<Dictionary<object, object>> Rules =>
        ((List<object>)YamlFile.At(YamlFile.Read("monitoring/rules.yaml"), "groups", 0, "rules")).Select(YamlFile.Map);

    static IEnumerable<string> Unknown(IEnumerable<string> expressions) =>
        expressions.SelectMany(MetricsOf).Distinct().Where(metric => metric != OfPrometheus && !Documented.Contains(metric) && !Parts.Any(part => metric.EndsWith(part) && Documented.Contains(metric[..^part.Length])));

    // Names before braces, brackets or the end of a call, without labels, functions and words of the language.
    static IEnumerable<string> MetricsOf(string expression) =>
        MetricName.Matches(Labels.Replace(Grouping.Replace(expression, ""), "")).Select(match => match.Value);

    [GeneratedRegex(@"`(templateworker_[a-z_]+)`")]
    static partial Regex DocumentedMetric { get; }

    [GeneratedRegex(@"\{[^}]*\}|""[^""]*""")]
    static partial Regex Labels { get; }

    [GeneratedRegex(@"\bby \([^)]*\)")]
    static partial Regex Grouping { get; }

    [GeneratedRegex(@"\b(?:templateworker_\w+|up)\b")]
    static partial Regex MetricName { get; }

    [GeneratedRegex(@"See ([a-z]+\.md)\.")]
    static partial Regex Page { get; }
}
