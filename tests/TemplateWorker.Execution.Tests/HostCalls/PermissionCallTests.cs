namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary><c>discord.can</c>, asked by a template in a real sandbox and by one that is not to be trusted.</summary>
public sealed class PermissionCallTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_template_learns_what_members_and_the_bot_may_do_in_a_channel()
    {
        await using var rig = await BrokerRig.StartAsync(postgres);
        var world = rig.Playground.World;
        var alice = world.Guilds[0].Members.Single(member => member.User.Username == "alice").Id;

        var answer = await rig.RunAsync($$"""
            const channel = "{{rig.Channel}}";
            const nobody = { user: { id: "5" }, roles: [] };
            const late = { ...nobody, communication_disabled_until: "2999-01-01T00:00:00+00:00" };
            return [
              await discord.can("{{alice}}", channel, "VIEW_CHANNEL"),
              await discord.can("{{alice}}", { id: channel }, ["VIEW_CHANNEL", "BAN_MEMBERS"]),
              await discord.can("{{world.Guilds[0].OwnerId}}", channel, "BAN_MEMBERS"),
              await discord.can("@me", channel, "SEND_MESSAGES"),
              await discord.can(nobody, channel, "SEND_MESSAGES"),
              await discord.can(late, channel, "SEND_MESSAGES"),
              await discord.can(late, channel, 1024n),
              await discord.can("5", channel, "VIEW_CHANNEL").catch((e) => e.code),
            ];
            """);

        answer.ShouldBe("""[true,false,true,true,true,false,true,10013]""");
    }

    [Fact]
    public async Task Whatever_else_is_asked_is_refused()
    {
        await using var rig = await HostCallRig.StartAsync(postgres);
        var (own, foreign) = (rig.Channel("general"), rig.Foreign.Channels[0].Id);
        (string Arguments, string Problem)[] asked =
        [
            ($$"""[{"id":"1"},"{{own}}","8"]""", "'member' must be"),
            ($$"""[{"id":"1","roles":["x"]},"{{own}}","8"]""", "'member' must be"),
            ($$"""[{"id":"1","roles":[],"communication_disabled_until":"soon"},"{{own}}","8"]""", "'member' must be"),
            ($$"""["me","{{own}}","8"]""", "'member' must be"),
            ($$"""["\ud800","{{own}}","8"]""", "'member' must be"),
            ($$"""[{"id":"\ud800","roles":[]},"{{own}}","8"]""", "'member' must be"),
            ($$"""[{"id":"1","roles":["\ud800"]},"{{own}}","8"]""", "'member' must be"),
            ($$"""[{"id":"1","roles":[],"communication_disabled_until":"\ud800"},"{{own}}","8"]""", "'member' must be"),
            ($$"""[{"\ud800":"1","id":"1"},"{{own}}","8"]""", "'member' must be"),
            ($$"""["1","{{own}}","BAN_MEMBERS"]""", "'permissions' must be bits"),
            ($$"""["@me","{{foreign}}","8"]""", "is no channel of this guild"),
            ("""["@me"]""", "'channelId' must be an id"),
        ];

        foreach (var (arguments, problem) in asked)
        {
            var error = await rig.RefusedAsync("discord.can", arguments);
            error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(problem, Case.Sensitive, arguments);
        }
    }
}
