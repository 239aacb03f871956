using TemplateWorker.Configuration;

namespace TemplateWorker.Tests.Configuration;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_shows_itself_only_when_asked()
    {
        var secret = new Secret("hunter2");

        $"{secret}".ShouldBe("(secret)");
        System.Text.Json.JsonSerializer.Serialize(secret).ShouldNotContain("hunter2");
        secret.Reveal().ShouldBe("hunter2");
    }

    [Fact]
    public void A_secret_setting_never_shows_in_an_error()
    {
        using var file = new ConfigurationFile("discord:\n  token: [hunter2]\ndatabase:\n  url: {p: hunter2}\n");

        string.Concat(file.Problems()).ShouldNotContain("hunter2");
    }
}
