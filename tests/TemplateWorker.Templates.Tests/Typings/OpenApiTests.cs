using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed class OpenApiTests
{
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
        var described = new DescribedKinds(DiscordDescription.Need());

        OpenApiNames.All.Count.ShouldBeGreaterThan(100);
        OpenApiNames.All.SelectMany(names => DifferencesOf(names, described)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_that_Discord_describes_for_guilds_has_a_payload()
    {
        var described = new DescribedKinds(DiscordDescription.Need());

        var events = Ours.FieldsOf("Events").Keys;
        events.Count.ShouldBeGreaterThan(70);
        described.ValuesOf("ActionTypes").Except(NotOfGuilds).Except(events).ShouldBeEmpty();
    }

    static IEnumerable<string> DifferencesOf(OpenApiNames names, DescribedKinds described)
    {
        var ours = Ours.FieldsOf(names.Interface);
        foreach (var field in names.Schemas.SelectMany(described.FieldsOf).GroupBy(field => field.Field))
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
