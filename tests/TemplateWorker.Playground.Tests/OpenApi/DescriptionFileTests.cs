using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Playground.Tests.OpenApi;

public sealed class DescriptionFileTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("false", null)]
    [InlineData("true", "where CI is set, it must be")]
    [InlineData("1", "where CI is set, it must be")]
    public void Without_a_description_tests_are_skipped_but_not_in_a_run_for_a_change(string? ci, string? complaint)
    {
        var file = new DescriptionFile(name => name == "CI" ? ci : null, "/somewhere/clone");

        file.Path.ShouldBe("/somewhere/shared/data/discord-openapi.json");
        file.Missing.ShouldContain("github.com/discord/discord-api-spec");
        file.Missing.ShouldContain("DISCORD_OPENAPI");
        if (complaint is null)
            file.Complaint.ShouldBeNull();
        else
            file.Complaint.ShouldNotBeNull().ShouldContain(complaint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    public void A_description_that_is_named_must_be_there(string? ci)
    {
        var file = new DescriptionFile(name => name == "CI" ? ci : "/elsewhere/discord.json", "/somewhere/clone");

        file.Path.ShouldBe("/elsewhere/discord.json");
        file.Complaint.ShouldNotBeNull().ShouldStartWith("/elsewhere/discord.json, which DISCORD_OPENAPI names");
    }
}
