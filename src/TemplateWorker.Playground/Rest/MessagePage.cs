using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Picks a page of a channel's messages, newest first.</summary>
static class MessagePage
{
    public const int DefaultLimit = 50;
    public const int MostMessages = 100;

    public static List<Message> Select(
        MessageHistory history, int count, Snowflake? before, Snowflake? after, Snowflake? around)
    {
        var all = history.All;
        IEnumerable<Message> page;
        if (around is { } middle)
        {
            var start = history.LowerBound(middle);
            page = Down(all, start - 1).Take(count / 2).Reverse().Concat(Up(all, start).Take(count - (count / 2))).Reverse();
        }
        else if (after is { } newer)
        {
            page = Up(all, history.LowerBound(new Snowflake(newer.Value + 1))).Take(count).Reverse();
        }
        else
        {
            page = Down(all, (before is { } older ? history.LowerBound(older) : all.Count) - 1).Take(count);
        }

        return [.. page];
    }

    static IEnumerable<Message> Down(IReadOnlyList<Message> all, int from)
    {
        for (var index = from; index >= 0; index--)
        {
            if (!all[index].IsEphemeral)
                yield return all[index];
        }
    }

    static IEnumerable<Message> Up(IReadOnlyList<Message> all, int from)
    {
        for (var index = from; index < all.Count; index++)
        {
            if (!all[index].IsEphemeral)
                yield return all[index];
        }
    }
}
