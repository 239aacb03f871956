using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Limits;

/// <summary>The table of limits in the forms in which it is shown.</summary>
static class LimitsPage
{
    const string Fixed = "fixed";

    /// <summary>For people: one limit a line.</summary>
    public static string Text(IReadOnlyList<Limit> limits)
    {
        var (name, text) = (limits.Max(limit => limit.Name.Length), limits.Max(limit => limit.Text.Length));
        var lines = limits.Select(limit => $"{limit.Name.PadRight(name)}  {limit.Text.PadRight(text)}  {(limit.Settings.Count == 0 ? Fixed : string.Join(", ", limit.Settings))}\n");
        return string.Concat(lines);
    }

    /// <summary>For programs: one list.</summary>
    public static JsonArray Json(IReadOnlyList<Limit> limits) => [.. limits.Select(limit => new JsonObject
    {
        ["name"] = limit.Name,
        ["value"] = limit.Value,
        ["unit"] = limit.Unit,
        ["window_ms"] = (long?)limit.Window?.TotalMilliseconds,
        ["bounds"] = limit.Bounds,
        ["settings"] = JsonLines.Of(limit.Settings),
    })];

    /// <summary>The page of the documentation.</summary>
    public static string Markdown(IReadOnlyList<Limit> limits)
    {
        var page = new StringBuilder(
            """
            # Limits

            What the templates of one tenant may use. These are the defaults; an operator changes them in section `limits` of
            the configuration, and `templateworker limits` shows what holds. Those without a setting are fixed. This page is
            made by `templateworker limits --markdown`; a test compares it with the code.

            | limit | default | what it bounds | setting |
            | --- | --- | --- | --- |

            """);
        foreach (var limit in limits)
        {
            var settings = limit.Settings.Count == 0 ? Fixed : string.Join(", ", limit.Settings.Select(setting => $"`{setting}`"));
            page.Append($"| {limit.Name} | {limit.Text} | {limit.Bounds} | {settings} |\n");
        }

        return page.Append(
            """

            ## Rates

            A rate is a bucket. It holds as many calls as the limit says, and refills steadily, so many in each window. A
            tenant that was quiet can make that many calls at once; one that calls all the time gets exactly the stated count
            in each window. Answers to interactions count for no rate. A call that counts for several rates, as a kick counts as a
            Discord action too, takes one place of each at the moment when it is made.

            Refusals by Discord are no bucket: as many as the limit says are counted in any window. Above half of them each call of
            Discord waits before it is made, the longer the more there are, up to `limits.rate_wait_ms`. At the limit calls fail
            until the first of the refusals is as old as the window; the error says when that is.

            A call above a rate waits for its turn, in the order in which calls came, when the wait is short. Else it fails
            with a `HostCallError` named `RateLimitError`, which has the fields `action` (the call), `limit`, `window` and
            `retryAfter` (both in seconds). `limits()` tells a template the numbers and what is left of them.

            ## Keys and values

            A record counts the bytes of its key, of its value as JSON, of its scopes (`default` where none is named) and 256
            more, for what the database keeps with each. A member of a sorted list counts the bytes of its name, of the list's
            and 64 more. So 10 MiB hold about 35,000 small records, or 110,000 members of sorted lists: a number for each
            member of a guild is better off in a sorted list. What has expired does not count.

            A tenant that is full can still read and delete, and store what is no larger than what it replaces. Everything else
            fails with a `HostCallError` whose `code` is `QuotaExceeded`. `limits().kv` tells how much is in use.

            ## Processor time

            Every dispatch has its own limit. What it uses above comes out of a bucket that all dispatches of the tenant share,
            and that refills steadily. A dispatch that starts while the bucket is free can use the whole of it, and gives back
            what it did not use when it ends; those that run beside it have the plain limit. So one heavy event now and then
            is no trouble, and an endless loop ends.

            ## Requests

            `fetch` reaches the hosts that the manifest names (`fetch:api.example.com`, or `fetch:*.example.com` for all names
            below `example.com`, which is not among them), over https on any port. `fetch:http://host` allows plain http
            to that host as well. A host whose name leads to a private address (loopback, local networks, link-local, cloud
            metadata) is refused, whatever the name, at every redirect too. An operator allows services of their own with
            `fetch.allow_private`.

            """).ToString();
    }
}
