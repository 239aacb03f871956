using System.Text;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Interactions;

public sealed class DeferralChoiceTests
{
    [Theory]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"description":"d"}""")]
    [InlineData("5")]
    public void A_command_whose_name_is_no_text_is_nobodys(string command)
    {
        var loaded = TemplateDescription.ReadAll(Encoding.UTF8.GetBytes($$"""
            [{"template":"odd","events":[],"commands":[{{command}}],"components":[],"modals":[]},
             {"template":"open","events":[],"commands":[{"name":"ask"}],"components":[],"modals":["form:"]}]
            """));
        TenantTemplate[] templates = [Of("odd", defersEphemerally: true), Of("open", defersEphemerally: false)];

        DeferralChoice.IsEphemeral(templates, loaded, "ask").ShouldBeFalse();
        DeferralChoice.IsEphemeral(templates, loaded, "form:1").ShouldBeFalse();
        DeferralChoice.IsEphemeral(templates, loaded, "other").ShouldBeTrue();
    }

    [Fact]
    public void A_choice_that_fails_is_logged_and_ends_nothing()
    {
        var time = new ManualTimeProvider();
        using var log = new RecordingLoggerFactory();
        using var discord = new DiscordRestClient(new DiscordRestOptions { ApiUrl = new Uri("http://127.0.0.1:1/"), Token = "t" }, log, time);
        var care = new InteractionCare(discord, new LimitSettings { DeferAfterMs = 2000 }, log, time);
        var interaction = new KnownInteraction(TestPool.Tenant(1), time.GetSteadyTime() + TimeSpan.FromMinutes(15))
        {
            Id = 1,
            ApplicationId = 2,
            Token = "token",
            Kind = InteractionKind.Command,
        };

        care.Take(interaction, (_, _) => throw new InvalidOperationException("on purpose"));
        time.Advance(TimeSpan.FromSeconds(2));

        log.Lines.ShouldHaveSingleItem().Id.ShouldBe(3041);
    }

    static TenantTemplate Of(string name, bool defersEphemerally) =>
        new() { Program = MemoryTemplates.Program("") with { Name = name }, DefersEphemerally = defersEphemerally };
}
