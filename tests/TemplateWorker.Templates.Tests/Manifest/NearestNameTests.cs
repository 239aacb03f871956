using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Tests.Manifest;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("prot", "port")]
    [InlineData("ports", "port")]
    [InlineData("Processes", "processes")]
    [InlineData("cpu_limit", "cpu_limit_ms")]
    [InlineData("deadline_second", "deadline_seconds")]
    [InlineData("zzz", null)]
    public void The_nearest_name_is_found_unless_it_is_too_far(string typed, string? expected) =>
        NearestName.Of(typed, ["port", "processes", "cpu_limit_ms", "deadline_seconds"]).ShouldBe(expected);
}
