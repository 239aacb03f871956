using System.Text;
using TemplateWorker.Discord.RateLimits;

namespace TemplateWorker.Discord.Tests.RateLimits;

public sealed class RateLimitRefusalTests
{
    [Theory]
    [InlineData(null, "", 5, "Network")]
    [InlineData(null, "{}", 5, "Bucket")]
    [InlineData("soon", "[]", 5, "Network")]
    [InlineData("7", "<html>", 7, "Network")]
    [InlineData("7", """{"retry_after":1.5}""", 1.5, "Bucket")]
    [InlineData("-7", """{"retry_after":"x"}""", 0, "Bucket")]
    [InlineData("NaN", "{}", 0, "Bucket")]
    public void A_wait_that_is_not_said_is_five_seconds(string? retryAfter, string body, double seconds, string scope)
    {
        using var answer = new HttpResponseMessage();
        if (retryAfter is not null)
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        RateLimitRefusal.Read(answer.Headers, Encoding.UTF8.GetBytes(body))
            .ShouldBe(new RateLimitRefusal(Enum.Parse<RateLimitScope>(scope), TimeSpan.FromSeconds(seconds)));
    }
}
