namespace TemplateWorker.Templates.Tests.Typings;

public sealed class OpenApiTests
{
    const string Missing = "Discord's OpenAPI description is not there; DISCORD_OPENAPI names its file.";

    // Of the connection, of the application, of games' lobbies: no guild gets them.
    static readonly string[] NotOfGuilds =
    [
        "READY", "RESUMED", "RATE_LIMITED", "APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED", "QUEST_USER_ENROLLMENT",
        "LOBBY_MESSAGE_CREATE", "LOBBY_MESSAGE_UPDATE", "LOBBY_MESSAGE_DELETE",
        "GAME_DIRECT_MESSAGE_CREATE", "GAME_DIRECT_MESSAGE_UPDATE", "GAME_DIRECT_MESSAGE_DELETE",
    ];

    static readonly TypingKinds Ours = new();

    [Fact]
    public void Every_field_that_Discord_describes_is_typed_by_its_name_and_its_kind()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, Missing);

        OpenApiNames.All.Count.ShouldBeGreaterThan(100);
        OpenApiNames.All.SelectMany(names => DifferencesOf(names, description!)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_that_Discord_describes_for_guilds_has_a_payload()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, Missing);

        var events = Ours.FieldsOf("Events").Keys;
        events.Count.ShouldBeGreaterThan(70);
        description!.ValuesOf("ActionTypes").Except(NotOfGuilds).Except(events).ShouldBeEmpty();
    }

    static IEnumerable<string> DifferencesOf(OpenApiNames names, OpenApiDescription description)
    {
        var ours = Ours.FieldsOf(names.Interface);
        foreach (var field in names.Schemas.SelectMany(description.FieldsOf).GroupBy(field => field.Field))
        {
            var theirs = field.SelectMany(found => found.Kinds).ToHashSet();
            if (names.LeftOut.Contains(field.Key))
            {
                continue;
            }

            if (!ours.TryGetValue(field.Key, out var kinds))
            {
                yield return $"{names.Interface} lacks {field.Key} ({string.Join(" or ", theirs)})";
            }
            else if (theirs.Count > 0 && !theirs.Contains("any") && !kinds.IsSubsetOf(theirs))
            {
                yield return $"{names.Interface}.{field.Key} is {string.Join(" or ", kinds)}, not {string.Join(" or ", theirs)}";
            }
        }
    }
}
