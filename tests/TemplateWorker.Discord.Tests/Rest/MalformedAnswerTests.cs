using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.RateLimits;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Rest;

/// <summary>Whatever comes instead of an answer is told as Discord's failure, or read as far as it can be.</summary>
public sealed class MalformedAnswerTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    static readonly string[] Values =
        ["null", "true", "5", "-1", "1e999", "2147483648", "9223372036854775807", "99999999999999999999", "\"\"", "\"x\"", "\"\\ud800\"", "\"-1\"", "[]", "{}"];

    static readonly string[] Fields =
        ["code", "message", "retry_after", "global", "id", "name", "flags", "url", "shards", "total", "remaining", "reset_after", "max_concurrency"];

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task No_body_of_the_corpus_is_more_than_a_failure_of_Discord(int status)
    {
        foreach (var body in Corpus())
        {
            using var client = new DiscordRestClient(
                new DiscordRestOptions { Token = "t" }, new RecordingLoggerFactory(), TimeProvider.System, new FixedAnswer(status, body));

            await FailsAtMostAsync(body, async () =>
            {
                var information = await client.GetGatewayBotAsync(Test);
                information.Shards.ShouldBeGreaterThan(0);
                information.MaxConcurrency.ShouldBeInRange(1, ShardSet.MostShards);
                information.SessionsResetAfter.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            });
            await FailsAtMostAsync(body, () => client.GetCurrentApplicationAsync(Test));
            await FailsAtMostAsync(body, () => client.GetCurrentUserIdAsync(Test));
            await FailsAtMostAsync(body, () => client.CreateMessageAsync(1, Encoding.UTF8.GetBytes("""{"content":"x"}"""), Test));
        }
    }

    [Fact]
    public void No_refusal_of_the_corpus_asks_for_a_wait_that_cannot_be()
    {
        foreach (var body in Corpus())
        {
            using var answer = new HttpResponseMessage();

            RateLimitRefusal.Read(answer.Headers, body).RetryAfter.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromDays(365), Encoding.UTF8.GetString(body));
        }
    }

    static async Task FailsAtMostAsync(byte[] body, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (DiscordException failure)
        {
            failure.Message.ShouldNotBeEmpty();
        }
        catch (Exception failure) when (failure is not ShouldAssertException)
        {
            throw new InvalidOperationException($"{Encoding.UTF8.GetString(body)} led to another failure.", failure);
        }
    }

    static IEnumerable<byte[]> Corpus()
    {
        foreach (var text in (string[])["", " ", "{", "}", "\"", "<html>", "\0", "{\"\\ud800\":1}", new('[', 10_000), .. Values])
            yield return Encoding.UTF8.GetBytes(text);
        yield return [0xFF, 0xFE, 0x7B];
        yield return [0xEF, 0xBB, 0xBF, .. "{}"u8];
        // Right but for one field, which is some odd value or not there.
        foreach (var field in Fields)
        {
            foreach (var value in Values.Append(null))
                yield return Encoding.UTF8.GetBytes(With(field, value));
        }
    }

    static string With(string odd, string? value)
    {
        string[] limit = ["total", "remaining", "reset_after", "max_concurrency"];
        var plain = Fields.Except(limit).Where(field => field != odd).Select(field => $"\"{field}\":{Usual(field)}");
        var limits = limit.Where(field => field != odd).Select(field => $"\"{field}\":{Usual(field)}");
        var extra = value is null ? [] : new[] { $"\"{odd}\":{value}" };
        return limit.Contains(odd)
            ? $"{{{string.Join(',', plain)},\"session_start_limit\":{{{string.Join(',', limits.Concat(extra))}}}}}"
            : $"{{{string.Join(',', plain.Concat(extra))},\"session_start_limit\":{{{string.Join(',', limits)}}}}}";
    }

    static string Usual(string field) => field switch
    {
        "message" or "name" => "\"x\"",
        "id" => "\"1162000000000000001\"",
        "url" => "\"wss://gateway.example\"",
        "global" => "false",
        _ => "1",
    };
}
