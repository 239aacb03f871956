using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Picks a page of a channel's messages, newest first.</summary>
static class MessagePage
{
    const int DefaultLimit = 50;
    const int MostMessages = 100;

    public static List<Message> Select(
        MessageHistory history, int? limit, Snowflake? before, Snowflake? after, Snowflake? around)
    {
        var count = limit ?? DefaultLimit;
        if (count is < 1 or > MostMessages)
        {
            var errors = new FormErrors();
            errors.At("limit").Add(
                count < 1 ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX",
                count < 1
                    ? "int value should be greater than or equal to 1."
                    : $"int value should be less than or equal to {MostMessages}.");
            errors.ThrowIfAny();
        }

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
