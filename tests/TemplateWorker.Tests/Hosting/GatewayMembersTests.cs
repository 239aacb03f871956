using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Hosting;

namespace TemplateWorker.Tests.Hosting;

public sealed class GatewayMembersTests
{
    // GATEWAY_PRESENCE_LIMITED and GATEWAY_GUILD_MEMBERS_LIMITED: what small bots have switched on.
    const long Presences = 1 << 13;
    const long Members = 1 << 15;

    [Theory]
    [InlineData(Presences, false, "Server Members Intent")]
    [InlineData(Members, true, "Presence Intent")]
    public async Task What_Discord_would_not_answer_is_not_asked_and_says_what_to_switch_on(long flags, bool withPresences, string portalSwitch)
    {
        var members = new GatewayMembers(new DiscordApplication(1, "bot", flags));

        var refused = await Should.ThrowAsync<DiscordIntentException>(
            () => members.RequestAsync(1, new MemberRequest { WithPresences = withPresences }, CancellationToken.None));

        refused.Message.ShouldContain($"enables '{portalSwitch}' in Discord's developer portal");
    }

    [Fact]
    public async Task Before_there_is_a_gateway_nothing_can_be_asked() =>
        (await Should.ThrowAsync<DiscordUnavailableException>(
            () => new GatewayMembers(new DiscordApplication(1, "bot")).RequestAsync(1, new MemberRequest { Query = "a" }, CancellationToken.None)))
        .MayHaveHappened.ShouldBeFalse();
}
