using System.Text;
using TemplateWorker.Registration;

namespace TemplateWorker.Tests.Registration;

/// <summary>What differs between commands as they are wanted and as Discord shows them, and how that is brought about.</summary>
public sealed class CommandPlanTests
{
    const string Own =
        """
        {"name":"a","description":"d","options":[
            {"type":3,"name":"t","description":"x","required":false,"autocomplete":false,"choices":[],"name_localizations":{}},
            {"type":4,"name":"n","description":"y","min_value":1,"choices":[{"name":"one","value":1,"name_localizations":null}]},
            {"type":7,"name":"c","description":"z","channel_types":[5,0]}],
         "default_member_permissions":"8","name_localizations":{"fr":"b","de":"c"}}
        """;

    const string Shown =
        """
        {"id":"9","application_id":"1","version":"2","guild_id":"3","type":1,"name":"a","name_localized":"c","description":"d",
         "description_localizations":null,"name_localizations":{"de":"c","fr":"b"},"default_member_permissions":8,"nsfw":false,
         "dm_permission":true,"contexts":null,"integration_types":[0],"default_permission":true,"options":[
            {"type":3,"name":"t","description":"x","description_localizations":null},
            {"type":4,"name":"n","description":"y","min_value":1.0,"choices":[{"name":"one","name_localized":"one","value":1}]},
            {"type":7,"name":"c","description":"z","channel_types":[0,5],"required":false}]}
        """;

    [Fact]
    public void What_Discord_adds_or_would_assume_is_no_difference()
    {
        var plan = Plan([Shown], [Own]);

        plan.Changes.ShouldBeEmpty();
        plan.Kept.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"description\":\"d\"", "\"description\":\"e\"", "description")]
    [InlineData("\"default_member_permissions\":\"8\"", "\"default_member_permissions\":\"0\"", "default_member_permissions")]
    [InlineData("\"default_member_permissions\":\"8\"", "\"default_member_permissions\":null", "default_member_permissions")]
    [InlineData("\"name\":\"a\"", "\"name\":\"a\",\"nsfw\":true", "nsfw")]
    [InlineData("\"fr\":\"b\"", "\"fr\":\"B\"", "name_localizations")]
    [InlineData("\"required\":false", "\"required\":true", "options")]
    [InlineData("\"autocomplete\":false", "\"autocomplete\":true", "options")]
    [InlineData("\"min_value\":1", "\"min_value\":1.5", "options")]
    [InlineData("\"value\":1", "\"value\":2", "options")]
    [InlineData("[5,0]", "[5]", "options")]
    [InlineData("\"name\":\"t\"", "\"name\":\"u\"", "options")]
    public void Whatever_else_differs_is_changed_and_named(string from, string to, string field)
    {
        var change = Plan([Shown], [Own.Replace(from, to, StringComparison.Ordinal)]).Changes.ShouldHaveSingleItem();

        (change.Step, change.Name, change.Id).ShouldBe((CommandStep.Change, "/a", 9ul));
        change.Fields.ShouldBe([field]);
    }

    [Fact]
    public void Kind_and_name_tell_commands_apart()
    {
        var plan = Plan(["""{"id":"1","type":1,"name":"a","description":"d"}""", """{"id":"2","type":3,"name":"b","description":""}"""],
            ["""{"type":2,"name":"a"}""", """{"type":3,"name":"b"}"""]);

        plan.Changes.Select(change => (change.Step, change.Name, change.Id)).ShouldBe([(CommandStep.Delete, "/a", 1ul), (CommandStep.Create, "a", null)]);
        plan.Kept.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(0, 2, true)]
    [InlineData(1, 5, false)]
    [InlineData(1, 6, true)]
    [InlineData(3, 0, false)]
    public void One_request_replaces_all_where_none_stays_or_many_change(int same, int created, bool isBulk)
    {
        var has = Enumerable.Range(0, same).Select(n => $$"""{"id":"{{n + 1}}","name":"s{{n}}","description":"d"}""").ToArray();
        var wants = Enumerable.Range(0, same).Select(n => $$"""{"name":"s{{n}}","description":"d"}""")
            .Concat(Enumerable.Range(0, created).Select(n => $$"""{"name":"n{{n}}","description":"d"}""")).ToArray();

        Plan(has, wants).IsBulk.ShouldBe(isBulk);
    }

    [Fact]
    public void An_entry_point_that_nobody_asked_for_stays_and_is_not_overwritten()
    {
        var plan = Plan(["""{"id":"1","type":4,"name":"launch"}"""], ["""{"name":"a","description":"d"}""", """{"name":"b","description":"d"}"""]);

        plan.Changes.ShouldAllBe(change => change.Step == CommandStep.Create);
        plan.IsBulk.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 100, "/c100: it is number 101 of the chat commands of guild 7, and Discord allows 100")]
    [InlineData(2, 15, "c15: it is number 16 of the user commands of guild 7, and Discord allows 15")]
    [InlineData(3, 15, "c15: it is number 16 of the message commands of guild 7, and Discord allows 15")]
    public void One_command_too_many_is_named_before_anything_is_sent(int type, int most, string problem)
    {
        var scope = new CommandScope(1, 7);
        string[] commands = [.. Enumerable.Range(0, most + 1).Select(n => $$"""{"type":{{type}},"name":"c{{n}}"}""")];

        CommandLimits.FindProblem(scope, Bytes(commands[..^1])).ShouldBeNull();
        CommandLimits.FindProblem(scope, Bytes(commands)).ShouldNotBeNull().ShouldStartWith(problem);
    }

    static CommandPlan Plan(string[] existing, string[] wanted) => CommandPlan.Between(Bytes(existing), Bytes(wanted));

    static ReadOnlyMemory<byte> Bytes(string[] commands) => Encoding.UTF8.GetBytes($"[{string.Join(',', commands)}]");
}
