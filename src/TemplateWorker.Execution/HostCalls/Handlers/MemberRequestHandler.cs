using System.Globalization;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Members of the tenant's guild by the gateway, which knows more of them at once than the REST interface.</summary>
/// <param name="members">Asks the gateway; null where there is none.</param>
sealed class MemberRequestHandler(IGuildMembers? members)
{
    const string Name = "discord.requestMembers";

    // From Discord's documentation: a name has at most 32 characters.
    const int LongestQuery = 32;

    /// <summary>Adds the call of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add(Name, Capability.Members, RateClass.Discord, Request);

    ValueTask<ReadOnlyMemory<byte>> Request(HostCall call, ref ArgumentReader arguments)
    {
        var request = Read(ref arguments);
        arguments.End();
        return members is null
            ? throw HostCallException.Malformed($"{Name} needs Discord's gateway, and this program has no connection to it.")
            : new(members.RequestAsync(GuildScope.Of(call), request, call.CancellationToken));
    }

    static MemberRequest Read(ref ArgumentReader arguments)
    {
        var request = new MemberRequest();
        int? limit = null;
        if (!arguments.EnterObject("request"))
            return request;
        while (arguments.Property() is { } name)
        {
            switch (name)
            {
                case "query":
                    request = request with { Query = Query(ref arguments) };
                    break;
                case "user_ids":
                    request = request with { Ids = Ids(ref arguments) };
                    break;
                case "limit":
                    limit = arguments.PropertyNumber(name);
                    break;
                case "presences":
                    request = request with { WithPresences = arguments.PropertyFlag(name) ?? false };
                    break;
                default:
                    throw HostCallException.Malformed($"{Name} does not know '{name}'; it knows: query, limit, user_ids, presences.");
            }
        }
        if (request.Ids is not null && request.Query is not null)
            throw HostCallException.Malformed($"{Name} takes 'query' or 'user_ids', not both.");
        if (limit is null)
            return request;
        if (request.Query is null || limit is < 1 or > MemberRequest.MostFound)
            throw arguments.Missing("limit", $"1 to {MemberRequest.MostFound}, beside a 'query'");
        return request with { Limit = limit.Value };
    }

    static string? Query(ref ArgumentReader arguments)
    {
        var query = arguments.PropertyText("query");
        return query is null || (query.Length is > 0 and <= LongestQuery)
            ? query
            : throw arguments.Missing("query", $"text of 1 to {LongestQuery} characters; left out, all members are asked for");
    }

    static List<ulong>? Ids(ref ArgumentReader arguments)
    {
        if (arguments.PropertyTexts("user_ids") is not { } texts)
            return null;
        if (texts.Count is 0 or > MemberRequest.MostIds)
            throw arguments.Missing("user_ids", $"a list of 1 to {MemberRequest.MostIds} ids");
        var ids = new List<ulong>(texts.Count);
        foreach (var text in texts)
        {
            ids.Add(ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != 0
                ? id
                : throw arguments.Missing("user_ids", "a list of ids: digits in text"));
        }
        return ids;
    }
}
