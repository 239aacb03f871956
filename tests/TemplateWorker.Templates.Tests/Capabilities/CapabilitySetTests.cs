using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Templates.Tests.Capabilities;

public sealed class CapabilitySetTests
{
    [Fact]
    public void A_set_allows_what_it_lists_and_nothing_else()
    {
        var set = CapabilitySet.Parse(["kv", "discord:messages", "kv"]);

        set.Names.ShouldBe(["kv", "discord:messages"]);
        set.Allows(Capability.KeyValue).ShouldBeTrue();
        set.Allows(Capability.Moderation).ShouldBeFalse();
        set.AllowsFetch("example.com").ShouldBeFalse();
    }

    [Theory]
    [InlineData("fetch:api.example.com", "api.example.com", true)]
    [InlineData("fetch:api.example.com", "API.Example.COM.", true)]
    [InlineData("fetch:api.example.com", "x.api.example.com", false)]
    [InlineData("fetch:api.example.com", "api.example.com.evil.org", false)]
    [InlineData("fetch:*.example.com", "a.example.com", true)]
    [InlineData("fetch:*.example.com", "a.b.example.com", true)]
    [InlineData("fetch:*.example.com", "example.com", false)]
    [InlineData("fetch:*.example.com", ".example.com", false)]
    [InlineData("fetch:*.example.com", "evil-example.com", false)]
    [InlineData("fetch:*.example.com", "evilexample.com", false)]
    [InlineData("fetch:*.example.com", "a.example.com.org", false)]
    [InlineData("fetch:API.Example.com", "api.example.com", true)]
    [InlineData("fetch:192.0.2.1", "192.0.2.1", true)]
    public void A_host_is_allowed_by_its_name_or_by_a_wildcard_above_it(string capability, string host, bool allowed) =>
        CapabilitySet.Parse([capability]).AllowsFetch(host).ShouldBe(allowed);

    [Fact]
    public void Plain_http_is_allowed_only_where_it_is_named()
    {
        CapabilitySet.Parse(["fetch:example.com"]).AllowsFetch("example.com", isPlain: true).ShouldBeFalse();
        CapabilitySet.Parse(["fetch:http://example.com"]).AllowsFetch("example.com", isPlain: true).ShouldBeTrue();
        CapabilitySet.Parse(["fetch:http://example.com"]).AllowsFetch("example.com").ShouldBeTrue();
        CapabilitySet.Parse(["fetch:http://*.example.com"]).Names.ShouldBe(["fetch:http://*.example.com"]);
    }

    [Theory]
    [InlineData("discord:everything", "there are discord:messages, ")]
    [InlineData("KV", "is no capability")]
    [InlineData("", "is no capability")]
    [InlineData("fetch:", "names no host")]
    [InlineData("fetch:*", "names no host")]
    [InlineData("fetch:*.com", "a wildcard stands for the names below a domain")]
    [InlineData("fetch:https://example.com", "without https://")]
    [InlineData("fetch:example.com/path", "without a path")]
    [InlineData("fetch:example.com:8080", "without a port")]
    [InlineData("fetch:exa mple.com", "names no host")]
    [InlineData("fetch:a..b", "names no host")]
    [InlineData("fetch:*.*.com", "names no host")]
    public void What_is_no_capability_is_an_error_that_says_what_would_be(string text, string problem)
    {
        CapabilitySet.ProblemOf(text).ShouldNotBeNull().ShouldContain(problem);
        Should.Throw<CapabilityException>(() => CapabilitySet.Parse([text])).Text.ShouldBe(text);
    }
}
