using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>The tenant's own sorted lists.</summary>
/// <param name="lists">Where they are.</param>
sealed class SortedListHandler(ISortedLists lists)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("sorted.set", Capability.KeyValue, RateClass.KeyValue, Set);
        methods.Add("sorted.increment", Capability.KeyValue, RateClass.KeyValue, Increment);
        methods.Add("sorted.get", Capability.KeyValue, RateClass.KeyValue, Get);
        methods.Add("sorted.top", Capability.KeyValue, RateClass.KeyValue, Top);
        methods.Add("sorted.delete", Capability.KeyValue, RateClass.KeyValue, Delete);
        methods.Add("sorted.count", Capability.KeyValue, RateClass.KeyValue, Count);
        methods.Add("sorted.clear", Capability.KeyValue, RateClass.KeyValue, Clear);
    }

    ValueTask<ReadOnlyMemory<byte>> Set(HostCall call, ref ArgumentReader arguments)
    {
        var (list, member) = (arguments.Text("list"), arguments.Text("member"));
        var score = arguments.Number("score");
        arguments.End();
        return AnswerAsync(lists.SetScoreAsync(call.Tenant, list, member, score, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task writing)
        {
            await writing.ConfigureAwait(false);
            return KeyValueJson.Null;
        }
    }

    ValueTask<ReadOnlyMemory<byte>> Increment(HostCall call, ref ArgumentReader arguments)
    {
        var (list, member) = (arguments.Text("list"), arguments.Text("member"));
        var by = arguments.Number("by");
        arguments.End();
        return AnswerAsync(lists.AddToScoreAsync(call.Tenant, list, member, by, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<double> adding) =>
            KeyValueJson.Of(await adding.ConfigureAwait(false));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var (list, member) = ReadMember(ref arguments);
        return AnswerAsync(lists.FindMemberAsync(call.Tenant, list, member, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<SortedEntry?> finding) =>
            await finding.ConfigureAwait(false) is { } entry ? KeyValueJson.Of(entry) : KeyValueJson.Null;
    }

    ValueTask<ReadOnlyMemory<byte>> Top(HostCall call, ref ArgumentReader arguments)
    {
        var list = arguments.Text("list");
        var query = ReadQuery(ref arguments);
        arguments.End();
        return AnswerAsync(lists.ListTopAsync(call.Tenant, list, query, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<IReadOnlyList<SortedEntry>> listing) =>
            KeyValueJson.Of(await listing.ConfigureAwait(false));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var (list, member) = ReadMember(ref arguments);
        return AnswerAsync(lists.DeleteMemberAsync(call.Tenant, list, member, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<bool> deleting) =>
            KeyValueJson.Of(await deleting.ConfigureAwait(false));
    }

    ValueTask<ReadOnlyMemory<byte>> Count(HostCall call, ref ArgumentReader arguments) =>
        AnswerAsync(lists.CountMembersAsync(call.Tenant, ReadList(ref arguments), call.CancellationToken));

    ValueTask<ReadOnlyMemory<byte>> Clear(HostCall call, ref ArgumentReader arguments) =>
        AnswerAsync(lists.ClearListAsync(call.Tenant, ReadList(ref arguments), call.CancellationToken));

    static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<long> counting) =>
        KeyValueJson.Of(await counting.ConfigureAwait(false));

    static string ReadList(ref ArgumentReader arguments)
    {
        var list = arguments.Text("list");
        arguments.End();
        return list;
    }

    static (string List, string Member) ReadMember(ref ArgumentReader arguments)
    {
        var (list, member) = (arguments.Text("list"), arguments.Text("member"));
        arguments.End();
        return (list, member);
    }

    static SortedListQuery ReadQuery(ref ArgumentReader arguments)
    {
        int? limit = null;
        int? offset = null;
        var isAscending = false;
        if (arguments.EnterObject("options"))
        {
            while (arguments.Property() is { } name)
            {
                switch (name)
                {
                    case "limit":
                        limit = arguments.PropertyNumber(name);
                        break;
                    case "offset":
                        offset = arguments.PropertyNumber(name);
                        break;
                    case "ascending":
                        isAscending = arguments.PropertyFlag(name) ?? false;
                        break;
                    default:
                        throw HostCallException.Malformed($"sorted.top does not know '{name}'; it knows limit, offset and ascending.");
                }
            }
        }
        return new SortedListQuery { Limit = limit, Offset = offset ?? 0, IsAscending = isAscending };
    }
}
