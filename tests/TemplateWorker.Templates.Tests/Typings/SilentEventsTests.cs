using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed class SilentEventsTests
{
    [Fact]
    public void Events_that_never_come_are_known_by_their_comments() =>
        SilentEvents.Reasons.Keys.Order(StringComparer.Ordinal).ShouldBe(
        [
            "CHANNEL_INFO", "GUILD_MEMBERS_CHUNK", "PRESENCE_UPDATE", "SOUNDBOARD_SOUNDS", "SUBSCRIPTION_CREATE", "SUBSCRIPTION_DELETE",
            "SUBSCRIPTION_UPDATE", "USER_UPDATE", "VOICE_CHANNEL_EFFECT_SEND", "VOICE_SERVER_UPDATE",
        ]);

    [Fact]
    public void Who_subscribes_to_one_is_told_why_it_never_comes() =>
        SilentEvents.NotesOn(["MESSAGE_CREATE", "PRESENCE_UPDATE", "USER_UPDATE"]).ShouldBe(
        [
            "PRESENCE_UPDATE never comes: the host does not ask Discord for presences.",
            "USER_UPDATE never comes: it belongs to no guild.",
        ]);
}
